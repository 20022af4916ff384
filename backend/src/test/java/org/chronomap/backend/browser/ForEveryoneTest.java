package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page for readers who enlarge it, who see its colours otherwise, who take no motion, or whose network is slow. */
class ForEveryoneTest extends BrowserTest {

    private static final String SIXTH = STORY + "?lang=en&t=2022-01-06";

    /** WCAG 2.2, 2.5.8: 24 by 24 px, but for links within a text, and for what another control of the same effect replaces. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void everyControlIsLargeEnoughForAFinger(int width) {
        Page page = open(SIXTH + "&mode=window", width, 800);
        page.locator(".time-tools > button").click();
        page.locator(".list-head .search button").click();
        page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })");
        settle(page);
        assertThat(small(page)).isEmpty();

        page.locator(".list li[data-id] button").first().click();
        settle(page);
        assertThat(small(page)).as("with details").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void whereTheFocusStandsIsSeen(int width) {
        Page page = open(SIXTH + "&mode=window", width, 800);
        List<String> unseen = new ArrayList<>();
        int stops = 0;
        while (stops < 200) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("document.activeElement === document.body"))) {
                break;
            }
            stops++;
            Object seen = page.evaluate("(() => { const one = document.activeElement;"
                    + " const drawn = one.closest('label:has(> :focus-visible)') ?? one;"
                    + " const ringed = [one, drawn, ...one.querySelectorAll('*')].some(part => {"
                    + "   const { outlineStyle, outlineWidth } = getComputedStyle(part);"
                    + "   return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2; });"
                    + " const { width, height } = one.getBoundingClientRect();"
                    + " return ringed && width > 0 && height > 0"
                    + "   ? '' : one.outerHTML.slice(0, 120); })()");
            if (!"".equals(seen)) {
                unseen.add(String.valueOf(seen));
            }
        }
        assertThat(stops).isBetween(40, 199);
        assertThat(unseen).isEmpty();
    }

    /** Text alone twice as large; and 320 by 256 px, which is a window of 1280 by 1024 at 400 %. */
    @ParameterizedTest
    @CsvSource({"1280, 800, 200%", "640, 400, 200%", "360, 740, 200%", "320, 256, 100%"})
    void enlargedNothingIsLostOrCutOff(int width, int height, String text) {
        Page page = blank(options -> options.setViewportSize(width, height));
        for (String language : List.of("fr", "en", "ru", "kk")) {
            open(STORY + "?t=2022-01-06&mode=window&lang=" + language, page);
            page.evaluate("size => { document.documentElement.style.fontSize = size }", text);
            page.locator(".time-tools > button").click();
            settle(page);

            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("%s: without scrolling sideways", language)
                    .isEqualTo(true);
            assertThat((List<?>) page.evaluate("[...document.querySelectorAll("
                            + "'h1, h2, h3, p, button, label, summary, legend, li, a, dt, dd')]"
                            + ".filter(one => one.checkVisibility() && !one.matches('.unseen, .leaflet-control *')"
                            + "   && getComputedStyle(one).overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1)"
                            + ".map(one => one.outerHTML.slice(0, 120))"))
                    .as("%s: cut off", language)
                    .isEmpty();

            slider(page).scrollIntoViewIfNeeded();
            slider(page).press("ArrowRight");
            settle(page);
            assertThat(page.evaluate("document.querySelector('.time-slider').valueAsNumber"))
                    .isIn(5, 5.0);
            page.locator("li[data-id=csto-deployment] button").click();
            assertThat(uncovered(page, ".details h2"))
                    .as("%s: its heading", language)
                    .isTrue();
            page.locator(".details .back").click();
        }
    }

    @Test
    void inForcedColoursWhatIsCertainAndWhatIsPossibleStillDiffer() {
        Page page = open(
                STORY + "?lang=en&t=2022-01-04",
                options -> options.setViewportSize(1280, 800).setForcedColors(ForcedColors.ACTIVE));

        assertThat(violations(page)).isEmpty();
        // Behind text the browser lays the colour of its canvas: text of that colour would be gone, which axe does not
        // see.
        assertThat((List<?>) page.evaluate("(() => { const canvas = getComputedStyle(document.body).backgroundColor;"
                        + " return [...document.querySelectorAll('body *')].filter(one => one.checkVisibility()"
                        + "   && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))"
                        + " .filter(one => { const { color, forcedColorAdjust } = getComputedStyle(one);"
                        + "   return color === canvas && forcedColorAdjust === 'auto'; })"
                        + " .map(one => one.outerHTML.slice(0, 120)); })()"))
                .isEmpty();
        assertThat(page.locator("li[data-standing=begun] .category-sign rect")
                        .first()
                        .evaluate("sign => getComputedStyle(sign).fill"))
                .isNotEqualTo("none");
        assertThat(page.locator("li[data-standing=possibly-begun] .category-sign rect")
                        .first()
                        .evaluate("sign => getComputedStyle(sign).fill"))
                .isEqualTo("none");
        assertThat(page.locator(".map .glyph").count()).isPositive();
    }

    @Test
    void withReducedMotionPlayStepsAndNothingGlides() {
        Page page = open(
                STORY + "?lang=en&t=2022-01-05",
                options -> options.setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE));
        page.locator(".time-play").click();
        until(page, "document.querySelector('.time-slider').valueAsNumber >= 5");

        assertThat(page.evaluate("document.getAnimations().length")).isIn(0, 0.0);
        page.locator(".time-play").click();
        page.locator(".leaflet-control-zoom-in").click();
        settle(page);
        assertThat(page.evaluate("document.querySelector('.leaflet-zoom-anim .leaflet-zoom-animated') === null"
                        + " || document.getAnimations().length === 0"))
                .isEqualTo(true);
    }

    @Test
    void onASlowNetworkTheListIsThereBeforeTheMap() {
        Page page = blank(options -> options.setViewportSize(360, 740));
        List<Route> held = new ArrayList<>();
        page.route("**/assets/{world,map}-*", held::add);
        page.navigate(http.root() + SIXTH);
        until(page, "document.querySelectorAll('.list li[data-id]').length > 10");

        assertThat(held).isNotEmpty();
        assertThat(page.locator(".map .glyph").count()).isZero();
        slider(page).press("ArrowRight");
        settle(page);
        assertThat(spoken(page)).contains("7 January 2022");

        page.unroute("**/assets/{world,map}-*");
        held.forEach(Route::resume);
        until(page, "document.querySelector('.map .glyph') !== null");
        assertThat(arcs(page, "csto-deployment")).containsExactly("over");
    }

    private static List<?> small(Page page) {
        return (List<?>) page.evaluate("[...document.querySelectorAll('button, select, input, summary, a[href]')]"
                + ".filter(one => one.checkVisibility({ visibilityProperty: true })"
                + "   && !one.matches('.skip, p a, .source a, [disabled]'))"
                // A label is as good as what it labels.
                + ".map(one => one.closest('label') ?? one)"
                + ".filter(one => { const { width, height } = one.getBoundingClientRect();"
                + "   return width > 0 && (width < 24 || height < 24); })"
                + ".map(one => one.outerHTML.slice(0, 120))");
    }

    /** True when the middle of an element is seen, and nothing lies over it. */
    private static boolean uncovered(Page page, String selector) {
        settle(page);
        BoundingBox box = page.locator(selector).boundingBox();
        return Boolean.TRUE.equals(page.evaluate(
                "([selector, x, y]) => document.querySelector(selector).contains(document.elementFromPoint(x, y))",
                List.of(selector, box.x + Math.min(box.width, 20) / 2, box.y + Math.min(box.height, 20) / 2)));
    }
}
