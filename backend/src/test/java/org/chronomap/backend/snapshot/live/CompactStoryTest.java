package org.chronomap.backend.snapshot.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.nodes.LargeStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.snapshot.file.BlockFile;
import org.chronomap.backend.snapshot.file.BlockFileWriter;
import org.chronomap.backend.store.Bookmark;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;

/** A story so large that its incidents are held in few bytes, while it changes: it is the same as one made at once. */
class CompactStoryTest {

    private static final int INCIDENTS = 1_100;

    private final Random random = new Random(2022);
    private final Messages messages = new Messages();
    private final CountryOutlines outlines;
    private final List<Change> log = new ArrayList<>();
    /** What readers see of each incident, and where a draft stands alone. */
    private final Map<String, Boolean> published = new HashMap<>();

    CompactStoryTest() throws Exception {
        try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream()) {
            outlines = CountryOutlines.read(world);
        }
    }

    @Test
    void changesOneAfterTheOtherMakeTheSameStoryAsAllAtOnce() throws Exception {
        for (Document document : LargeStory.documents(INCIDENTS)) {
            add(
                    document.part(),
                    document.id(),
                    ChangeKind.CREATED,
                    document.fields().toString());
            published.put(document.id(), true);
        }
        ServedStory served = ServedStory.of(begun(), null, null, outlines, messages);
        assertThat(served.held().validStory().loose())
                .as("it is held in few bytes")
                .isZero();
        written(served.snapshot());
        int timesCompacted = 0;
        for (int round = 0; round < 60; round++) {
            int from = log.size();
            for (int i = 0; i <= random.nextInt(20); i++) {
                change();
            }
            HeldStory next = served.held()
                    .after(log.subList(from, log.size()), outlines, null)
                    .orElseThrow();
            served = ServedStory.of(next, served, null, outlines, messages);
            timesCompacted += served.held().validStory().loose() == 0 ? 1 : 0;
        }

        assertThat(timesCompacted).as("made anew now and then").isBetween(1, 30);
        HeldStory held = served.held();
        HeldStory atOnce = begun();
        assertThat(held.validStory().story()).isEqualTo(atOnce.validStory().story());
        assertThat(held.drafts()).isEqualTo(atOnce.drafts());
        for (int i = 0; i < INCIDENTS + 100; i++) {
            String id = LargeStory.id(i);
            assertThat(held.version(StoryPart.INCIDENTS, id)).as(id).isEqualTo(atOnce.version(StoryPart.INCIDENTS, id));
        }
        Snapshot anew =
                new Snapshot(new StoryIndex(atOnce.validStory().story(), outlines, atOnce::version), messages, 0, null);
        assertThat(written(served.snapshot())).isEqualTo(written(anew));
    }

    /** When it fails, what lies in files is another thing: raise {@link StoryFile#FORMAT}, and put the new digest here. */
    @Test
    void whatLiesInFilesIsOfOneFormat(@TempDir Path folder) throws Exception {
        for (Document document : LargeStory.documents(5_000)) {
            add(
                    document.part(),
                    document.id(),
                    ChangeKind.CREATED,
                    document.fields().toString());
        }
        ServedStory served = ServedStory.of(begun(), null, null, outlines, messages);
        Path file = folder.resolve("file");
        try (BlockFileWriter out = new BlockFileWriter(file)) {
            StoryFile.write(
                    out, served, new Bookmark(LargeStory.ID, served.held().seq(), 0, ""));
            out.finish();
            out.show();
        }
        BlockFile written = BlockFile.open(file);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int block = 0; block < written.blocks(); block++) {
            digest.update(written.get(block));
        }

        assertThat(StoryFile.FORMAT + " " + HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("3 4d2067ec1e3669a2cd3522ca8756867151af71bacc73fa2ab956fc4b63ef2a23");
    }

    private HeldStory begun() throws Exception {
        return HeldStory.begun(LargeStory.ID, log, outlines, null).orElseThrow();
    }

    private void change() {
        String id = LargeStory.id(random.nextInt(INCIDENTS + 100));
        Boolean isPublished = published.get(id);
        String document = document(id);
        if (isPublished == null || !isPublished) {
            add(StoryPart.INCIDENTS, id, ChangeKind.CREATED, document);
            published.put(id, true);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> {
                add(StoryPart.INCIDENTS, id, ChangeKind.DELETED, null);
                published.remove(id);
            }
            case 1 -> {
                add(StoryPart.INCIDENTS, id, ChangeKind.UNPUBLISHED, document);
                published.put(id, false);
            }
            case 2 -> add(StoryPart.INCIDENTS, id, ChangeKind.DRAFTED, document);
            default -> add(StoryPart.INCIDENTS, id, ChangeKind.UPDATED, document);
        }
    }

    private String document(String id) {
        return """
                {"id": "%s", "title": {"en": "Told again %d"}, "when": "2022-03-%02d", "category": "event", "status": "reported",
                 "at": [%d, %d], "sources": [{"publisher": "Agency %d"}]}""".formatted(
                id, log.size(), 1 + random.nextInt(28), random.nextInt(170), random.nextInt(80), random.nextInt(3));
    }

    private void add(StoryPart part, String id, ChangeKind kind, @Nullable String after) {
        long seq = log.size() + 1L;
        log.add(new Change(
                seq,
                new ItemKey(LargeStory.ID, part, id),
                kind,
                (int) seq,
                null,
                after,
                "anna",
                Instant.ofEpochMilli(seq),
                null,
                true,
                seq,
                null));
    }

    private static List<String> written(Snapshot snapshot) {
        return Objects.requireNonNull(snapshot.encoded("en")
                        .written(StoryCollection.INCIDENTS)
                        .block())
                .stream()
                .map(feature -> new String(feature, StandardCharsets.UTF_8))
                .toList();
    }
}
