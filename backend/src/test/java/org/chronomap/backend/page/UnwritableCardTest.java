package org.chronomap.backend.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A picture for whose words there are no letters shows boxes: nothing points to it. */
class UnwritableCardTest extends ServerTest {

    private String story;

    @BeforeEach
    void isServed() {
        story = ownStories.hold("festival", Map.of("story.yaml", """
                title: {ja: 祭りの日, fr: Jour de fête}
                timeZone: Asia/Tokyo
                extent: 2022-01-02/2022-01-22
                languages: [ja, fr]
                categories:
                  - {id: feast, label: {ja: 祭り, fr: Fête}, colour: "#96590d", pattern: waves}
                """, "places.yaml", """
                - {id: nara, name: {ja: 奈良, fr: Nara}, kind: city, at: [135.8, 34.68]}
                """, "incidents.yaml", """
                - id: opens
                  when: 2022-01-03
                  place: nara
                  category: feast
                  status: reported
                  title: {ja: 始まる, fr: Début}
                  sources: [{publisher: 新聞}]
                """));
    }

    @Test
    void isNeitherLinkedToNorShown() {
        assertThat(http.get(story + "?lang=ja").text()).contains("祭りの日").doesNotContain("card.png");
        assertThat(http.get(story + "?lang=ja&t=2022-01-03").text()).doesNotContain("card.png");
        assertThat(http.get("/oembed?url=" + http.root() + story + "%3Flang%3Dja")
                        .text())
                .doesNotContain("thumbnail");
    }

    @Test
    void isLinkedToInALanguageThatCanBeWritten() {
        assertThat(http.get(story + "?lang=fr").text()).contains("og:image").contains("card.png");
        assertThat(http.get("/oembed?url=" + http.root() + story + "%3Flang%3Dfr")
                        .text())
                .contains("thumbnail_url");
    }
}
