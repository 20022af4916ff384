package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a story shows before anybody has asked for a time, wherever it is shown. */
class FirstMomentTest extends BrowserTest {

    private static final String PLACES = "- {id: almaty, name: {en: Almaty}, kind: city, at: [76.9115, 43.2525]}";

    @Test
    void theSmallestStoryOpensOnWhatHappened() {
        String story = hold("small", "2022-01-02/2022-01-22", "2022-01-06");

        Page page = open(story + "?lang=en", 1280, 800);
        assertThat(spoken(page)).startsWith("6 January 2022").contains("1 incident");
        assertThat(listed(page)).containsExactly("march");
        assertThat(slider(page).getAttribute("max")).isEqualTo("20");
        page.reload();
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        assertThat(spoken(page)).startsWith("6 January 2022");
        Page widget = open("/embed/small/?lang=en", 600, 460);
        assertThat(spoken(widget)).startsWith("6 January 2022");
        // What is told without a script: the picture's alternative text.
        assertThat(http.get("/embed/small?lang=en").text()).contains("(Thursday 6 January 2022). 1 incident.");
        assertThat(http.get(story + "?lang=en", "Accept", "text/html").text())
                .contains("(Thursday 6 January 2022). 1 incident.");
    }

    @Test
    void aLongStoryMovesInStepsThatSuitIt() {
        String century = hold("century", "1900/1999", "1945-05-08");
        Page page = open(century + "?lang=en", 1280, 800);
        assertThat(slider(page).getAttribute("max")).isEqualTo("99");
        assertThat(spoken(page)).startsWith("1945").contains("1 incident");

        String ages = hold("ages", "Y-50000/2000", "Y-40000");
        page = open(ages + "?lang=en", 1280, 800);
        assertThat(slider(page).getAttribute("max")).isEqualTo("52");
        assertThat(listed(page)).containsExactly("march");
    }

    private String hold(String id, String extent, String when) {
        return ownStories.hold(
                id, Map.of("story.yaml", """
                        title: {en: A march in Almaty}
                        timeZone: Asia/Almaty
                        extent: %s
                        languages: [en]
                        categories:
                          - {id: protest, label: {en: Protests}, colour: "#96590d", pattern: waves}
                        """.formatted(extent), "places.yaml", PLACES, "incidents.yaml", """
                        - id: march
                          when: %s
                          place: almaty
                          category: protest
                          status: reported
                          title: {en: A march through the city}
                          sources: [{publisher: A paper}]
                        """.formatted(
                                when)));
    }
}
