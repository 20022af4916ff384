package org.chronomap.backend.snapshot.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.nodes.LargeStory;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/**
 * What an edit of a story of {@code benchmark.large.incidents} incidents takes in memory, after the database: to judge it, to take it
 * into the story, and to index and write what readers are served.
 */
class EditBenchmark {

    private static final int INCIDENTS = Integer.getInteger("benchmark.large.incidents", 2_000);
    private static final int EDITS = Integer.getInteger("benchmark.edits", 21);

    private final Random random = new Random(7);
    private final double[][] milliseconds = new double[3][EDITS];

    @Test
    void edits() throws Exception {
        CountryOutlines outlines = outlines();
        Messages messages = new Messages();
        long begin = System.nanoTime();
        HeldStory held = HeldStory.of(LargeStory.ID, items(), outlines, 0, null);
        long read = System.nanoTime();
        ServedStory served = ServedStory.of(held, null, null, outlines, messages);
        assertThat(served.snapshot()
                        .encoded("en")
                        .written(StoryCollection.INCIDENTS)
                        .block())
                .hasSize(INCIDENTS);
        long written = System.nanoTime();
        System.out.printf(
                "%,d incidents read in %.1f s, indexed and written in one language in %.1f s, %,d bytes of heap each%n",
                INCIDENTS, (read - begin) / 1e9, (written - read) / 1e9, used() / INCIDENTS);
        for (int i = 0; i < EDITS; i++) {
            served = edit(served, i, outlines, messages);
        }
        assertThat(served.snapshot().index().incidents().size()).isEqualTo(INCIDENTS);
        System.out.printf(
                "Medians of %d edits: judged in %.2f ms, taken in %.2f ms, indexed and written in %.2f ms; slowest %.2f, %.2f,"
                        + " %.2f ms%n",
                EDITS, median(0), median(1), median(2), slowest(0), slowest(1), slowest(2));
    }

    private ServedStory edit(ServedStory served, int i, CountryOutlines outlines, Messages messages) throws Exception {
        HeldStory held = served.held();
        ItemKey key = new ItemKey(LargeStory.ID, StoryPart.INCIDENTS, LargeStory.id(random.nextInt(INCIDENTS)));
        String before = held.validStory()
                .document(key.part(), key.id())
                .orElseThrow()
                .fields()
                .toString();
        String after = before.replaceFirst("\"en\":\"[^\"]*\"", "\"en\":\"Edit " + i + '"');
        long begin = System.nanoTime();
        ValidStory next = held.validStory().revise(List.of(new Revision.Put(HeldStory.document(key, after))));
        long judged = System.nanoTime();
        long seq = held.seq() + 1;
        Change change = new Change(
                seq, key, ChangeKind.UPDATED, 2 + i, before, after, "anna", Instant.now(), null, true, seq, null);
        HeldStory taken =
                held.after(List.of(change), outlines, new Judged(held, next)).orElseThrow();
        long heldAt = System.nanoTime();
        ServedStory shown = ServedStory.of(taken, served, null, outlines, messages);
        long shownAt = System.nanoTime();
        milliseconds[0][i] = (judged - begin) / 1e6;
        milliseconds[1][i] = (heldAt - judged) / 1e6;
        milliseconds[2][i] = (shownAt - heldAt) / 1e6;
        return shown;
    }

    private static List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (Document document : LargeStory.documents(INCIDENTS)) {
            ItemKey key = new ItemKey(LargeStory.ID, document.part(), document.id());
            long seq = items.size() + 1L;
            items.add(
                    new Item(key, 1, 1, document.fields().toString(), null, seq, seq, Instant.ofEpochMilli(seq), null));
        }
        return items;
    }

    private static CountryOutlines outlines() throws Exception {
        try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream()) {
            return CountryOutlines.read(world);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private double median(int what) {
        return Arrays.stream(milliseconds[what]).sorted().toArray()[EDITS / 2];
    }

    private double slowest(int what) {
        return Arrays.stream(milliseconds[what]).max().orElseThrow();
    }
}
