package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has no known date is listed last and counted apart, and on the map when its reader wants it there. */
class DateNotKnownTest extends BrowserTest {

    @BeforeEach
    void isServed() {
        ownStories.hold("date-not-known", Map.of("story.yaml", """
                title: {en: A find}
                timeZone: UTC
                extent: 2022-01-02/2022-01-22
                languages: [en]
                categories:
                  - {id: find, label: {en: Find}, colour: "#96590d", pattern: waves}
                """, "places.yaml", """
                - {id: almaty, name: {en: Almaty}, kind: city, at: [76.9115, 43.2525]}
                - {id: aktobe, name: {en: Aktobe}, kind: city, at: [57.207, 50.2797]}
                """, "incidents.yaml", """
                - {id: jar, when: XXXX, place: aktobe, category: find, status: reported, title: {en: A jar}, sources: [{publisher: A paper}]}
                - {id: coin, when: 2022-01-05, place: almaty, category: find, status: reported, title: {en: A coin}, sources: [{publisher: A paper}]}
                - {id: bead, when: "[2022-01-08..]", place: almaty, category: find, status: reported, title: {en: A bead}, sources: [{publisher: A paper}]}
                """));
    }

    @Test
    void isListedLastCountedApartAndDrawnWhenItIsWanted() {
        Page page = open("/stories/date-not-known?lang=en&t=2022-01-03", 1280, 800);

        assertThat(page.locator(".list-count").textContent()).isEqualTo("1 of unknown date");
        open("/stories/date-not-known?lang=en&t=2022-01-20", page);
        assertThat(page.locator(".list-count").textContent())
                .isEqualTo("2 incidents; 1 possibly begun; 1 of unknown date");
        assertThat(page.locator("section.group h3").allTextContents())
                .containsExactly("Wednesday 5 January 2022", "Possibly begun, date not known", "date not known");
        assertThat(page.locator("section.group").last().locator("li").allTextContents())
                .containsExactly("date not knownA jarAktobe");
        assertThat(page.locator("#time-summary").textContent()).contains("with 1 event.");

        String drawn = "!!document.querySelector('.map button[data-place=aktobe] .glyph.undated .hollow')";
        assertThat(page.evaluate(drawn)).isEqualTo(false);
        page.locator(".search button").click();
        page.getByLabel("Also on the map: date not known").check();
        until(page, drawn);
        until(page, "location.search.includes('undated=true')");
        assertThat(page.locator(".map button[data-place=aktobe]").getAttribute("aria-label"))
                .contains("Aktobe: 1 of unknown date");
        page.locator("details.legend summary").click();
        assertThat(page.locator("details.legend li:visible").allTextContents()).contains("dotted: date not known");
        assertThat(violations(page)).isEmpty();

        page.goBack();
        until(page, "!(" + drawn + ")");
        assertThat(page.getByLabel("Also on the map: date not known").isChecked())
                .isFalse();
    }
}
