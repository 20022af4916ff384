package org.chronomap.backend.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.store.ChangeLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who changes something says which revision they mean; what was done is noted, and can be undone. */
class RevisionTest extends EditedCopyTest {

    @Autowired
    private ChangeLog log;

    @Test
    void theAuditTellsWhoChangedWhat() {
        String address = post(ITEMS, INCIDENT).header("Location");
        attempt("POST", address + "/unpublish", "", "If-Match", "\"1\"");
        attempt("POST", address + "/publish", "", "If-Match", "\"2\"");

        JsonNode entries = http.get("/audit?limit=3", asAdmin()).json().get("entries");
        assertThat(entries.findValuesAsString("action")).containsExactly("created", "unpublished", "created");
        assertThat(entries.findValuesAsString("who")).containsOnly(USERNAME);
        assertThat(entries.findValuesAsString("target")).containsOnly(address);
        assertThat(entries.get(0).get("detail").asString())
                .isEqualTo("change " + log.head().block());
    }

    @Test
    void whoChangesWithoutSayingWhichRevisionIsAskedForIt() {
        String address = post(ITEMS, INCIDENT).header("Location");

        assertThat(attempt("PATCH", address, "{}").status()).isEqualTo(428);
        assertThat(attempt("PUT", address, INCIDENT).status()).isEqualTo(428);
        assertThat(attempt("DELETE", address, "").status()).isEqualTo(428);
        assertThat(attempt("PATCH", address, "{}", "If-Match", "yesterday").status())
                .isEqualTo(400);
    }

    @Test
    void anyOfSeveralRevisionsMayBeMeantOrWhicheverThereIs() {
        String address = post(ITEMS, INCIDENT).header("Location");
        String change = "{\"properties\": {\"when\": \"2022-01-%s\"}}";

        assertThat(attempt("PATCH", address, change.formatted("14"), "If-Match", "\"1-geojson-fr\", \"7\"")
                        .status())
                .isEqualTo(200);
        Answer none = attempt("PATCH", address, change.formatted("15"), "If-Match", "\"1\",\"7\"");
        assertThat(none.status()).isEqualTo(412);
        assertThat(none.json().get("detail").asString()).contains("you have revision 1 or 7, it is at 2");
        assertThat(attempt("PATCH", address, change.formatted("15"), "If-Match", "*")
                        .status())
                .isEqualTo(200);
        assertThat(attempt("DELETE", address, "", "If-Match", " * ").status()).isEqualTo(204);
        assertThat(attempt("DELETE", address, "", "If-Match", "*").status()).isEqualTo(404);
        assertThat(attempt("PATCH", address, "{}", "If-Match", "\"1\", *").status())
                .isEqualTo(400);
    }

    @Test
    void theSecondOfTwoEditorsGetsTheStateThatTheFirstMade() {
        String address = post(ITEMS, INCIDENT).header("Location");
        String etag = http.get(address + "?lang=en").header("ETag");
        String title = "{\"properties\": {\"title\": {\"en\": \"%s\"}}}";

        assertThat(attempt("PATCH", address, title.formatted("First"), "If-Match", etag)
                        .status())
                .isEqualTo(200);
        Answer second = attempt("PATCH", address, title.formatted("Second"), "If-Match", etag);

        assertThat(second.status()).isEqualTo(412);
        assertThat(second.json().at("/by").asString()).isEqualTo("anna");
        assertThat(Instant.parse(second.json().at("/changed").asString()))
                .isAfter(Instant.now().minusSeconds(600));
        assertThat(second.json().at("/current/properties/title/en").asString()).isEqualTo("First");
        assertThat(second.json().at("/current/properties/revision").intValue()).isEqualTo(2);
        assertThat(http.get(address + "?lang=en").json().at("/properties/title").asString())
                .isEqualTo("First");
    }

    @Test
    void ofSeveralChangesTheOneThatCameTooLateTellsWhoWasFaster() {
        String address = post(ITEMS, INCIDENT).header("Location");
        String id = address.substring(address.lastIndexOf('/') + 1);
        attempt("PATCH", address, "{\"properties\": {\"title\": {\"en\": \"First\"}}}", "If-Match", "\"1\"");

        Answer late = post(EDITED + "/changes", """
                {"changes": [{"method": "POST", "collection": "incidents", "body": %s},
                 {"method": "DELETE", "collection": "incidents", "id": "%s", "ifMatch": 1}]}
                """.formatted(INCIDENT, id));

        assertThat(late.status()).as(late.text()).isEqualTo(412);
        assertThat(late.json().at("/current/properties/title/en").asString()).isEqualTo("First");
        assertThat(late.json().path("by").asString()).isEqualTo("anna");
        assertThat(Instant.parse(late.json().path("changed").asString()))
                .isAfter(Instant.now().minusSeconds(600));
    }

    @Test
    void aRepeatedRequestWithTheSameKeyMakesNothingTwice() {
        int before = http.get(ITEMS).json().get("numberMatched").intValue();

        Answer first = post(ITEMS, INCIDENT, "Idempotency-Key", "k-1");
        Answer again = post(ITEMS, INCIDENT, "Idempotency-Key", "k-1");
        Answer other = post(ITEMS, INCIDENT.replace("calm", "tense"), "Idempotency-Key", "k-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(422);
        assertThat(http.get(ITEMS).json().get("numberMatched").intValue()).isEqualTo(before + 1);
    }

    /** Readers have a tag of what is published, which a draft that came to nothing did not change. */
    @Test
    void theTagThatReadersHaveHoldsAgainOnceADraftIsDiscarded() {
        String address = post(ITEMS, INCIDENT).header("Location");
        String read = http.get(address).header("ETag");
        String change = "{\"properties\": {\"when\": \"2022-01-14\"}}";
        attempt("PATCH", address + "?draft=true", change, "If-Match", read);

        // The draft, which they have not seen, would be lost.
        assertThat(attempt("PATCH", address, change, "If-Match", read).status()).isEqualTo(412);
        assertThat(attempt("DELETE", address + "/draft", "", "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);

        assertThat(http.get(address).header("ETag")).isEqualTo(read);
        assertThat(attempt("PATCH", address, change, "If-Match", read).status()).isEqualTo(200);
        assertThat(attempt("PATCH", address, change, "If-Match", read).status()).isEqualTo(412);
    }

    @Test
    void anyChangeCanBeUndoneFieldByField() {
        String address = post(ITEMS, INCIDENT).header("Location");
        long seq = seqAfter(
                attempt("PATCH", address, "{\"properties\": {\"when\": \"2022-01-14\"}}", "If-Match", "\"1\""));
        attempt("PATCH", address, "{\"properties\": {\"title\": {\"en\": \"Flights are back\"}}}", "If-Match", "\"2\"");

        Answer undone = post(EDITED + "/changes/" + seq + "/undo", "");

        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        JsonNode now = http.get(address + "?lang=en").json().get("properties");
        assertThat(now.at("/when").asString()).isEqualTo("2022-01-13");
        assertThat(now.at("/title").asString()).isEqualTo("Flights are back");
        assertThat(post(EDITED + "/changes/" + seq + "/undo", "").status())
                .as("it was undone already")
                .isEqualTo(409);

        attempt("DELETE", address, "", "If-Match", "\"4\"");
        assertThat(http.get(address).status()).isEqualTo(404);
        Answer back = post(EDITED + "/changes/" + (seq + 3) + "/undo", "");
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(http.get(address + "?lang=en").json().at("/properties/title").asString())
                .isEqualTo("Flights are back");
        assertThat(post(EDITED + "/changes/999999/undo", "").status()).isEqualTo(404);
    }

    /** The sequence number of the change that made a revision: none other comes between, in this test. */
    private long seqAfter(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return Objects.requireNonNull(log.head().block());
    }
}
