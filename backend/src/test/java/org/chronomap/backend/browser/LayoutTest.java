package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map is what the page is for: how much of each window it has, with the time slider beside it. */
class LayoutTest extends BrowserTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ru", "kk"})
    void theMapHasMostOfEveryWindow(String language) {
        Page page = openWithClock(STORY + "?lang=" + language, options -> options.setViewportSize(1280, 800));

        for (int[] size : new int[][] {{1280, 800}, {1366, 768}, {1920, 1080}}) {
            page.setViewportSize(size[0], size[1]);
            BoundingBox map = page.locator(".map").boundingBox();
            BoundingBox timeline = page.locator(".timeline").boundingBox();
            assertThat(map.height).as("the map at %d", size[0]).isGreaterThanOrEqualTo(0.6 * size[1]);
            assertThat(map.height + timeline.height).as("and timeline").isGreaterThanOrEqualTo(0.8 * size[1]);
            assertThat(timeline.y + timeline.height).isLessThanOrEqualTo(size[1]);
            assertThat(page.locator(".panel").boundingBox().width).isEqualTo(384);
            assertThat(page.locator(".panel").boundingBox().height).isGreaterThanOrEqualTo(0.4 * size[1]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ru", "kk"})
    void aPhonesFirstViewHoldsMapDateSliderAndMode(String language) {
        Page page = openWithClock(STORY + "?lang=" + language, options -> options.setViewportSize(360, 740));

        for (int[] size : new int[][] {{360, 740}, {740, 360}}) {
            page.setViewportSize(size[0], size[1]);
            assertThat(page.locator(".map").boundingBox().height).isGreaterThanOrEqualTo(150);
            for (String part : new String[] {".map", ".time-date", ".time-slider", ".modes"}) {
                BoundingBox box = page.locator(part).boundingBox();
                assertThat(box.y + box.height)
                        .as("%s at %d × %d", part, size[0], size[1])
                        .isLessThanOrEqualTo(size[1]);
            }
        }
        page.mouse().wheel(0, 4000);
        page.setViewportSize(360, 740);
        page.locator("footer").scrollIntoViewIfNeeded();
        assertThat(page.locator(".time-slider").boundingBox().y).isBetween(0.0, 740.0);
    }
}
