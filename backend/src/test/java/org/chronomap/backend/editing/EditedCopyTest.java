package org.chronomap.backend.editing;

import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test that edits a copy of the bundled story. */
abstract class EditedCopyTest extends EditedServerTest {

    static final String EDITED = "/stories/edited";
    static final String ITEMS = EDITED + "/collections/incidents/items";
    static final String INCIDENT = """
            {"type": "Feature", "geometry": null, "properties": {
              "title": {"en": "Flights resume", "fr": "Les vols reprennent"}, "when": "2022-01-13", "category": "reopening",
              "status": "reported", "place": "almaty", "sources": [{"publisher": "AFP"}], "mood": "calm"}}
            """;

    @BeforeEach
    void isServed() {
        ownStories.holdCopyOfBundled("edited");
    }

    Answer post(String path, String json, String... headers) {
        return attempt("POST", path, json, headers);
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
