package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.Http;
import org.chronomap.backend.ZipContents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The story as files on a plain host, below a path of it: everything works there as it does on the server. */
class BundleTest extends BrowserTest {

    private static final String PREFIX = "/some/where/";
    private static final String FOLDER = PREFIX + "stories/kazakhstan-january-2022/";

    private FileHost host;
    private FileHost articles;

    @BeforeEach
    void hostFiles() throws IOException {
        host = new FileHost(
                PREFIX, ZipContents.of(http.get(STORY + "/bundle.zip").bytes()));
        // The server is not asked any more: from here on it would be elsewhere.
        http = new Http(host.port());
        articles = new FileHost("/", Map.of("article/index.html", article()));
        allow("http://127.0.0.1:" + articles.port());
    }

    @AfterEach
    void nothingWasMissing() {
        host.close();
        articles.close();
        assertThat(host.misses()).as("asked for and not there").isEmpty();
    }

    @Test
    void aReaderScrubsReadsAndSearches() {
        Page page = open(FOLDER, 1280, 800);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("fr");
        String before = spoken(page);
        slider(page).focus();
        slider(page).press("ArrowLeft");
        settle(page);
        assertThat(spoken(page)).isNotEqualTo(before);

        page.locator(".list li[data-id] button").first().click();
        settle(page);
        assertThat(page.locator(".details").isVisible()).isTrue();
        String data = String.valueOf(
                page.locator(".details a[type='application/geo+json']").getAttribute("href"));
        assertThat(data).isEqualTo("../../stories/kazakhstan-january-2022/data/fr/incidents.json");
        page.keyboard().press("Escape");

        page.navigate(http.root() + FOLDER + "en.html");
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        page.locator("input[type=search]").first().fill("столкновения");
        until(page, "performance.getEntriesByType('resource').some(file => file.name.includes('/data/all/'))");
        // Found by Russian words on the English page.
        until(page, "document.querySelector('.list li[data-id] [lang=ru] mark') !== null");
        assertThat(listed(page)).isNotEmpty();
    }

    @Test
    void theAddressOpensTheLanguageThatItAsksFor() {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        page.navigate(
                http.root() + FOLDER + "?lang=ru&t=2022-01-06",
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        page.waitForURL("**/ru.html?lang=ru&t=2022-01-06");
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ru");
        assertThat(spoken(page)).contains("6 января 2022");

        page.locator("a[data-lang=kk]").click();
        page.waitForURL("**/kk.html?*");
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("kk");
        assertThat(page.url()).contains("t=2022-01-06");
    }

    @Test
    void theAddressChoosesTheColours() {
        Page dark = open(FOLDER + "en.html?theme=dark", options -> options.setColorScheme(ColorScheme.LIGHT));
        assertThat(background(dark)).isEqualTo("rgb(20, 22, 26)");
        assertThat(String.valueOf(dark.locator("a[data-lang=ru]").getAttribute("href")))
                .contains("theme=dark");
        Page light = open(FOLDER + "en.html?theme=light", options -> options.setColorScheme(ColorScheme.DARK));
        assertThat(background(light)).isNotEqualTo("rgb(20, 22, 26)");
        Page asTheSystem = open(FOLDER + "en.html", options -> options.setColorScheme(ColorScheme.DARK));
        assertThat(background(asTheSystem)).isEqualTo("rgb(20, 22, 26)");
    }

    @Test
    void theTopLeadsToTheStoryAndWithoutScriptsThereArePictures() {
        Page page = blank(options -> options.setJavaScriptEnabled(false).setViewportSize(1280, 800));
        page.navigate(http.root() + PREFIX);
        page.locator(".stories a").click();
        page.waitForURL("**/fr.html");
        page.locator("a[data-lang=en]").click();
        page.waitForURL("**/en.html?lang=en");
        assertThat(page.locator("noscript img, .story-picture img").count()).isGreaterThan(1);
        assertThat(page.locator("tr[id]").count()).isGreaterThan(10);
    }

    @Test
    void anArticleOnAnotherHostShowsTheWidgetByTheSameCode() {
        // High enough for both: a frame of another site that nobody sees is not drawn.
        Page page = blank(options -> options.setViewportSize(1280, 1800));
        page.navigate("http://127.0.0.1:" + articles.port() + "/article/");
        page.frameLocator("#a iframe").locator(".story.ready").waitFor();
        page.frameLocator("#b iframe").locator(".story.ready").waitFor();
        List<Frame> frames = page.frames().stream()
                .filter(frame -> frame.url().contains("/embed/"))
                .toList();
        assertThat(frames)
                .hasSize(2)
                .allSatisfy(frame -> assertThat(frame.url()).contains("/ru.html?"));
        Frame first = frames.get(0);
        assertThat(first.locator("html").getAttribute("lang")).isEqualTo("ru");
        assertThat(first.locator(".time-slider").isVisible()).isTrue();
        assertThat(frames.get(1).locator(".time-slider").isVisible()).isFalse();

        page.locator("a[data-chrono-map]").click();
        until(
                first,
                "document.querySelector('.time-slider').getAttribute('aria-valuetext').startsWith('13 января 2022')");
        page.evaluate("document.querySelector('#a').goTo('t=2022-01-06')");
        until(
                first,
                "document.querySelector('.time-slider').getAttribute('aria-valuetext').startsWith('6 января 2022')");
        until(page, "document.querySelector('#a').t === '2022-01-06'");

        Page story =
                page.context().waitForPage(() -> first.locator(".widget-open").click());
        story.waitForURL("**/stories/kazakhstan-january-2022/ru.html?*");
        until(story, "performance.getEntriesByName('chronomap-map').length > 0");
        assertThat(spoken(story)).contains("6 января 2022");
    }

    @Test
    void theCodeToShareLeadsToTheFiles() {
        Page page = open(FOLDER + "en.html?t=2022-01-06", 1280, 900);
        page.locator(".share-open").click();
        page.locator("dialog summary").click();
        until(page, "document.querySelector('dialog textarea').value !== ''");
        String code = page.locator("dialog textarea").inputValue();
        String root = http.root() + PREFIX;
        assertThat(code)
                .contains("src=\"" + root + "embed.js\"")
                .contains("href=\"" + root + "stories/kazakhstan-january-2022/?t=2022-01-06&amp;lang=en\"");
        Frame preview = page.frames().get(page.frames().size() - 1);
        until(
                page,
                "the preview is drawn",
                () -> preview.locator(".mark-holder").count() > 0);
        assertThat(preview.url()).startsWith(root + "embed/kazakhstan-january-2022/");
    }

    private byte[] article() {
        String root = http.root() + PREFIX;
        return """
                <!doctype html><html lang="ru"><meta charset="utf-8"><title>Article</title><link rel="icon" href="data:,">
                <script async src="%1$sembed.js"></script><a data-chrono-map="a" href="?t=2022-01-13">13 January</a>
                <chrono-map id="a" story="kazakhstan-january-2022" lang="ru" t="2022-01-06"></chrono-map>
                <chrono-map id="b" story="kazakhstan-january-2022" lang="ru" theme="dark" controls="false"></chrono-map>
                """.formatted(root).getBytes(StandardCharsets.UTF_8);
    }

    private static String background(Page page) {
        return String.valueOf(page.evaluate("getComputedStyle(document.body).backgroundColor"));
    }
}
