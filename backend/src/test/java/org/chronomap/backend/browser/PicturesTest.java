package org.chronomap.backend.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makes the pictures of the documentation from the running page: {@code mvn verify -Dpictures.renew=true}. */
@EnabledIfSystemProperty(named = "pictures.renew", matches = "true")
class PicturesTest extends BrowserTest {

    private static final Path FOLDER = Path.of("../frontend/docs");

    @ParameterizedTest
    @CsvSource({
        "reader,              1280, 800, LIGHT, lang=en&t=2022-01-06",
        "reader-span,         1280, 800, LIGHT, lang=fr&t=2022-01-08&mode=window&window=P3D",
        "reader-moment,       1280, 800, DARK,  lang=ru&t=2022-01-13&mode=moment",
        "reader-scenes,       1280, 800, DARK,  lang=kk&scene=3",
        "reader-details,      1280, 800, LIGHT, lang=ru&t=2022-01-09&incident=almaty-airport-ransacked",
        "reader-filtered,     1280, 800, DARK,  lang=fr&t=2022-01-13&q=otsc",
        "reader-phone,         360, 740, DARK,  lang=ru&t=2022-01-13",
        "reader-phone-moment,  360, 740, LIGHT, lang=fr&t=2022-01-06&mode=moment",
        "reader-phone-scene,   360, 740, LIGHT, lang=en&scene=2",
        "reader-phone-span,    360, 740, DARK,  lang=kk&t=2022-01-08&mode=window&window=P3D"
    })
    void ofTheReaderPage(String name, int width, int height, ColorScheme scheme, String state) {
        Page page = open(
                STORY + "?" + state,
                options -> options.setViewportSize(width, height).setColorScheme(scheme));
        until(page, "performance.getEntriesByType('resource').some(file => file.name.includes('/water-'))");
        page.waitForTimeout(1000); // lakes and rivers are drawn, arcs have come to rest

        take(page, name);
    }

    @Test
    void ofTheWidgetInAnArticle() {
        String body =
                "<h1>Three weeks in January</h1><p>Protests against the price of fuel, then violence, then a foreign contingent. What is"
                        + " known of it day by day, and what is not, stands on this map.</p><chrono-map"
                        + " story=kazakhstan-january-2022 lang=en t=2022-01-06></chrono-map><p>The contingent began to leave on the 13th.</p>"
                        + "<script async src='" + http.root() + "/embed.js'></script>";
        try (Article article = new Article(body, "", "")) {
            allow(article.origin());
            Page page = blank(options -> options.setViewportSize(760, 800));
            page.navigate(article.origin() + "/");
            until(page, "document.querySelector('chrono-map').shadowRoot !== null");
            page.waitForTimeout(3500);

            take(page, "widget");
        }
    }

    @Test
    void ofTheShareDialog() {
        Page page = open(STORY + "?lang=en&t=2022-01-06", 1280, 1000);
        page.locator(".share-open").click();
        page.locator("dialog summary").click();
        page.waitForTimeout(3500);

        take(page, "share");
    }

    private static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
