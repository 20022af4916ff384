package org.chronomap.backend.browser;

import static java.util.stream.Collectors.joining;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Pictures of one address in five sizes, half as large as on a screen, on one sheet; one in light and one in dark colours. */
final class Sheet {

    private static final Path FOLDER = Path.of("../frontend/docs/looks");
    private static final int[][] SIZES = {{1920, 1080}, {1366, 768}, {1280, 800}, {740, 360}, {360, 740}};

    private Sheet() {}

    static void make(BrowserTest test, String name, String address) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            List<String> pictures = new ArrayList<>();
            for (int[] size : SIZES) {
                Page page = test.open(
                        address,
                        options -> options.setViewportSize(size[0], size[1]).setColorScheme(scheme));
                page.waitForTimeout(2_500); // names, lakes and rivers are drawn, arcs have come to rest
                byte[] picture = page.screenshot(new Page.ScreenshotOptions()
                        .setType(ScreenshotType.JPEG)
                        .setQuality(90));
                pictures.add("<img width=%d src='data:image/jpeg;base64,%s'>"
                        .formatted(size[0] / 2, Base64.getEncoder().encodeToString(picture)));
                page.close();
            }
            join(test, pictures, FOLDER.resolve(name + (scheme == ColorScheme.DARK ? "-dark.jpg" : ".jpg")));
        }
    }

    private static void join(BrowserTest test, List<String> pictures, Path file) {
        Page sheet = test.blank(options -> options.setViewportSize(1720, 600));
        sheet.setContent("<body style='margin:0;background:gray;display:flex;flex-wrap:wrap;align-items:start;gap:8px'>"
                + pictures.stream().collect(joining()));
        BrowserTest.settle(sheet);
        sheet.screenshot(new Page.ScreenshotOptions()
                .setPath(file)
                .setFullPage(true)
                .setType(ScreenshotType.JPEG)
                .setQuality(80));
    }
}
