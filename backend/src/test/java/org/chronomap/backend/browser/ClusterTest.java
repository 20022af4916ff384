package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The marks of a story of more places than can stand side by side, and the first view of a story of a single one. */
class ClusterTest extends BrowserTest {

    private static final String MARKS = ".map :is(.mark-cluster, .mark-ring)";
    private static final String STORY_YAML = """
            title: {en: Plans}
            timeZone: UTC
            extent: 2022-01-02/2022-01-06
            knownAsOf: 2022-01-05
            languages: [en]
            categories: [{id: march, label: {en: March}, colour: "#96590d", pattern: waves}]
            """;

    @BeforeEach
    void areServed() {
        StringBuilder places = new StringBuilder();
        StringBuilder incidents = new StringBuilder();
        for (int number = 0; number < 60; number++) {
            int row = number / 10;
            double lon = 40 + number % 10 * 4 + row * 0.3;
            int lat = 30 + row * 5;
            places.append("- {id: town-%1$d, name: {en: Town %1$d}, kind: city, at: [%2$s, %3$d]}%n"
                    .formatted(number, lon, lat));
            incidents.append(incident("march-" + number, "town-" + number, number % 2 == 0 ? "planned" : "claimed"));
        }
        for (int number = 0; number < 120; number++) {
            incidents.append(incident("more-" + number, "town-0", "claimed"));
        }
        ownStories.hold(
                "plans",
                Map.of("story.yaml", STORY_YAML, "places.yaml", places.toString(), "incidents.yaml", "" + incidents));
        ownStories.hold(
                "lone",
                Map.of(
                        "story.yaml",
                        STORY_YAML,
                        "places.yaml",
                        "- {id: suva, name: {en: Suva}, kind: city, at: [178.44, -18.14]}",
                        "incidents.yaml",
                        incident("march", "suva", "reported")));
    }

    private static String incident(String id, String place, String status) {
        return """
                - id: %s
                  when: 2022-01-03
                  place: %s
                  category: march
                  status: %s
                  title: {en: "March %s"}
                  sources: [{publisher: Example}]
                """.formatted(id, place, status, id);
    }

    @Test
    void clustersThatLeaveTheMapAreRemoved() {
        Page page = opened("plans", "&lat=42&lon=60&z=6");
        int before = page.locator(MARKS).count();
        page.locator(".map").focus();
        for (int move = 0; move < 6; move++) {
            String address = page.url();
            page.keyboard().press("Shift+ArrowLeft");
            until(page, "location.href !== '" + address + "'");
        }
        assertThat(page.locator(MARKS).count()).isLessThan(before);
    }

    @Test
    void marksAreOneStopOfTheTabKeyAndArrowsLeadFromOneToTheNext() {
        Page page = opened("plans", "");
        until(page, "document.querySelectorAll('" + MARKS + "').length > 5");
        assertThat(page.evaluate("[...document.querySelectorAll('.map .mark-holder button')]"
                        + ".filter(({ tabIndex }) => tabIndex === 0).length"))
                .isEqualTo(1);

        page.locator(MARKS + "[tabindex='0']").focus();
        String first = name(page);
        page.keyboard().press("End");
        assertThat(name(page)).isNotEqualTo(first);
        page.keyboard().press("Home");
        assertThat(name(page)).isEqualTo(first);
    }

    @Test
    void whatIsPlannedOrClaimedIsHollowAndSaidToBe() {
        Page page = opened("plans", "");
        until(page, "document.querySelectorAll('" + MARKS + "').length > 5");

        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('" + MARKS + " path')]"
                                        + ".filter((path) => path.getAttribute('d') && !path.matches('.hollow, .status-claimed *')).length"))
                .as("pieces drawn as certain")
                .isEqualTo(0);
        assertThat(String.valueOf(page.evaluate("[...document.querySelectorAll('" + MARKS + "')]"
                        + ".map((mark) => mark.getAttribute('aria-label')).join()")))
                .contains("planned", "claimed or disputed: ");
    }

    @Test
    void everyEventOfAClusterCanBeReached() {
        Page page = opened("plans", "&lat=30&lon=40&z=9");
        page.locator(".map .mark-cluster").first().click();
        assertThat(page.locator(".spot-item").count()).isEqualTo(50);
        page.locator(".spot-more").click();
        assertThat(page.evaluate("[...document.querySelectorAll('.spot-item')].indexOf(document.activeElement)"))
                .isEqualTo(50);
        page.locator(".spot-more").click();
        assertThat(page.locator(".spot-item").count()).isEqualTo(121);
        assertThat(page.locator(".spot-more").isVisible()).isFalse();
    }

    @Test
    void townsAreNamedHoweverManyThereAre() {
        Page page = opened("plans", "");
        until(page, "document.querySelectorAll('.map .place-name:not(.no-room)').length > 3");
    }

    @Test
    void aStoryOfOnePlaceIsShownWithTheLandAroundIt() {
        Page page = opened("lone", "");
        assertThat(page.locator(".leaflet-control-scale-line").textContent()).isIn("50 km", "100 km");
    }

    @Test
    void theFirstViewLeavesRoomForMarksAndWhatLiesOverTheMap() {
        Page page = opened("plans", "");
        assertThat(page.evaluate("""
                () => {
                  const box = (of) => of.getBoundingClientRect();
                  const map = box(document.querySelector('.map'));
                  const over = [...document.querySelectorAll('.map .leaflet-control')].map(box);
                  return [...document.querySelectorAll('.map :is(.mark-cluster, .mark-ring)')].filter((mark) => {
                    const { left, right, top, bottom } = box(mark);
                    const cut = left < map.left || right > map.right || top < map.top || bottom > map.bottom;
                    return cut || over.some((one) => left < one.right && one.left < right && top < one.bottom && one.top < bottom);
                  }).length;
                }""")).isEqualTo(0);
    }

    private Page opened(String story, String view) {
        return open(
                "/stories/" + story + "?lang=en&t=2022-01-05" + view,
                options -> options.setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE));
    }

    private static String name(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.getAttribute('aria-label')"));
    }
}
