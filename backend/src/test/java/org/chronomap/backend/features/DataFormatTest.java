package org.chronomap.backend.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.http.Revalidation;
import org.junit.jupiter.api.Test;

/** Who has data of an earlier version of the program is not told that it still holds. */
class DataFormatTest extends ServerTest {

    /** Of what the story below says, in the form {@link Revalidation#FORMAT}. */
    private static final String SAID = "3a198c476539";

    @Test
    void anotherFormHasAnotherNumber() {
        ownStories.hold(
                "form", Map.of("story.yaml", """
                title: {en: A quiet day, fr: Un jour calme}
                timeZone: Europe/Paris
                extent: 2024-03-30/2024-04-01
                languages: [en, fr]
                categories:
                  - {id: rain, label: {en: Rain}, colour: "#336699", pattern: dots}
                """, "places.yaml", """
                - {id: paris, name: {en: Paris}, kind: city, at: [2.35, 48.86]}
                - {id: lyon, name: {en: Lyon}, kind: city, at: [4.84, 45.76]}
                """, "incidents.yaml", """
                - id: it-rains
                  when: 2024-03-31~/2024-04-01?
                  place: paris
                  category: rain
                  status: claimed
                  title: {en: It rains}
                  summary: {fr: Il pleut.}
                  numbers: {killed: {low: 1, high: 3, words: {en: some}}}
                  actors: [Clouds]
                  tags: [{en: weather}]
                  inferred: [place]
                  sources: [{publisher: A diary, url: "https://diary.example/", published: 2024-04-01, quote: Wet.}]
                  media: [{url: "https://media.example/a.jpg", kind: image, credit: A, alt: {en: Rain}}]
                - {id: long-ago, when: -0043-03-15, place: paris, category: rain, status: reported, title: {en: Thunder}, sources: [{publisher: A bard}]}
                """, "movements.yaml", """
                - {id: going, when: 2024-04-01, from: [paris], to: [lyon], category: rain, status: planned, title: {en: Going},
                   sources: [{publisher: A diary}]}
                """));
        StringBuilder said = new StringBuilder();
        for (String item : new String[] {
            "incidents/items/it-rains", "incidents/items/long-ago", "movements/items/going", "places/items/paris"
        }) {
            for (String language : new String[] {"en", "fr", "*"}) {
                said.append(http.get("/stories/form/collections/" + item + "?lang=" + language)
                        .text()
                        .replace(http.root(), "")
                        .replaceAll("\"updated\":\"[^\"]*\"", ""));
            }
        }

        assertThat(Digest.of(said.toString().getBytes(StandardCharsets.UTF_8)))
                .as("what data says has changed: count Revalidation.FORMAT up, and write this digest here")
                .isEqualTo(SAID);
        assertThat(http.get("/stories/form/collections/incidents/items").header("ETag"))
                .contains("-geojson" + Revalidation.FORMAT + '-');
        assertThat(http.get("/stories/form/export?f=folder").header("ETag")).contains("folder" + Revalidation.FORMAT);
    }
}
