package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maps with hardly anything on them, or hardly any room. */
class SmallMapTest extends BrowserTest {

    private static final String STORY_YAML = """
            title: {en: Hardly anything}
            timeZone: UTC
            extent: 2022-01-02/2022-01-06
            languages: [en]
            categories: [{id: march, label: {en: March}, colour: "#96590d", pattern: waves}]
            """;

    @Test
    void aStoryWithoutAnyPlaceShowsTheWorld() {
        String story = ownStories.hold("nowhere-at-all", Map.of("story.yaml", STORY_YAML, "incidents.yaml", """
                - {id: said, when: 2022-01-03, geoPrecision: none, category: march, status: reported,
                   title: {en: It was said}, sources: [{publisher: A paper}]}
                """));

        for (String path : new String[] {story, "/embed/nowhere-at-all"}) {
            Page page = open(path + "?lang=en&t=2022-01-05", 900, 600);

            assertThat(page.locator(".map .leaflet-control-scale, .leaflet-control-scale")
                            .count())
                    .isPositive();
        }
        assertThat(http.get(story + "/card.png?width=300&height=200").status()).isEqualTo(200);
    }

    @Test
    void aMarkOfWhatWasWithdrawnIsDrawnAsWithdrawn() {
        StringBuilder places = new StringBuilder();
        StringBuilder incidents = new StringBuilder();
        for (int number = 0; number < 60; number++) {
            places.append("- {id: town-%1$d, name: {en: Town %1$d}, kind: city, at: [%2$d, %3$d]}%n"
                    .formatted(number, 40 + number % 10 * 8, 20 + number / 10 * 6));
            incidents.append("""
                    - {id: march-%1$d, when: 2022-01-03, place: town-%1$d, category: march, status: %2$s,
                       title: {en: March}, sources: [{publisher: A paper}]}
                    """.formatted(number, number == 0 ? "retracted" : "reported"));
        }
        ownStories.hold(
                "taken-back",
                Map.of("story.yaml", STORY_YAML, "places.yaml", "" + places, "incidents.yaml", "" + incidents));

        Page page = open("/stories/taken-back?lang=en&t=2022-01-05&lat=20&lon=40&z=6", 1280, 800);

        Locator mark = page.locator(".mark-ring[aria-label*='Town 0']");
        assertThat(mark.count()).isEqualTo(1);
        assertThat(mark.getAttribute("aria-label")).contains("1 retracted");
        assertThat(mark.locator("text.count").evaluate("text => getComputedStyle(text).textDecorationLine"))
                .isEqualTo("line-through");
    }

    @Test
    void noMarkOfAFewIsBeneathTheLegendAtFirst() {
        StringBuilder incidents = new StringBuilder();
        double[][] spots = {{7.7977, 48.551}, {7.903, 48.692}, {7.988, 48.829}, {8.3, 49.02}};
        for (int number = 0; number < spots.length; number++) {
            incidents.append("""
                    - {id: leak-%d, when: 2022-01-03, at: [%s, %s], geoPrecision: exact, category: march, status: reported,
                       title: {en: Leak}, sources: [{publisher: A paper}]}
                    """.formatted(number, spots[number][0], spots[number][1]));
        }
        ownStories.hold("along-the-rhine", Map.of("story.yaml", STORY_YAML, "incidents.yaml", "" + incidents));

        Page page = open("/stories/along-the-rhine?lang=en&t=2022-01-05", 360, 740);

        assertThat(page.evaluate("""
                () => {
                    const legend = document.querySelector(".legend summary").getBoundingClientRect();
                    const marks = [...document.querySelectorAll(".map :is(.mark-pin, .mark-cluster)")];
                    return marks.filter((mark) => {
                        const box = mark.getBoundingClientRect();
                        return box.right > legend.left && box.top < legend.bottom;
                    }).length;
                }""")).isEqualTo(0);
        assertThat(page.locator(".map :is(.mark-pin, .mark-cluster)").count()).isPositive();
    }

    /** Where there is no room for all their labels the last of them show their counts alone. */
    @ParameterizedTest
    @CsvSource({"1280, 800", "1366, 768"})
    void labelsOfNeighboursCoverNoneOfEachOtherNorAreCut(int width, int height) {
        StringBuilder places = new StringBuilder();
        StringBuilder incidents = new StringBuilder();
        for (String code : List.of("FR", "DE", "NL", "BE", "CZ", "AT", "PL", "SK", "HU", "IT", "CH", "DK")) {
            String id = code.toLowerCase(Locale.ROOT);
            places.append("- {id: %s, name: {en: State of %s}, kind: country, code: %2$s}%n".formatted(id, code));
            incidents.append("""
                    - {id: march-%1$s, when: 2022-01-03, place: %1$s, category: march, status: reported,
                       title: {en: March}, sources: [{publisher: A paper}]}
                    """.formatted(id));
        }
        ownStories.hold(
                "neighbours",
                Map.of(
                        "story.yaml", STORY_YAML + "view: [-10, 36, 30, 60]",
                        "places.yaml", "" + places,
                        "incidents.yaml", "" + incidents));

        Page page = open("/stories/neighbours?lang=en&t=2022-01-05", width, height);

        assertThat((List<?>) page.evaluate("""
                () => {
                    const map = document.querySelector(".map").getBoundingClientRect();
                    const labels = [...document.querySelectorAll(".map .mark-label")].filter((one) => one.checkVisibility());
                    const box = (one) => one.getBoundingClientRect();
                    const cut = labels.filter((one) => box(one).left < map.left || box(one).right > map.right);
                    const covered = labels.filter((one) => labels.some((other) => other !== one
                        && box(one).left < box(other).right && box(other).left < box(one).right
                        && box(one).top < box(other).bottom && box(other).top < box(one).bottom));
                    return [labels.length, ...[...cut, ...covered].map((one) => one.textContent)];
                }""")).isEqualTo(List.of(12));
    }

    @ParameterizedTest
    @CsvSource({"360, 480", "280, 480", "360, 640", "320, 420", "280, 700"})
    void theCreditsOfANarrowWidgetCoverNoMark(int width, int height) {
        Page page = open("/embed/kazakhstan-january-2022?lang=fr&t=2022-01-13", width, height);

        assertThat((List<?>) page.evaluate("""
                () => {
                    const credits = document.querySelector(".leaflet-control-attribution").getBoundingClientRect();
                    return [...document.querySelectorAll(".map button[data-place]")]
                        .filter((mark) => mark.checkVisibility())
                        .filter((mark) => {
                            const box = mark.getBoundingClientRect();
                            return box.left < credits.right && box.right > credits.left && box.bottom > credits.top;
                        })
                        .map((mark) => mark.dataset.place + " " + JSON.stringify(mark.getBoundingClientRect()) + JSON.stringify(credits));
                }
                """)).isEmpty();
    }
}
