package org.chronomap.backend.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.backend.Http;
import org.chronomap.backend.Http.Answer;
import org.chronomap.geodata.story.StoryPart;

/** An import of a file of rows that is under way when the server is killed: it is there whole or not at all, and can be continued. */
final class Importing {

    private static final int ROWS = 1_000;
    private static final String ID = "imported";
    private static final String STORY = "/stories/" + ID;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final byte[] NOTHING = {};

    private final String address;

    private Importing(String address) {
        this.address = address;
    }

    /** Makes a story, and sends a file for it; who did does not wait for its end. */
    static Importing begin(Http http) {
        Answer story = http.sendJson("POST", "/stories", """
                {"id": "%s", "title": {"en": "Rain"}, "timeZone": "Asia/Almaty", "extent": "2022-01-01/2022-01-31",
                 "languages": ["en"],
                 "categories": [{"id": "rain", "label": {"en": "Rain"}, "colour": "#336699", "pattern": "dots"}]}
                """.formatted(ID), "Authorization", Newsdesk.AUTHORIZATION);
        assertThat(story.status()).as(story.text()).isEqualTo(201);
        String file = IntStream.range(0, ROWS)
                .mapToObj(row ->
                        "r%d,It rained %d,2022-01-%02d,43.2,76.9,rain,reported,AFP".formatted(row, row, 1 + row % 28))
                .collect(Collectors.joining(
                        "\n", "id,title,when,latitude,longitude,category,status,source.publisher\n", "\n"));
        Answer begun = http.sendBytes(
                "POST",
                STORY + "/imports",
                file.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/csv",
                "Prefer",
                "respond-async",
                "Authorization",
                Newsdesk.AUTHORIZATION);
        assertThat(begun.status()).as(begun.text()).isEqualTo(202);
        return new Importing(begun.header("Location"));
    }

    static long rows(KeptState kept) {
        return kept.items().keySet().stream()
                .filter(key -> key.story().equals(ID) && key.part() == StoryPart.INCIDENTS)
                .count();
    }

    /** @param when it is that is looked */
    static void requireAllOrNothing(KeptState kept, String when) {
        assertThat(rows(kept)).as(when + ": rows of an import").isIn(0L, (long) ROWS);
    }

    /** Continues with it where it was not made, and undoes it. */
    void continueAndUndo(Http http) {
        Patiently.until("an import that is over", LONGEST, () -> isOver(state(http)));
        if (state(http).equals("failed")) {
            Answer applied = send(http, "POST", address + "/apply");
            assertThat(applied.status()).as(applied.text()).isEqualTo(200);
        }
        Answer made = send(http, "GET", address);
        assertThat(made.json().get("changes").asInt()).as(made.text()).isEqualTo(ROWS);
        assertThat(http.get(STORY + "/collections/incidents/items?limit=1")
                        .json()
                        .get("numberMatched")
                        .asInt())
                .isEqualTo(ROWS);
        Answer undone = send(http, "POST", made.json().get("undo").asString());
        assertThat(undone.json().at("/undone").asInt()).as(undone.text()).isEqualTo(ROWS);
    }

    private static boolean isOver(String state) {
        return state.equals("failed") || state.equals("done");
    }

    private String state(Http http) {
        return send(http, "GET", address).json().at("/state").asString("");
    }

    private static Answer send(Http http, String method, String address) {
        return http.sendBytes(method, address, NOTHING, "Authorization", Newsdesk.AUTHORIZATION);
    }
}
