package org.chronomap.backend.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.changes.EventStream.Event;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.node.ObjectNode;

@TestPropertySource(
        properties = {
            "chronomap.editor.username=anna",
            "chronomap.editor.password=a-long-secret-1",
            "chronomap.live.subscribers=40",
            "chronomap.live.beat=200ms"
        })
@DirtiesContext
class ChangeStreamTest extends ServerTest {

    private static final String CHANGES = STORY + "/changes";
    private static final String QUIET = """
            {"id": "quiet-day", "title": {"en": "A wet day"}, "languages": ["en"], "timeZone": "Asia/Almaty",
             "extent": "2022-01-01/2022-01-31", "categories": [{"id": "news", "label": {"en": "News"}, "colour": "#b3261e", "pattern": "dots"}]}
            """;

    @Autowired
    private LiveStories stories;

    @Autowired
    private Broadcast broadcast;

    private Editing editing() {
        return new Editing(http);
    }

    private EventStream open(String query, String... headers) throws IOException, InterruptedException {
        return new EventStream(http.root() + CHANGES + query, headers);
    }

    @Test
    void tellsWhatIsMadeChangedAndDeletedInEveryLanguageAndNeverByWhom() throws Exception {
        try (EventStream stream = open("")) {
            assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
            assertThat(stream.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(stream.headers().firstValue("X-Accel-Buffering")).hasValue("no");
            assertThat(stream.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(stream.headers().firstValue("Cross-Origin-Resource-Policy"))
                    .hasValue("cross-origin");
            assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
            Event first = stream.poll(Duration.ofMinutes(2));
            assertThat(first).isEqualTo(new Event("", "", "retry: 3000"));

            String address = editing().create();
            editing().title(address, 1, "Flights\\nresume again", "?note=At%20last");
            editing().send("DELETE", address, "", "If-Match", "\"2\"");

            Event created = stream.next();
            assertThat(created.name()).isEqualTo("change");
            assertThat(created.seq()).isEqualTo(created.json().get("seq").longValue());
            assertThat(created.json().propertyNames())
                    .containsExactly("seq", "collection", "id", "change", "revision", "at", "note", "feature");
            assertThat(created.json().get("collection").asString()).isEqualTo("incidents");
            assertThat(created.json().get("change").asString()).isEqualTo("created");
            assertThat(created.json().get("note").isNull()).isTrue();
            assertThat(address).endsWith(created.json().get("id").asString());
            Event updated = stream.next();
            assertThat(updated.seq()).isGreaterThan(created.seq());
            assertThat(updated.json().get("change").asString()).isEqualTo("updated");
            assertThat(updated.json().get("revision").intValue()).isEqualTo(2);
            assertThat(updated.json().get("note").asString()).isEqualTo("At last");
            Event deleted = stream.next();
            assertThat(deleted.json().get("change").asString()).isEqualTo("deleted");
            assertThat(deleted.json().get("feature").isNull()).isTrue();
            assertThat(List.of(created, updated, deleted))
                    .allSatisfy(event -> assertThat(event.data()).doesNotContain("anna"));
        }
    }

    @Test
    void aFeatureIsWhatItsAddressAnswersForEveryLanguage() throws Exception {
        try (EventStream stream = open("")) {
            String address = editing().create();
            // Links lead on from an address; who follows the stream has one already.
            assertThat(stream.next().json().get("feature"))
                    .isEqualTo(((ObjectNode) http.get(address + "?lang=*").json()).without(List.of("links")));
        }
    }

    @Test
    void replaysWhatWasMissedAndGoesOnWithWhatComes() throws Exception {
        long before = stories.applied();
        String address = editing().create();
        editing().title(address, 1, "One", "");
        try (EventStream stream = open("?since=" + before)) {
            editing().title(address, 2, "Two", "");
            List<Integer> revisions = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                revisions.add(stream.next().json().get("revision").intValue());
            }
            assertThat(revisions).containsExactly(1, 2, 3);
        }
    }

    /** It takes the longer the larger the story is: what writes it on a thread that serves readers fails this test. */
    @Test
    void aStorySaysOfItselfWhatItsAddressAnswersLiveAndReplayed() throws Exception {
        String story = ownStories.holdCopyOfBundled("told-live");
        String changes = http.root() + story + "/changes";
        long before = stories.applied();
        try (EventStream live = new EventStream(changes)) {
            Answer edited =
                    editing().send("PATCH", story, "{\"byline\": {\"en\": \"Told live\"}}", "If-Match", "\"1\"");
            assertThat(edited.status()).as(edited.text()).isEqualTo(200);
            try (EventStream late = new EventStream(changes + "?since=" + before)) {
                for (EventStream stream : List.of(live, late)) {
                    Event only = stream.next();
                    assertThat(only.json().get("collection").asString()).isEqualTo("story");
                    assertThat(only.json().get("feature"))
                            .isEqualTo(((ObjectNode)
                                            http.get(story + "?f=json&lang=*").json())
                                    .without(List.of("links")));
                }
            }
        }
    }

    @Test
    void whatWasHeardLastWinsOverWhatTheAddressSays() throws Exception {
        long before = stories.applied();
        String address = editing().create();
        long created = stories.applied();
        editing().title(address, 1, "One", "");
        try (EventStream stream = open("?since=" + before, "Last-Event-ID", String.valueOf(created))) {
            assertThat(stream.next().json().get("revision").intValue()).isEqualTo(2);
        }
    }

    @Test
    void aNumberThatIsNoneIsRefusedOfTheAddressAndLeadsToAResetOfTheHeader() throws Exception {
        for (String since : List.of("-1", "soon", "", "999999999")) {
            Answer refused = http.get(CHANGES + "?since=" + since, "Accept", "text/event-stream");
            assertThat(refused.status()).as(since).isEqualTo(400);
            assertThat(refused.text()).contains("\"parameter\":\"since\"");
        }
        assertThat(http.get(CHANGES + "?until=7").status()).isEqualTo(400);
        for (String seen : List.of("soon", "999999999")) {
            try (EventStream stream = open("", "Last-Event-ID", seen)) {
                Event reset = stream.next();
                assertThat(reset.name()).isEqualTo("reset");
                assertThat(reset.seq()).isEqualTo(stories.applied());
            }
        }
    }

    @Test
    void moreThanAThousandChangesAreAReset() throws Exception {
        long before = stories.applied();
        for (int batch = 0; batch < 3; batch++) {
            editing().createMany(334);
        }
        try (EventStream stream = open("?since=" + before)) {
            assertThat(stream.next().name()).isEqualTo("reset");
            String address = editing().create();
            assertThat(address).endsWith(stream.next().json().get("id").asString());
        }
    }

    @Test
    void draftsAreSilentUntilTheyArePublished() throws Exception {
        long before = stories.applied();
        try (EventStream live = open("")) {
            String address = editing().draft();
            assertThat(editing()
                            .send("POST", address + "/publish", "", "If-Match", "\"1\"")
                            .status())
                    .isEqualTo(200);
            try (EventStream late = open("?since=" + before)) {
                for (EventStream stream : List.of(live, late)) {
                    Event only = stream.next();
                    assertThat(only.json().get("change").asString()).isEqualTo("created");
                    assertThat(only.json().get("revision").intValue()).isEqualTo(2);
                }
            }
        }
    }

    @Test
    void aStoryThatIsTakenBackSaysSoAndIsSilentFromThenOn() throws Exception {
        Answer made = editing().send("POST", "/stories", QUIET);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String changes = "/stories/quiet-day/changes";
        try (EventStream stream = new EventStream(http.root() + changes)) {
            editing().send("POST", "/stories/quiet-day/unpublish", "", "If-Match", "\"1\"");

            Event gone = stream.next();
            assertThat(gone.json().get("collection").asString()).isEqualTo("story");
            assertThat(gone.json().get("change").asString()).isEqualTo("deleted");
            assertThat(stream.hasEnded()).isTrue();
        }
        assertThat(http.get(changes).status()).isEqualTo(404);
        assertThat(http.get("/stories/nowhere/changes").status()).isEqualTo(404);
        editing().send("POST", "/stories/quiet-day/publish", "", "If-Match", "\"2\"");
        try (EventStream stream = new EventStream(http.root() + changes)) {
            editing().send("DELETE", "/stories/quiet-day", "", "If-Match", "\"3\"");
            assertThat(stream.next().json().get("change").asString()).isEqualTo("deleted");
            assertThat(stream.hasEnded()).isTrue();
        }
    }

    @Test
    void anIdleConnectionHasABeat() throws Exception {
        try (EventStream stream = open("")) {
            stream.poll(Duration.ofMinutes(2));
            Event beat = stream.poll(Duration.ofMinutes(2));
            assertThat(beat).isEqualTo(new Event("beat", "", ""));
        }
    }

    @Test
    void whoIsGoneIsForgottenAndWhoIsOneTooManyComesLater() throws Exception {
        List<EventStream> open = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            open.add(open(""));
        }
        Answer refused = http.get(CHANGES);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        for (EventStream stream : open) {
            stream.close();
        }
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (broadcast.subscribers() > 0 && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(broadcast.subscribers()).isZero();
    }

    @Test
    void nobodyMissesAnythingOrHearsItTwiceWhileManyEdit() throws Exception {
        long begin = stories.applied();
        ExecutorService pool = Executors.newFixedThreadPool(24);
        try {
            List<Future<?>> editors = IntStream.range(0, 4)
                    .<Future<?>>mapToObj(editor -> pool.submit(() -> {
                        String address = editing().create();
                        for (int revision = 1; revision < 40; revision++) {
                            editing().title(address, revision, "Title " + revision, "");
                        }
                    }))
                    .collect(Collectors.toList());
            List<Future<?>> readers = new ArrayList<>();
            for (int reader = 0; reader < 16; reader++) {
                Thread.sleep(20);
                long since = Math.max(begin, stories.applied() - reader);
                readers.add(pool.submit(() -> {
                    try (EventStream stream = open("?since=" + since)) {
                        List<Long> seqs = new ArrayList<>();
                        do {
                            seqs.add(stream.next().seq());
                        } while (seqs.get(seqs.size() - 1) < begin + 160);
                        assertThat(seqs)
                                .isEqualTo(LongStream.rangeClosed(since + 1, begin + 160)
                                        .boxed()
                                        .toList());
                        return null;
                    }
                }));
            }
            for (Future<?> work : editors) {
                work.get(1, TimeUnit.MINUTES);
            }
            for (Future<?> work : readers) {
                work.get(1, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
