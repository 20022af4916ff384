package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.chronomap.backend.ZipContents;
import org.chronomap.backend.basemap.InventedStreets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.context.TestPropertySource;

/** A file in the data folder makes maps go down to streets: those of the file are invented, and say so. */
@TestPropertySource(properties = "chronomap.basemap.file=target/streets-on-maps.pmtiles")
class StreetsMapTest extends BrowserTest {

    private static final String ALMATY = "&lat=43.25&lon=76.92&z=";
    private static final String DRAWN = "document.querySelector('.with-streets') !== null";

    /** Texts that were written to canvases. */
    private static final String LISTEN = "window.written = new Set();"
            + " const fill = CanvasRenderingContext2D.prototype.fillText;"
            + " CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {"
            + " window.written.add(text); fill.call(this, text, ...at); }";

    static {
        InventedStreets.write(Path.of("target/streets-on-maps.pmtiles"));
    }

    @TempDir(cleanup = CleanupMode.ALWAYS)
    private Path profile;

    @ParameterizedTest
    @CsvSource({"LIGHT, 251 240 214", "DARK, 90 88 76"})
    void drawsThemInEitherTheme(ColorScheme scheme, String highway) {
        Page page = open(
                STORY + "?lang=en" + ALMATY + 11,
                options -> options.setViewportSize(1280, 800).setColorScheme(scheme));
        until(page, DRAWN);

        assertThat(pixels(page, highway)).as("of highways").isGreaterThan(500);
        assertThat(page.locator(".leaflet-control-attribution").innerText())
                .contains("Natural Earth", InventedStreets.CREDITS);
        assertThat(page.locator(".leaflet-control-attribution a[href='https://www.openstreetmap.org/copyright']")
                        .count())
                .isOne();
        assertThat(violations(page)).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "pictures.renew", matches = "true")
    void areLookedAt() {
        Sheet.make(this, "almaty-with-streets", STORY + "?lang=en&t=2022-01-06" + ALMATY + 11);
    }

    @Test
    void themeMayChangeWhileTheyAreSeen() {
        Page page = open(
                STORY + "?lang=en" + ALMATY + 12,
                options -> options.setViewportSize(900, 700).setColorScheme(ColorScheme.LIGHT));
        until(page, DRAWN);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

        until(page, "streets of the dark theme", () -> pixels(page, "90 88 76") > 500);
        assertThat(pixels(page, "251 240 214")).isZero();
    }

    /** Every second street has a name in Kazakh; who reads that reads Russian too. */
    @ParameterizedTest
    @CsvSource({
        "en, Invented Street 15, Вымышленная улица 15",
        "kk, Ойдан 16 көшесі, Invented Street 16",
        "kk, Вымышленная улица 15, Invented Street 15",
        "fr, Invented Street 15, Вымышленная улица 15"
    })
    void namesThemInWhatTheReaderReads(String language, String name, String other) {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        page.addInitScript(LISTEN);
        page.navigate(http.root() + STORY + "?lang=" + language + ALMATY + 14.25);
        until(page, DRAWN);

        until(page, "window.written.has('" + name + "')");
        assertThat(page.evaluate("window.written.has('" + other + "')")).isEqualTo(false);
        assertThat(page.evaluate("[...window.written].some(text => text.includes('Quarter'))"))
                .as("out of sight")
                .isEqualTo(false);
    }

    @Test
    void nothingIsLoadedBeforeItIsNeeded() {
        Page page = open(STORY + "?lang=en", 1280, 800);
        assertThat(loaded(page)).noneMatch(name -> name.contains(".pmtiles") || name.contains("/streets-"));

        page.navigate(http.root() + STORY + "?lang=en&lat=51.16&lon=71.43&z=11");
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        until(page, "performance.getEntriesByType('resource').some(one => one.name.includes('/ground-'))");
        settle(page);
        assertThat(loaded(page))
                .as("where the file has nothing")
                .noneMatch(name -> name.contains(".pmtiles") || name.contains("/streets-"));
        assertThat(page.locator(".leaflet-control-attribution").innerText()).doesNotContain("Invented");
    }

    @Test
    void theMapGoesDeeperWhereTheyAreAndNoDeeperWhereTheyAreNot() {
        Page page = open(STORY + "?lang=en" + ALMATY + 17, 1280, 800);
        until(page, DRAWN);
        page.locator(".leaflet-control-zoom-in").click();
        until(page, "new URLSearchParams(location.search).get('z') === '18'");
        assertThat(page.locator(".leaflet-control-zoom-in.leaflet-disabled").count())
                .isOne();

        page.navigate(http.root() + STORY + "?lang=en&lat=51.16&lon=71.43&z=11");
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        until(page, "document.querySelector('.leaflet-control-zoom-in.leaflet-disabled') !== null");

        // As going on and back do: from where the map goes no deeper to where it does.
        page.evaluate("history.pushState(null, '', '?lang=en&lat=43.25&lon=76.92&z=15');"
                + " dispatchEvent(new PopStateEvent('popstate'))");
        until(page, DRAWN);
        assertThat(page.evaluate("new URLSearchParams(location.search).get('z')"))
                .isEqualTo("15");
        assertThat(page.locator(".leaflet-control-zoom-in.leaflet-disabled").count())
                .isZero();
    }

    @Test
    void withoutThemTheBuiltInMapStaysAndTheReaderIsToldOnce() {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        page.route("**/*.pmtiles", route -> route.abort());
        page.navigate(http.root() + STORY + "?lang=en" + ALMATY + 12);
        until(page, "document.querySelector('.notices .notice') !== null");
        page.locator(".leaflet-control-zoom-in").click();
        settle(page);

        assertThat(page.locator(".notices .notice").allInnerTexts())
                .singleElement()
                .asString()
                .contains("The map’s streets could not be loaded");
        page.unroute("**/*.pmtiles");
        page.locator(".notices .notice button").click();
        until(page, DRAWN);
        assertThat(page.locator(".notices .notice").count()).isZero();
        forgive("ERR_FAILED");
    }

    @Test
    void whoComesBackSeesThemAgain() {
        String address = http.root() + STORY + "?lang=en" + ALMATY + 13;
        for (int visit = 0; visit < 2; visit++) {
            try (BrowserContext context =
                    watch(Chromium.profile(profile, new BrowserType.LaunchPersistentContextOptions()))) {
                Page page = context.pages().get(0);
                page.navigate(address);
                until(page, DRAWN);
                page.reload();
                until(page, DRAWN);
            }
        }
    }

    @Test
    void aWidgetInASandboxHasThemToo() throws IOException {
        String frame = "<iframe sandbox='allow-scripts' width=800 height=600 src='" + http.root()
                + "/embed/kazakhstan-january-2022?lang=ru" + ALMATY + "13'></iframe>";
        try (Article article = new Article(frame, "", "")) {
            allow(article.origin());
            Page page = blank(options -> options.setViewportSize(900, 700));
            page.navigate(article.origin() + "/");
            until(page, "the frame", () -> page.frames().size() == 2);
            Frame widget = page.frames().get(1);

            until(page, "streets in the widget", () -> Boolean.TRUE.equals(widget.evaluate(DRAWN)));
        }
    }

    @Test
    void aBundleBringsThemAlongToAHostOfFiles() throws IOException {
        byte[] bundle = http.get(STORY + "/bundle.zip?basemap=true").bytes();
        try (FileHost host = new FileHost("/maps/", ZipContents.of(bundle))) {
            String address = "http://localhost:" + host.port() + "/maps" + STORY + "/en.html?lang=en" + ALMATY + 13;
            allow("http://localhost:" + host.port());
            Page page = blank(options -> options.setViewportSize(1280, 800));
            page.navigate(address);
            until(page, DRAWN);

            host.forgetRanges();
            Page other = blank(options -> options.setViewportSize(1280, 800));
            other.navigate(address);
            until(other, "document.querySelector('.notices .notice') !== null");
            assertThat(other.locator(".notices .notice").innerText()).contains("streets could not be loaded");
            assertThat(host.misses()).isEmpty();
        }
    }

    /** How many pixels of the streets have a colour, red, green and blue. */
    private static long pixels(Page page, String colour) {
        Object found = page.evaluate(
                "colour => [...document.querySelectorAll('.leaflet-streets-pane canvas')].reduce((sum, canvas) => {"
                        + " const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);"
                        + " for (let i = 0; i < data.length; i += 4)"
                        + "   if (data[i] + ' ' + data[i + 1] + ' ' + data[i + 2] === colour) sum++;"
                        + " return sum; }, 0)",
                colour);
        return ((Number) found).longValue();
    }

    private static List<String> loaded(Page page) {
        List<?> names = (List<?>) page.evaluate("performance.getEntriesByType('resource').map(one => one.name)");
        return names.stream().map(String::valueOf).toList();
    }
}
