package org.chronomap.backend.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An incident of which nobody knows when it was, beside one of a day and one that may have begun at any time since. */
class UndatedTest extends ServerTest {

    private static final Map<String, String> FILES =
            Map.of("story.yaml", """
            title: {en: A flood, fr: Une crue}
            timeZone: Europe/Paris
            extent: 2022-01-01/2022-01-31
            languages: [en, fr]
            categories:
              - {id: rain, label: {en: Rain}, colour: "#336699", pattern: dots}
            """, "places.yaml", """
            - {id: paris, name: {en: Paris}, kind: city, at: [2.35, 48.86]}
            - {id: lyon, name: {en: Lyon}, kind: city, at: [4.84, 45.76]}
            """, "incidents.yaml", """
            - {id: found, when: XXXX, place: lyon, category: rain, status: reported, title: {en: A bridge fell}, sources: [{publisher: AFP}]}
            - {id: rained, when: 2022-01-06, place: paris, category: rain, status: reported, title: {en: It rained}, sources: [{publisher: AFP}]}
            - {id: since, when: "[2022-01-08..]", place: paris, category: rain, status: reported, title: {en: It froze}, sources: [{publisher: AFP}]}
            """);

    private String story = "";

    @BeforeEach
    void hold() {
        story = ownStories.hold("undated", FILES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            | found rained since
            datetime=2022-01-06             | found rained
            datetime=1999                   | found
            datetime=2030-01-01/..          | found since
            dated=true                      | rained since
            dated=false                     | found
            dated=true&datetime=1999        | ''
            dated=false&datetime=2022-01-06 | found
            dated=false&place=paris         | ''
            """)
    void matchesEveryTimeUnlessItIsLeftOut(@Nullable String query, String ids) {
        Answer answer = http.get(items("incidents", query));

        assertThat(String.join(" ", answer.json().get("features").findValuesAsString("id")))
                .isEqualTo(ids);
        assertThat(answer.json().get("numberMatched").intValue()).isEqualTo(ids.isEmpty() ? 0 : ids.split(" ").length);
    }

    @Test
    void whatHasNoTimeHasNoKnownDateEither() {
        assertThat(http.get(items("places", "dated=true"))
                        .json()
                        .get("numberMatched")
                        .intValue())
                .isZero();
        assertThat(http.get(items("places", "dated=false"))
                        .json()
                        .get("numberMatched")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void anythingButTrueAndFalseIsRefused() {
        Answer answer = http.get(items("incidents", "dated=maybe"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("parameter").stringValue()).isEqualTo("dated");
        assertThat(answer.json().get("detail").stringValue()).contains("\"maybe\" must be true or false");
    }

    @Test
    void saysSoInWordsAndHasNoInstants() {
        JsonNode properties = http.get(story + "/collections/incidents/items/found?lang=fr")
                .json()
                .get("properties");

        assertThat(properties.get("when").stringValue()).isEqualTo("XXXX");
        assertThat(properties.get("whenText").stringValue()).isEqualTo("date inconnue");
        assertThat(properties.get("timePrecision").stringValue()).isEqualTo("unknown");
        for (String bound : new String[] {"start", "latestStart", "earliestEnd", "end"}) {
            assertThat(properties.get(bound).isNull()).as(bound).isTrue();
        }
    }

    @Test
    void aPageListsItLastAndItsPictureCountsItApart() {
        String page = http.get(story + "?lang=en&t=2022-01-31").text();

        assertThat(page).contains("2 incidents; 1 possibly begun; 1 of unknown date");
        assertThat(page.substring(page.indexOf("It froze"))).contains("date not known", "A bridge fell");
        assertThat(page).doesNotContain("Lyon (1)");
        assertThat(http.get(story + "?lang=en&t=2022-01-31&undated=true").text())
                .contains("Lyon (1)");
        assertThat(http.get(story + "/card.png?lang=en&t=2022-01-31").bytes())
                .isNotEqualTo(http.get(story + "/card.png?lang=en&t=2022-01-31&undated=true")
                        .bytes());
    }

    private String items(String collection, @Nullable String query) {
        return story + "/collections/" + collection + "/items" + (query == null ? "" : "?" + query);
    }
}
