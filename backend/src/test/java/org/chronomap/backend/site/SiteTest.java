package org.chronomap.backend.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ZipContents;
import org.chronomap.backend.backup.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A newsroom's name, logo, colour and font on whatever a server gives out. */
class SiteTest {

    private static final String STORY = "/stories/kazakhstan-january-2022";
    private static final Color OF_LOGO = new Color(0xff00ff);
    private static final Color ACCENT = new Color(0x0b5d4e);

    @TempDir
    static Path data;

    private static Node node;

    @BeforeAll
    static void start() throws IOException {
        Path site = Files.createDirectories(data.resolve("site"));
        BufferedImage logo = new BufferedImage(400, 100, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = logo.createGraphics();
        graphics.setColor(OF_LOGO);
        graphics.fillRect(0, 0, 400, 100);
        graphics.dispose();
        ImageIO.write(logo, "png", site.resolve("logo.png").toFile());
        Files.writeString(site.resolve("icon.svg"), """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><style>path{fill:#0b5d4e}</style><path d="M0 0h8v8z"/></svg>
                """);
        Files.writeString(site.resolve("serif.woff2"), "wOF2, and whatever is in it");
        Files.writeString(site.resolve("site.yaml"), """
                name: {en: Rhine Courier, fr: Courrier <du> Rhin}
                url: https://rhine.example/
                logo: logo.png
                icon: icon.svg
                colours: {accent: "#0b5d4e"}
                font: {family: Rhine Serif, file: serif.woff2}
                """);
        node = Node.onH2(data);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {STORY, "/embed/kazakhstan-january-2022", "/", "/login", STORY + "/history", "/api", "/none"})
    void everyPageBearsIt(String path) {
        String page = page(path + "?lang=fr&f=html");

        assertThat(page)
                .contains("Courrier &lt;du&gt; Rhin</title>", "<a class=\"site\" href=\"https://rhine.example/\"")
                .containsPattern("<img src=\"[./]*/site/logo-[0-9a-f]{12}\\.png\" width=\"96\" height=\"24\""
                        + " alt=\"Courrier &lt;du&gt; Rhin\"></picture></a>")
                .containsPattern("<link rel=\"icon\" href=\"[./]*/site/icon-[0-9a-f]{12}\\.svg\">")
                .containsPattern("<link rel=\"stylesheet\" href=\"[./]*/site/style-[0-9a-f]{12}\\.css\">")
                .doesNotContain(">Chronomap<", "· Chronomap");
    }

    /** The house's dark accent must not stand above the site's, nor the site's light one above that. */
    @Test
    void stylesStandInTheirOrder() {
        List<String> styles = Pattern.compile(
                        "<link rel=\"stylesheet\" href=\"[^\"]*/([a-z]+)-[^\"]+\"(?: media=\"([^\"]+)\")?")
                .matcher(page(STORY + "?theme=dark"))
                .results()
                .map(link -> link.group(1) + (link.group(2) == null ? "" : ' ' + link.group(2)))
                .filter(link -> !link.startsWith("plain"))
                .toList();

        assertThat(styles)
                .containsExactly(
                        "reader",
                        "style",
                        "dark screen and (forced-colors: none)",
                        "dark screen and (forced-colors: none)");
        assertThat(page(STORY + "?theme=light")).doesNotContain("/site/dark-");
    }

    @Test
    void filesAreKeptAndMayBeShownElsewhere() {
        List<String> files = Stream.of("style", "dark", "icon", "logo")
                .map(stem -> first(page(STORY), "/site/" + stem + "-[0-9a-f]{12}\\.[a-z]+"))
                .toList();

        for (String file : files) {
            Answer answer = node.read(file);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).contains("max-age=31536000", "immutable");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        assertThat(node.read(files.get(0)).header("Content-Type")).isEqualTo("text/css;charset=utf-8");
        assertThat(node.read(files.get(2)).header("Content-Type")).isEqualTo("image/svg+xml");
        assertThat(node.read(files.get(2)).header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        String font = first(node.read(files.get(0)).text(), "font-[0-9a-f]{12}\\.woff2");
        assertThat(node.read("/site/" + font).header("Content-Type")).isEqualTo("font/woff2");
        assertThat(node.read("/site/site.yaml").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"en, Rhine Courier", "fr, Courrier <du> Rhin", "kk, Rhine Courier"})
    void programsAreToldWhoseStoriesTheyAre(String language, String name) {
        JsonNode oembed = node.read("/oembed?url=" + node.root() + STORY + "?lang=" + language)
                .json();
        String feed = node.read(STORY + "/feed.atom?lang=" + language).text();
        String page = page(STORY + "?lang=" + language);

        assertThat(oembed.get("provider_name").stringValue()).isEqualTo(name);
        assertThat(oembed.get("provider_url").stringValue()).isEqualTo("https://rhine.example/");
        assertThat(node.read(STORY + "/history?f=atom&lang=" + language).text())
                .containsPattern("<icon>" + node.root() + "/site/icon-[0-9a-f]{12}\\.svg</icon>");
        assertThat(feed)
                .containsPattern("<icon>" + node.root() + "/site/icon-[0-9a-f]{12}\\.svg</icon>")
                .containsPattern("<logo>" + node.root() + "/site/logo-[0-9a-f]{12}\\.png</logo>");
        assertThat(page)
                .contains("<meta property=\"og:site_name\" content=\""
                        + name.replace("<", "&lt;").replace(">", "&gt;"))
                .containsPattern("\"publisher\":\\{\"@type\":\"Organization\",\"name\":\"[^\"]+\",\"url\":"
                        + "\"https://rhine.example/\",\"logo\":\\{\"@type\":\"ImageObject\",\"url\":\"" + node.root()
                        + "/site/logo-");
        assertThat(node.get("/?lang=" + language, "Accept", "application/json")
                        .json()
                        .get("title")
                        .stringValue())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void picturesHaveItsLogoAndItsAccent(String theme) throws IOException {
        BufferedImage card = ImageIO.read(new ByteArrayInputStream(
                node.read(STORY + "/card.png?lang=en&theme=" + theme).bytes()));
        Color accent = theme.equals("light") ? ACCENT : Contrast.readable(ACCENT, Accents.DARK_GROUND);

        assertThat(count(card, OF_LOGO)).as("pixels of the logo").isGreaterThan(1_000);
        assertThat(count(card, accent)).as("pixels of the time that is shown").isGreaterThan(300);
    }

    @Test
    void aStoryAsFilesTakesItAlong() throws IOException {
        Map<String, byte[]> files =
                ZipContents.of(node.read(STORY + "/bundle.zip").bytes());
        String page = new String(files.get("stories/kazakhstan-january-2022/en.html"), StandardCharsets.UTF_8);

        assertThat(page).contains("href=\"https://rhine.example/\"");
        assertThat(Pattern.compile("\\.\\./\\.\\./(site/[a-z0-9.-]+)")
                        .matcher(page)
                        .results())
                .hasSize(4)
                .extracting((MatchResult file) -> file.group(1))
                .isSubsetOf(files.keySet());
        assertThat(files.keySet()).anyMatch(file -> file.startsWith("site/font-"));
    }

    @Test
    void theEditorBearsItToo() {
        String page = node.get("/edit?lang=en", "Accept", "text/html").text();

        assertThat(page)
                .contains("\"edit.site\":\"Rhine Courier\"")
                .containsPattern(
                        "\"logo\":\\{\"light\":\"/site/logo-[0-9a-f]{12}\\.png\",\"dark\":null,\"besideName\":false\\}");
    }

    private static String page(String path) {
        return node.get(path, "Accept", "text/html").text();
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .map(MatchResult::group)
                .orElseThrow(() -> new AssertionError("There is no " + pattern + " in " + text));
    }

    private static int count(BufferedImage picture, Color colour) {
        int count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += picture.getRGB(x, y) == colour.getRGB() ? 1 : 0;
            }
        }
        return count;
    }
}
