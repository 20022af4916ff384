package org.chronomap.backend.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.ZipContents;
import org.chronomap.backend.page.PublicAddress;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

class BundleTest extends ServerTest {

    private static final String ZIP = STORY + "/bundle.zip";
    private static final URI TOP = URI.create("https://files.example/some/where/");
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src|srcset)=\"([^\"]*)\"");
    private static final Pattern IN_DATA = Pattern.compile("\"(\\.\\./\\.\\./[^\"]*)\"");
    private static final Pattern IN_SCRIPT = Pattern.compile("[\"'](\\./[A-Za-z0-9-]+\\.js)[\"']");

    @Autowired
    private Bundle bundle;

    @Autowired
    private Stories stories;

    @Test
    void packingTwiceMakesTheSameBytes() throws Exception {
        long began = System.nanoTime();
        byte[] once = packed();
        System.out.printf(
                "Bundle of the bundled story: %,d bytes in %,d ms%n",
                once.length, (System.nanoTime() - began) / 1_000_000);

        assertThat(packed()).isEqualTo(once);
        assertThat(http.get(ZIP).bytes()).as("as the server sends it").isEqualTo(once);
    }

    @Test
    void isAnsweredWithATagThatHoldsWhileTheStoryDoes() {
        Answer whole = http.get(ZIP);

        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.header("Content-Type")).isEqualTo("application/zip");
        assertThat(whole.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"kazakhstan-january-2022.zip\"");
        assertThat(whole.header("ETag")).matches("\"[0-9a-f]{24}\"");
        Answer again = http.get(ZIP, "If-None-Match", whole.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        Answer head = http.send("HEAD", ZIP);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(whole.bytes().length));
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void aStoryThatIsNotThereIsAProblem() {
        Answer answer = http.get("/stories/nothing/bundle.zip");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("detail").asString()).contains("nothing");
    }

    @Test
    void entriesStandInTheOrderOfTheirNamesAndTellOneTime() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(http.get(ZIP).bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo("1980-02-01T00:00:00");
            }
        }

        assertThat(names).isSorted().doesNotHaveDuplicates();
        assertThat(names)
                .contains(
                        "embed.js",
                        "index.html",
                        "bundle.json",
                        "stories/kazakhstan-january-2022/index.html",
                        "stories/kazakhstan-january-2022/kk.html",
                        "stories/kazakhstan-january-2022/data/all/incidents.json",
                        "stories/kazakhstan-january-2022/card-ru.png",
                        "stories/kazakhstan-january-2022/scene-0-fr.png",
                        "embed/kazakhstan-january-2022/index.html",
                        "embed/kazakhstan-january-2022/en.html");
    }

    @Test
    void everythingThatItNamesIsInIt() throws IOException {
        Map<String, byte[]> files = ZipContents.of(http.get(ZIP).bytes());
        List<String> lost = new ArrayList<>();
        int followed = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            for (String reference : references(file.getKey(), text(file.getValue()))) {
                String path = URI.create(reference).getScheme() == null ? inside(file.getKey(), reference) : reference;
                followed++;
                // Of the tiles of towns only the beginning of their names is told.
                boolean isThere = path.endsWith("-")
                        ? files.keySet().stream().anyMatch(name -> name.startsWith(path))
                        : files.containsKey(path);
                if (!reference.startsWith("https:") && !reference.startsWith("data:") && !isThere) {
                    lost.add(file.getKey() + " -> " + reference);
                }
            }
        }

        assertThat(lost).isEmpty();
        assertThat(followed).isGreaterThan(300);
    }

    @Test
    void townsAreInItAsFarAsItsPagesMayAskForThem() throws IOException {
        Map<String, byte[]> files = ZipContents.of(http.get(ZIP).bytes());
        for (String language : List.of("en", "fr", "kk", "ru")) {
            String page =
                    text(Objects.requireNonNull(files.get("stories/kazakhstan-january-2022/" + language + ".html")));
            Matcher near = Pattern.compile("\"towns\":\"([-\\d ]+)\"").matcher(page);
            Matcher beginning = Pattern.compile("\"\\.\\./\\.\\./(assets/towns-\\w+-" + language + "-)\"")
                    .matcher(page);
            assertThat(near.find() && beginning.find()).as(page).isTrue();
            assertThat(near.group(1).split(" "))
                    .contains("5-22-11")
                    .allMatch(tile -> files.containsKey(beginning.group(1) + tile + ".json"));
            assertThat(files).containsKeys(beginning.group(1) + "2-2-1.json", beginning.group(1) + "3-0-7.json");
        }
    }

    @Test
    void everyCollectionIsReadableInEveryLanguage() throws IOException {
        Map<String, byte[]> files = ZipContents.of(http.get(ZIP).bytes());
        for (String collection : List.of("incidents", "movements", "places", "scenes")) {
            int there = http.get(STORY + "/collections/" + collection + "/items?lang=en&limit=10000")
                    .json()
                    .path("numberMatched")
                    .asInt();
            for (String language : List.of("all", "en", "fr", "kk", "ru")) {
                byte[] file =
                        files.get("stories/kazakhstan-january-2022/data/" + language + '/' + collection + ".json");
                assertThat(JsonMapper.shared().readTree(file).path("features").size())
                        .as(language + ' ' + collection)
                        .isEqualTo(there)
                        .isPositive();
            }
        }
    }

    @Test
    void saysWhereItIsOnlyWhenThatIsKnown() throws Exception {
        assertThat(page(null))
                .doesNotContain(
                        "canonical", "hreflang=\"x-default\"", "og:image", "ld+json", "oembed", "atom", "localhost");
        assertThat(page(new PublicAddress.InFolder("https://files.example/maps")))
                .contains(
                        "<link rel=\"canonical\""
                                + " href=\"https://files.example/maps/stories/kazakhstan-january-2022/ru.html\">",
                        "hreflang=\"kk\" href=\"https://files.example/maps/stories/kazakhstan-january-2022/kk.html\"",
                        "content=\"https://files.example/maps/stories/kazakhstan-january-2022/card-ru.png\"",
                        "ld+json")
                .doesNotContain("oembed", "atom");
    }

    @Test
    void aPagesPolicyIsTheServersButForFrames() throws Exception {
        String policy = http.get(STORY).header("Content-Security-Policy");

        assertThat(policy).contains("; frame-ancestors ");
        assertThat(HtmlUtils.htmlUnescape(page(null)))
                .contains("<meta http-equiv=\"Content-Security-Policy\" content=\""
                        + policy.substring(0, policy.indexOf("; frame-ancestors")) + "\">");
    }

    private String page(@Nullable PublicAddress address) throws Exception {
        for (BundleFile file : bundle.files(snapshot(), address, null)) {
            if (file.path().endsWith("stories/kazakhstan-january-2022/ru.html")) {
                ByteArrayOutputStream page = new ByteArrayOutputStream();
                file.content().write(page);
                return text(page.toByteArray());
            }
        }
        throw new AssertionError("The bundle has no Russian page");
    }

    private byte[] packed() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleZip.write(bundle.files(snapshot(), null, null), out);
        return out.toByteArray();
    }

    private Snapshot snapshot() {
        return stories.find("kazakhstan-january-2022").orElseThrow();
    }

    private static List<String> references(String path, String text) {
        List<String> found = new ArrayList<>();
        if (path.endsWith(".html")) {
            collect(found, REFERENCE, text);
            collect(found, IN_DATA, text.substring(Math.max(0, text.indexOf("class=\"chronomap\""))));
        } else if (path.endsWith(".js")) {
            collect(found, IN_SCRIPT, text);
        }
        // A page's data block names the top of the folder, and the story's folders.
        found.removeIf(reference -> reference.equals("../../") || reference.endsWith("/data"));
        return found;
    }

    private static void collect(List<String> found, Pattern pattern, String text) {
        for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
            found.add(HtmlUtils.htmlUnescape(matcher.group(1)));
        }
    }

    /** The path of a file in the bundle; a folder stands for its index. */
    private static String inside(String page, String reference) {
        String path = TOP.relativize(TOP.resolve(page).resolve(reference)).getPath();
        return path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
