package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
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
