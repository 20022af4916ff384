package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.ZipContents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Readers come back: what their browser keeps of the first visit, and what it is told then, leave every page whole. */
class ReturningReaderTest extends BrowserTest {

    private static final String STORY_ID = "kazakhstan-january-2022";

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path profile;

    @Test
    void everyPageIsWholeAgain() throws IOException {
        String frame =
                "<iframe width=600 height=460 src='" + http.root() + "/embed/" + STORY_ID + "?lang=en'></iframe>";
        String script = "<script async src='" + http.root() + "/embed.js'></script><chrono-map story=" + STORY_ID
                + " lang=en style='display:block;height:460px'></chrono-map>";
        byte[] bundle = http.get(STORY + "/bundle.zip").bytes();
        try (Article framed = new Article(frame, "", "");
                Article scripted = new Article(script, "", "");
                FileHost files = new FileHost("/", ZipContents.of(bundle))) {
            String host = "http://localhost:" + files.port();
            List.of(framed.origin(), scripted.origin(), host).forEach(this::allow);
            comeBack(Map.ofEntries(
                    entry(http.root() + "/?lang=fr", ReturningReaderTest::styled),
                    entry(http.root() + STORY + "?lang=fr", ReturningReaderTest::drawn),
                    entry(http.root() + STORY + "?lang=ar", ReturningReaderTest::drawn),
                    entry(http.root() + "/embed/" + STORY_ID + "?lang=en", ReturningReaderTest::drawn),
                    entry(http.root() + "/embed/" + STORY_ID + "/?lang=en", ReturningReaderTest::drawn),
                    entry(http.root() + STORY + "/history?f=html", ReturningReaderTest::styled),
                    entry(http.root() + "/login", ReturningReaderTest::styled),
                    entry(http.root() + "/nowhere", ReturningReaderTest::styled),
                    entry(http.root() + "/stories/nowhere", ReturningReaderTest::styled),
                    entry(framed.origin() + "/", ReturningReaderTest::holdsAWidget),
                    entry(scripted.origin() + "/", ReturningReaderTest::holdsAWidget),
                    entry(host + "/", ReturningReaderTest::styled),
                    entry(host + STORY + "/en.html", ReturningReaderTest::drawn),
                    entry(host + "/embed/" + STORY_ID + "/en.html", ReturningReaderTest::drawn)));
            assertThat(files.misses())
                    .as("asked of the host of files and not there")
                    .isEmpty();
        }
        forgive("404");
    }

    @Test
    void everyPageOfTheApiIsWholeAgain() {
        List<String> ofApi = List.of("/conformance", "/api", "/collections");
        List<String> ofCollection = List.of("", "/queryables", "/schema");
        Stream<String> ofStory = Stream.of(
                        ofApi.stream(),
                        ofCollection.stream().map("/collections/incidents"::concat),
                        Stream.of("/collections/incidents/items", "/collections/movements/items/csto-departure"))
                .flatMap(Function.identity())
                .map(STORY::concat);
        Stream<String> ofServer = Stream.concat(
                ofApi.stream(), ofCollection.stream().map(("/collections/" + STORY_ID + ".places")::concat));

        comeBack(Stream.concat(ofStory, ofServer)
                .collect(Collectors.toMap(
                        address -> http.root() + address + "?lang=kk", address -> ReturningReaderTest::tabled)));
    }

    private static Map.Entry<String, Consumer<Frame>> entry(String address, Consumer<Frame> isWhole) {
        return Map.entry(address, isWhole);
    }

    /** Visits addresses and reloads each, goes back over them all, closes the browser and opens it on the same again. */
    private void comeBack(Map<String, Consumer<Frame>> pages) {
        List<String> addresses = List.copyOf(pages.keySet());
        try (BrowserContext first = openProfile()) {
            Page page = first.pages().get(0);
            for (String address : addresses) {
                page.navigate(address);
                assertWhole(page, address, pages);
                page.reload();
                assertWhole(page, address, pages);
            }
            page.navigate("about:blank");
            for (int at = addresses.size() - 1; at >= 0; at--) {
                page.goBack();
                assertWhole(page, addresses.get(at), pages);
            }
        }
        try (BrowserContext second = openProfile()) {
            Page page = second.pages().get(0);
            for (String address : addresses) {
                page.navigate(address);
                assertWhole(page, address, pages);
            }
        }
    }

    private static void assertWhole(Page page, String address, Map<String, Consumer<Frame>> pages) {
        assertThat(page.url()).startsWith(address.replaceAll("\\?.*", ""));
        Objects.requireNonNull(pages.get(address)).accept(page.mainFrame());
    }

    private BrowserContext openProfile() {
        return watch(Chromium.profile(
                profile,
                new BrowserType.LaunchPersistentContextOptions()
                        .setLocale("en-GB")
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(1280, 800)));
    }

    private static void styled(Frame page) {
        until(
                page,
                "document.styleSheets.length > 0"
                        + " && [...document.styleSheets].every(sheet => sheet.disabled || sheet.cssRules.length > 0)"
                        + " && getComputedStyle(document.body).fontFamily !== '\"Times New Roman\"'");
    }

    private static void tabled(Frame page) {
        styled(page);
        assertThat(page.locator("h1").count()).isOne();
        assertThat(page.locator("table tbody tr").count()).isPositive();
    }

    private static void drawn(Frame page) {
        styled(page);
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        assertThat(page.locator(".map path").count()).isPositive();
    }

    private static void holdsAWidget(Frame article) {
        Frame widget = article.locator("iframe").elementHandle().contentFrame();
        // Its page comes after the article's, and what is asked of the empty one before it would say nothing.
        widget.waitForURL("**/embed/**");
        drawn(widget);
    }
}
