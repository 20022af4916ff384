package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.chronomap.backend.Http;
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
    void everyPageIsWholeAgain() {
        comeBack(Map.of(
                http.root() + "/?lang=fr", ReturningReaderTest::styled,
                http.root() + STORY + "?lang=fr", ReturningReaderTest::drawn,
                http.root() + STORY + "?lang=ar", ReturningReaderTest::drawn,
                http.root() + "/embed/" + STORY_ID + "?lang=en", ReturningReaderTest::drawn,
                http.root() + "/embed/" + STORY_ID + "/?lang=en", ReturningReaderTest::drawn,
                http.root() + STORY + "/history?f=html", ReturningReaderTest::styled,
                http.root() + "/login", ReturningReaderTest::styled,
                http.root() + "/nowhere", ReturningReaderTest::styled,
                http.root() + "/stories/nowhere", ReturningReaderTest::styled));
        forgive("404");
    }

    @Test
    void soIsTheWidgetInAnArticle() {
        String frame =
                "<iframe width=600 height=460 src='" + http.root() + "/embed/" + STORY_ID + "?lang=en'></iframe>";
        String script = "<script async src='" + http.root() + "/embed.js'></script><chrono-map story=" + STORY_ID
                + " lang=en style='display:block;height:460px'></chrono-map>";
        try (Article framed = new Article(frame, "", "");
                Article scripted = new Article(script, "", "")) {
            allow(framed.origin());
            allow(scripted.origin());
            comeBack(Map.of(
                    framed.origin() + "/", ReturningReaderTest::holdsAWidget,
                    scripted.origin() + "/", ReturningReaderTest::holdsAWidget));
        }
    }

    @Test
    void soAreThePagesOfABundleOnAHostOfFiles() throws IOException {
        byte[] bundle = http.get(STORY + "/bundle.zip").bytes();
        try (FileHost host = new FileHost("/", ZipContents.of(bundle))) {
            http = new Http(host.port());
            comeBack(Map.of(
                    http.root() + "/", ReturningReaderTest::styled,
                    http.root() + STORY + "/en.html", ReturningReaderTest::drawn,
                    http.root() + "/embed/" + STORY_ID + "/en.html", ReturningReaderTest::drawn));
            assertThat(host.misses()).isEmpty();
        }
    }

    /** Visits addresses, reloads each, goes on and back and forward again, closes the browser and opens it on the same addresses. */
    private void comeBack(Map<String, Consumer<Frame>> pages) {
        try (BrowserContext first = openProfile()) {
            Page page = first.pages().get(0);
            pages.forEach((address, isWhole) -> {
                page.navigate(address);
                isWhole.accept(page.mainFrame());
                page.reload();
                isWhole.accept(page.mainFrame());
                page.navigate("about:blank");
                page.goBack();
                isWhole.accept(page.mainFrame());
                page.goForward();
                page.goBack();
                isWhole.accept(page.mainFrame());
            });
        }
        try (BrowserContext second = openProfile()) {
            Page page = second.pages().get(0);
            pages.forEach((address, isWhole) -> {
                page.navigate(address);
                isWhole.accept(page.mainFrame());
                page.reload();
                isWhole.accept(page.mainFrame());
            });
        }
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
        assertThat(page.evaluate("document.styleSheets.length > 0"
                        + " && [...document.styleSheets].every(sheet => sheet.disabled || sheet.cssRules.length > 0)"))
                .as("has its styles: " + page.url())
                .isEqualTo(true);
        assertThat(page.evaluate("getComputedStyle(document.body).fontFamily"))
                .as("they are applied: " + page.url())
                .isNotEqualTo("\"Times New Roman\"");
    }

    private static void drawn(Frame page) {
        styled(page);
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        assertThat(page.locator("#map path").count()).isPositive();
    }

    private static void holdsAWidget(Frame article) {
        drawn(article.locator("iframe").elementHandle().contentFrame());
    }
}
