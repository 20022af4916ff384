package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was withdrawn stays to be seen, as withdrawn: no count of incidents, bar or country takes it for a fact. */
class WithdrawnTest extends BrowserTest {

    private static final String STORY = "/stories/withdrawn?lang=en&t=2022-01-20";

    @BeforeEach
    void isServed() {
        ownStories.hold(
                "withdrawn",
                Map.of("story.yaml", """
                title: {en: Taken back}
                timeZone: UTC
                extent: 2022-01-02/2022-01-22
                languages: [en, fr]
                categories:
                  - {id: protest, label: {en: Protest}, colour: "#96590d", pattern: waves}
                """, "places.yaml", """
                - {id: kazakhstan, name: {en: Kazakhstan}, kind: country, code: KZ}
                - {id: almaty, name: {en: Almaty}, kind: city, at: [76.9115, 43.2525]}
                - {id: lock, name: {en: The lock}, kind: site, at: [70, 50]}
                """, "incidents.yaml", """
                - {id: stands, when: 2022-01-03, place: almaty, category: protest, status: reported,
                   title: {en: It stands}, sources: [{publisher: A paper}]}
                - {id: city, when: 2022-01-05, place: almaty, category: protest, status: retracted,
                   title: {en: Taken back of the city}, sources: [{publisher: A paper}]}
                - {id: country, when: 2022-01-04/.., place: kazakhstan, category: protest, status: retracted,
                   title: {en: Taken back of the country}, sources: [{publisher: A paper}]}
                """, "movements.yaml", """
                - {id: boats, when: 2022-01-06/.., from: [lock], to: [almaty], category: protest, status: retracted,
                   title: {en: Boats}, sources: [{publisher: A paper}]}
                """));
    }

    @Test
    void countsLeaveItOutAndTellItApart() {
        Page page = open(STORY, 1280, 800);

        assertThat(page.locator(".list-count").textContent()).isEqualTo("1 incident; 3 retracted");
        assertThat(spoken(page)).endsWith(": 1 incident; 3 retracted");
        assertThat(page.locator(".map button[data-place=almaty]").getAttribute("aria-label"))
                .contains("1 incident; 2 retracted");
        assertThat(page.locator(".map button[data-place=almaty] text.count").textContent())
                .isEqualTo("1");
        assertThat(page.locator(".map button[data-place=kazakhstan]").getAttribute("aria-label"))
                .contains("Kazakhstan: 1 retracted");
        // Its bar would have been of all days since.
        assertThat(page.locator("#time-summary").textContent()).contains("most on 3 January 2022, with 1 event");
    }

    @Test
    void itIsDrawnStruckOutAndTheCountryIsNotActive() {
        Page page = open(STORY, 1280, 800);

        assertThat(page.locator(".map .glyph.status-retracted .struck").count()).isEqualTo(2);
        assertThat(page.locator(".area[data-place=kazakhstan].active").count()).isZero();
        assertThat(page.locator("path.arc.status-retracted")
                        .first()
                        .evaluate("arc => getComputedStyle(arc).strokeDasharray"))
                .isNotEqualTo("none");
        assertThat(struck(page.locator(".arc-label"))).isTrue();
        page.locator(".legend summary").click();
        assertThat(page.locator(".legend-body").innerText()).contains("retracted");
    }

    @Test
    void listCardAndDetailsSayAndStrikeIt() {
        Page page = open(STORY, 1280, 800);
        Locator row = page.locator(".list li[data-id=country]");

        assertThat(struck(row.locator(".row-title"))).isTrue();
        assertThat(row.locator(".badge.status-retracted").innerText()).isEqualTo("retracted");
        page.locator(".map button[data-place=kazakhstan]").click();
        until(page, "the card strikes it", () -> struck(page.locator(".spot-item .spot-title")));
        row.locator("button").click();
        until(page, "the details strike it", () -> struck(page.locator(".details h2")));
    }

    @Test
    void withoutScriptsTheTableSaysAndStrikesIt() {
        Page page = blank(options -> options.setJavaScriptEnabled(false));
        page.navigate(http.root() + STORY);

        assertThat(struck(page.locator("tr#country .row-title"))).isTrue();
        assertThat(page.locator("tr#country").innerText()).contains("retracted");
    }

    private static boolean struck(Locator text) {
        return Boolean.TRUE.equals(
                text.first().evaluate("one => getComputedStyle(one).textDecorationLine.includes('line-through')"));
    }
}
