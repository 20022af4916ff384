package org.chronomap.backend.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes the pictures of the documentation from the running page: {@code mvn verify -Dpictures.renew=true}. */
@EnabledIfSystemProperty(named = "pictures.renew", matches = "true")
class PicturesTest extends BrowserTest {

    private static final Path FOLDER = Path.of("../frontend/docs");

    @Test
    void ofTheReaderPage() {
        Page page = open(STORY + "?lang=en&t=2022-01-06", 1280, 800);
        until(page, "performance.getEntriesByType('resource').some(file => file.name.includes('/water-'))");
        page.waitForTimeout(1000); // lakes and rivers are drawn, arcs have come to rest

        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve("reader.png")));
    }
}
