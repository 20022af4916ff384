package org.chronomap.backend.browser;

import static java.util.stream.Collectors.joining;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Makes sheets of the reader's page to look at, each in five sizes, light and dark, half as large as on a screen:
 * {@code mvn verify -Dpictures.renew=true}.
 */
@EnabledIfSystemProperty(named = "pictures.renew", matches = "true")
class LooksTest extends BrowserTest {

    private static final Path FOLDER = Path.of("../frontend/docs/looks");
    private static final int[][] SIZES = {{1920, 1080}, {1366, 768}, {1280, 800}, {740, 360}, {360, 740}};

    @ParameterizedTest
    @CsvSource({
        "sixth-of-january,      /kazakhstan-january-2022?lang=en&t=2022-01-06",
        "thirteenth-of-january, /kazakhstan-january-2022?lang=en&t=2022-01-13",
        "almaty,                /kazakhstan-january-2022?lang=en&t=2022-01-06&lat=43.2525&lon=76.9115&z=11",
        "ten-thousand,          /ten-thousand?lang=en&t=2022-12-31",
        "antimeridian,          /pacific?lang=en&t=2022-01-05",
        "arabic,                /market-day?lang=ar&t=2022-01-20"
    })
    void ofThePage(String name, String address) {
        ownStories.hold("pacific", AntimeridianTest.files());
        ownStories.hold("market-day", RightToLeftTest.files());
        ownStories.hold("ten-thousand", MapTest.scattered(10_000));
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            List<String> pictures = new ArrayList<>();
            for (int[] size : SIZES) {
                Page page = open(
                        "/stories" + address,
                        options -> options.setViewportSize(size[0], size[1]).setColorScheme(scheme));
                page.waitForTimeout(2_500); // names, lakes and rivers are drawn, arcs have come to rest
                byte[] picture = page.screenshot(new Page.ScreenshotOptions()
                        .setType(ScreenshotType.JPEG)
                        .setQuality(90));
                pictures.add("<img width=%d src='data:image/jpeg;base64,%s'>"
                        .formatted(size[0] / 2, Base64.getEncoder().encodeToString(picture)));
                page.context().close();
            }
            join(pictures, FOLDER.resolve(name + (scheme == ColorScheme.DARK ? "-dark.jpg" : ".jpg")));
        }
    }

    private void join(List<String> pictures, Path file) {
        Page sheet = blank(options -> options.setViewportSize(1720, 600));
        sheet.setContent("<body style='margin:0;background:gray;display:flex;flex-wrap:wrap;gap:8px'>"
                + pictures.stream().collect(joining()));
        settle(sheet);
        sheet.screenshot(new Page.ScreenshotOptions()
                .setPath(file)
                .setFullPage(true)
                .setType(ScreenshotType.JPEG)
                .setQuality(80));
    }
}
