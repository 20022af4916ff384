package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small story with marks that would hide one another: each incident can be reached, by every means. */
class MarksCloseByTest extends BrowserTest {

    private static final String MARKS = ".map :is(.mark-cluster, .mark-ring, .mark-pin):visible";
    private static final String[] ALL = {"March a", "March b", "March c", "March d", "March e", "March f"};

    @BeforeEach
    void isServed() {
        String places = """
                - {id: almaty, name: {en: Almaty}, kind: city, at: [76.9115, 43.2525]}
                - {id: square, name: {en: Republic Square}, kind: site, at: [76.945, 43.238]}
                - {id: airport, name: {en: Almaty airport}, kind: airport, at: [77.042828, 43.354267]}
                - {id: astana, name: {en: Astana}, kind: city, at: [71.43, 51.13]}
                - {id: station, name: {en: The station}, kind: site, at: [71.4, 51.19]}
                - {id: forecourt, name: {en: Its forecourt}, kind: site, at: [71.4, 51.19]}
                """;
        ownStories.hold(
                "close-by",
                Map.of(
                        "story.yaml",
                        """
                        title: {en: Close by}
                        timeZone: UTC
                        extent: 2022-01-02/2022-01-08
                        knownAsOf: 2022-01-08
                        languages: [en]
                        categories: [{id: march, label: {en: March}, colour: "#96590d", pattern: waves}]
                        """,
                        "places.yaml",
                        places,
                        "incidents.yaml",
                        incident("a", 3, "place: almaty")
                                + incident("b", 4, "place: square")
                                + incident("c", 5, "at: [76.95, 43.25], geoPrecision: exact")
                                + incident("d", 5, "place: airport")
                                + incident("e", 5, "place: station")
                                + incident("f", 5, "place: forecourt")));
    }

    private static String incident(String id, int day, String where) {
        return "- {id: %1$s, when: 2022-01-0%2$d, %3$s, category: march, status: reported, title: {en: March %1$s}, sources: [{publisher: AFP}]}%n"
                .formatted(id, day, where);
    }

    @ParameterizedTest
    @CsvSource({"1366, 768, click", "360, 740, tap", "1366, 768, key"})
    void everyIncidentIsReached(int width, int height, String by) {
        Page page = opened("&t=2022-01-08", width, height);
        List<Locator> marks = page.locator(MARKS).all();
        TreeSet<String> found = new TreeSet<>();
        int counted = 0;
        for (Locator mark : marks) {
            counted += Integer.parseInt(mark.getAttribute("aria-label").replaceAll(".*: (\\d+) incident.*", "$1"));
            switch (by) {
                case "click" -> mark.click();
                case "tap" -> mark.tap();
                default -> {
                    mark.focus();
                    page.keyboard().press("Enter");
                }
            }
            found.addAll(page.locator(".spot-card .spot-title").allTextContents());
            page.keyboard().press("Escape");
            if (by.equals("click")) {
                // A mark's hint may lie over another: it goes with the pointer.
                page.mouse().move(1, 1);
                page.locator(".map-hint").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
            }
        }
        assertThat(found).containsExactly(ALL);
        assertThat(counted).isEqualTo(ALL.length);
    }

    @Test
    void theCardOfMarksThatWereGatheredNamesTheirPlacesAndZoomsToWhereTheyAreApart() {
        Page page = opened("&t=2022-01-08", 1366, 768);
        page.locator(".map .mark-cluster[aria-label^='3 places: 3 incidents']").click();
        assertThat(page.locator(".spot-card h3").textContent()).isEqualTo("3 places");
        assertThat(page.locator(".spot-card .spot-when").allTextContents())
                .anyMatch(text -> text.startsWith("Almaty · "))
                .anyMatch(text -> text.startsWith("Republic Square · "));

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Zoom in here"))
                .click();
        settle(page);
        assertThat(page.locator(".map .mark-cluster[aria-label^='3 places']").count())
                .isZero();
        assertThat(page.locator(".map button[data-place=almaty]").isVisible()).isTrue();
    }

    @Test
    void whatIsOneSpotOpensItsCardWithoutAPromiseToDivideIt() {
        Page page = opened("&t=2022-01-08", 1366, 768);
        page.locator(".map .mark-cluster[aria-label^='2 places: 2 incidents']").click();
        assertThat(page.locator(".spot-card .spot-when").allTextContents())
                .anyMatch(text -> text.startsWith("The station · "))
                .anyMatch(text -> text.startsWith("Its forecourt · "));
        assertThat(page.getByText("Zoom in here").isVisible()).isFalse();
    }

    @Test
    void aGatheredMarkSaysWhichPlaceShowsAndStaysWhereItIs() {
        Page page = opened("&t=2022-01-03", 1366, 768);
        Locator mark = page.locator(".map .mark-cluster");
        String at = mark.evaluate("mark => mark.closest('.mark-holder').style.transform") + "";
        assertThat(mark.getAttribute("aria-label")).startsWith("Almaty: 1 incident");
        slider(page).focus();
        page.keyboard().press("ArrowRight");
        // Marks are named when time has come to rest.
        page.locator(".map .mark-cluster[aria-label^='2 places: 2 incidents']").waitFor();
        assertThat(mark.evaluate("mark => mark.closest('.mark-holder').style.transform"))
                .isEqualTo(at);
    }

    private Page opened(String state, int width, int height) {
        return open(
                "/stories/close-by?lang=en" + state,
                options -> options.setViewportSize(width, height)
                        .setHasTouch(width < 400)
                        .setReducedMotion(ReducedMotion.REDUCE));
    }
}
