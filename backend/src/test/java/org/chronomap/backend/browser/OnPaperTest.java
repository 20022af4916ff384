package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Media;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands beside the map says what is there, once, on the screen and on paper. */
class OnPaperTest extends BrowserTest {

    @BeforeEach
    void isServed() {
        ownStories.hold(
                "canal", Map.of("story.yaml", """
                title: {en: "A very long title of a story about a canal, its locks, its boats and all those who lived beside it"}
                timeZone: UTC
                extent: 2022-01-02/2022-01-22
                languages: [en]
                view: [4, 43, 12, 48]
                categories:
                  - {id: boats, label: {en: Boats}, colour: "#96590d", pattern: waves}
                """, "places.yaml", """
                - {id: city, name: {en: The city}, kind: city, at: [7, 45.5]}
                - {id: lock, name: {en: The lock}, kind: site, at: [9, 46]}
                - {id: valley, name: {en: The valley}, kind: region, at: [8, 45]}
                """, "incidents.yaml", """
                - {id: opens, when: 2022-01-03, place: valley, category: boats, status: reported,
                   title: {en: It opens}, sources: [{publisher: A paper}]}
                - {id: apart, when: 2022-01-03, at: [6, 46.5], geoPrecision: exact, category: boats, status: claimed,
                   title: {en: Off any place}, sources: [{publisher: A paper}]}
                """, "movements.yaml", """
                - {id: ride, when: 2022-01-06, from: [lock], to: [city], category: boats, status: reported,
                   title: {en: A ride}, sources: [{publisher: A paper}]}
                """));
    }

    @Test
    void theLegendSaysWhatIsOnScreenAndARegionIsNamedOnce() {
        Page page = open("/stories/canal?lang=en&t=2022-01-06", 1280, 800);
        page.locator(".legend summary").click();

        assertThat(page.locator(".legend-body").innerText())
                .contains("movement from one place to another", "pin: at this very place", "quotation mark")
                .doesNotContain("country to country", "disputed");
        assertThat(page.locator(".map")
                        .getByText("The valley")
                        .locator("visible=true")
                        .count())
                .isEqualTo(1);
        assertThat(page.locator(".time-zone").innerText()).isEqualTo("UTC");
    }

    @Test
    void paperKeepsColoursAndHasNoButtonsButMarks() {
        Page page = open("/stories/canal?lang=en&t=2022-01-06", 1280, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.evaluate("getComputedStyle(document.querySelector('.legend .category-sign')).printColorAdjust"))
                .isEqualTo("exact");
        assertThat(page.locator("button:visible:not([data-place]):not(.arc-label)")
                        .count())
                .isZero();
    }

    @Test
    void theWidgetsTitleEndsWithAWholeLetter() {
        Page page = open("/embed/canal?lang=en", 360, 500);

        assertThat(page.evaluate("getComputedStyle(document.querySelector('.widget-open')).webkitLineClamp"))
                .isEqualTo("2");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @Test
    void theWidgetWithoutScriptsShowsAPictureAndSpeaksOfNoTable() {
        Page page = blank(options -> options.setJavaScriptEnabled(false));
        page.navigate(http.root() + "/embed/kazakhstan-january-2022/?lang=en");

        assertThat(page.locator("noscript").innerText()).contains("JavaScript").doesNotContain("table");
        assertThat(page.locator("noscript img").getAttribute("alt")).contains("Kazakhstan");
        assertThat(page.locator("noscript img").evaluate("picture => picture.naturalWidth > 0"))
                .isEqualTo(true);
    }

    @Test
    void anErrorsPageIsInTheReadersLanguageAlone() {
        Page page = blank(options -> options.setLocale("fr-FR"));
        page.navigate(http.root() + "/stories/nowhere?lang=fr");
        forgive("404");

        assertThat(page.locator("main").innerText()).contains("L’adresse").doesNotContain("There is");
    }

    @Test
    void aMarkAtTheEdgeOpensWherePressed() {
        // So far east of it that the mark is at the map's edge.
        Page page = open("/stories/canal?lang=en&t=2022-01-06&lat=45.5&lon=12.65&z=7", 1280, 800);
        BoundingBox map = page.locator(".map").boundingBox();
        BoundingBox mark = page.locator(".map button[data-place=valley]").boundingBox();
        page.mouse().click(Math.max(map.x + 6, mark.x + mark.width / 2), mark.y + mark.height / 2);

        page.locator(".spot-card").waitFor();
    }
}
