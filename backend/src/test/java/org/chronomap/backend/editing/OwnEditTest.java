package org.chronomap.backend.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.nodes.LargeStory;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.time.Edtf;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a server need not do again of an edit that it made itself. */
class OwnEditTest extends EditedServerTest {

    @Autowired
    private LiveStories stories;

    @Autowired
    private Replacement replacement;

    @Test
    void aDateIsReadOnceBetweenTheRequestAndTheIndex() {
        String story = newStory("dated-once", "[\"en\"]");
        String incident = story + "/collections/incidents/items/flood";
        String written = """
                {"type": "Feature", "id": "flood", "geometry": null, "properties": {"title": {"en": "Flood"}, "when": "%s",
                 "category": "rain", "status": "reported", "place": "town", "sources": [{"publisher": "AFP"}]}}
                """;

        try (Calls parsed = Calls.of(Edtf.class, "parse")) {
            edit("POST", story + "/collections/incidents/items", written.formatted("2022-01-06T10:01"));
            patch(incident, 1, "{\"properties\": {\"when\": \"2022-01-06T10:02\"}}");
            edit("PUT", incident, written.formatted("2022-01-06T10:03"), "If-Match", "\"2\"");
            edit("PUT", incident + "?draft=true", written.formatted("2022-01-06T10:04"), "If-Match", "\"3\"");

            assertThat(parsed.with("2022-01-06T10:01")).isEqualTo(1);
            assertThat(parsed.with("2022-01-06T10:02")).isEqualTo(1);
            assertThat(parsed.with("2022-01-06T10:03")).isEqualTo(1);
            assertThat(parsed.with("2022-01-06T10:04")).isEqualTo(1);
        }
        assertThat(http.get(incident).json().at("/properties/when").stringValue())
                .isEqualTo("2022-01-06T10:03");
    }

    /** Counted by what is asked of incidents: whoever goes through all of them asks 2,000 times. */
    @Test
    void fewOfManyIncidentsAreLookedAt() {
        replacement.ofUnknown(LargeStory.ID, LargeStory.documents(2_000)).block();
        String items = "/stories/" + LargeStory.ID + "/collections/incidents/items";
        String incident = items + '/' + LargeStory.id(7);
        assertThat(http.get(items + "?limit=2000&lang=en").json().get("features"))
                .hasSize(2_000);
        assertThat(http.get(items + "?actor=nobody").status()).isEqualTo(400);

        try (Calls looked = Calls.of(Incident.class, "statement")) {
            patch(incident, 1, "{\"properties\": {\"title\": {\"en\": \"Otherwise\"}}}");
            assertThat(http.get(incident).text()).contains("Otherwise");

            assertThat(looked.all()).isBetween(1, 200);
        }
    }

    @Test
    void nothingOfItIsReadFromTheLog() {
        List<Change> told = new ArrayList<>();
        stories.tell(told::addAll);
        long before = stories.applied();

        try (Calls read = Calls.of(ChangeLog.class, "after")) {
            String story = newStory("not-read", "[\"en\"]");
            String incident = newIncident(story, "flood", "Flood", "");
            edit("POST", incident + "/unpublish", "", "If-Match", "\"1\"");
            edit("POST", incident + "/publish", "", "If-Match", "\"2\"");
            edit("POST", story + "/unpublish", "", "If-Match", "\"1\"");
            edit("POST", story + "/publish", "", "If-Match", "\"2\"");
            edit("DELETE", incident, "", "If-Match", "\"3\"");

            assertThat(read.all()).isZero();
        }
        Map<String, String> shown = served("/stories/not-read", "");
        assertThat(told)
                .extracting(Change::seq)
                .containsExactly(
                        before + 1, before + 2, before + 3, before + 4, before + 5, before + 6, before + 7, before + 8);

        stories.load().block();

        assertThat(served("/stories/not-read", "")).isEqualTo(shown);
    }
}
