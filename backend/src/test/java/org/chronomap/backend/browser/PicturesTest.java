package org.chronomap.backend.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makes the pictures of the documentation from the running page: {@code mvn verify -Dpictures.renew=true}. */
@EnabledIfSystemProperty(named = "pictures.renew", matches = "true")
class PicturesTest extends BrowserTest {

    private static final Path FOLDER = Path.of("../frontend/docs");

    @ParameterizedTest
    @CsvSource({
        "reader,        1280, 800, LIGHT, lang=en&t=2022-01-06",
        "reader-phone,   360, 740, DARK,  lang=ru&t=2022-01-13",
        "reader-span,   1280, 800, LIGHT, lang=fr&t=2022-01-08&mode=window&window=P3D",
        "reader-scenes, 1280, 800, DARK,  lang=kk&scene=3"
    })
    void ofTheReaderPage(String name, int width, int height, ColorScheme scheme, String state) {
        Page page = open(
                STORY + "?" + state,
                options -> options.setViewportSize(width, height).setColorScheme(scheme));
        until(page, "performance.getEntriesByType('resource').some(file => file.name.includes('/water-'))");
        page.waitForTimeout(1000); // lakes and rivers are drawn, arcs have come to rest

        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
