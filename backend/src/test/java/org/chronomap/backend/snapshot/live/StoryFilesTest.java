package org.chronomap.backend.snapshot.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.editing.Replacement;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.nodes.LargeStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.snapshot.file.BlockFile;
import org.chronomap.backend.snapshot.file.BlockFileWriter;
import org.chronomap.backend.snapshot.file.DamagedFileException;
import org.chronomap.backend.store.Bookmark;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.Inventories;
import org.chronomap.backend.store.StoreHealth;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.Selection;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.time.Interval;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a node that starts makes of the file of a large story, and what the server does with it. */
@ExtendWith(OutputCaptureExtension.class)
class StoryFilesTest extends EditedServerTest {

    private static final int INCIDENTS = 1_100;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** What is gone is never read from its documents again: each test has a story of its own. */
    private static int made;

    @Autowired
    private LiveStories stories;

    @Autowired
    private ChangeLog log;

    @Autowired
    private Inventories inventories;

    @Autowired
    private StoreHealth health;

    @Autowired
    private Messages messages;

    @Autowired
    private CountryOutlines outlines;

    @Autowired
    private Replacement replacement;

    @Autowired
    private ChronomapProperties properties;

    @TempDir
    Path data;

    private String id = "";
    private String items = "";

    @BeforeEach
    void haveALargeStory() {
        id = "large-in-a-file-" + ++made;
        items = "/stories/" + id + "/collections/incidents/items/";
        List<Document> documents = LargeStory.documents(INCIDENTS).stream()
                .map(one -> one.part() == StoryPart.STORY ? new Document(one.part(), id, one.fields()) : one)
                .toList();
        replacement.ofUnknown(id, documents).block(LONGEST);
        until(() -> Files.exists(served()));
    }

    @AfterEach
    void letItGo() {
        edit("DELETE", "/stories/" + id, "", "If-Match", "\"1\"");
        assertThat(served()).as("what is gone leaves no file").doesNotExist();
    }

    /** The file that the server made. */
    private Path served() {
        return properties.dataDir().resolve(StoryFiles.FOLDER).resolve(id + ".snapshot");
    }

    private static void until(BooleanSupplier so) {
        long begin = System.nanoTime();
        while (!so.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST);
            Thread.onSpinWait();
        }
    }

    @Test
    void aStartWithTheFileIsTheSameAsOneWithout() throws IOException {
        Path copy = copy();
        for (int i = 0; i < 5; i++) {
            patch(items + LargeStory.id(i), 1, "{\"properties\": {\"title\": {\"en\": \"Told again " + i + "\"}}}");
        }
        edit("DELETE", items + LargeStory.id(7), "", "If-Match", "\"1\"");
        edit("POST", items + LargeStory.id(8) + "/unpublish", "", "If-Match", "\"1\"");

        LiveStories fromFile = started();

        HeldStory held = held(fromFile);
        assertThat(held.validStory().loose())
                .as("what has changed since stands beside")
                .isEqualTo(12);
        assertThat(copy).exists();
        assertThat(Objects.requireNonNull(inventories
                                .standing(List.of(StoryFile.open(copy).bookmark()))
                                .block())
                        .others()
                        .items())
                .as("nothing of it is read")
                .noneMatch(item -> item.key().story().equals(id));
        assertSame(fromFile, startedWithout());
    }

    @Test
    void aFileThatCannotBeTrustedIsMadeAnewAndTheLogSaysSo(CapturedOutput output) throws IOException {
        byte[] whole = Files.readAllBytes(served());
        List<Document> documents = held(stories).validStory().documents();
        Map<String, byte[]> faulty = new TreeMap<>();
        faulty.put("cut", Arrays.copyOf(whole, whole.length / 2));
        faulty.put("empty", new byte[0]);
        faulty.put("with a damaged column", damaged(whole, whole.length / 10));
        faulty.put("no file of this kind", "What is it?".getBytes(StandardCharsets.UTF_8));
        int said = 0;
        for (Map.Entry<String, byte[]> one : faulty.entrySet()) {
            Path copy = copy();
            Files.write(copy, one.getValue());

            LiveStories started = started();

            assertThat(held(started).validStory().documents()).as(one.getKey()).isEqualTo(documents);
            assertThat(output.getOut().split("Story " + id + " is read from the database", -1))
                    .as(one.getKey())
                    .hasSize(++said + 1);
            until(() -> isWhole(copy));
        }
    }

    @Test
    void aFileOfAnotherLogIsOfNoUse(CapturedOutput output) throws IOException {
        Path copy = copy();
        Bookmark bookmark = StoryFile.open(copy).bookmark();
        StoryFiles files = new StoryFiles(log, new ChronomapProperties(data, null));
        ServedStory served = ServedStory.of(held(stories), null, null, outlines, messages);
        write(copy, served, new Bookmark(id, bookmark.seq(), bookmark.restored(), "other"));
        assertThat(files.open()).hasSize(1);

        started();

        assertThat(output).contains("it is of another log");
    }

    @Test
    void whatIsFoundDamagedWhileItIsServedIsReadAnew(CapturedOutput output) throws IOException {
        Path copy = copy();
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            long inLastChunk = channel.size() - 2_000;
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5}), inLastChunk);
        }
        LiveStories started = started();
        StoryIndex index = Objects.requireNonNull(started.index(id));
        assertThat(index.incident(LargeStory.id(0)).statement().category()).isEqualTo("event");
        assertThat(output).doesNotContain("it is damaged");

        assertThatThrownBy(() -> index.incident(LargeStory.id(INCIDENTS - 1))).isInstanceOf(DamagedFileException.class);

        until(() -> output.getOut().contains("it is damaged"));
        until(() -> started.index(id) != index);
        assertSame(started, startedWithout());
        until(() -> isWhole(copy));
    }

    @Test
    void nothingIsLeftOfWhatIsPurged() throws Exception {
        String secret = "Plainsecret";
        patch(items + LargeStory.id(3), 1, "{\"properties\": {\"title\": {\"en\": \"" + secret + "\"}}}");
        Path copy = copy();
        StoryFiles files = new StoryFiles(log, new ChronomapProperties(data, null));
        ServedStory with = ServedStory.of(
                HeldStory.of(
                        id,
                        Objects.requireNonNull(inventories.take(List.of(id)).block())
                                .items(),
                        outlines,
                        0,
                        null),
                null,
                null,
                outlines,
                messages);
        String digest = Bookmark.digest(log.find(with.held().seq()).block());
        Bookmark bookmark = new Bookmark(id, with.held().seq(), stories.restored(), digest);
        write(served(), with, bookmark);
        write(copy, with, bookmark);
        assertThat(text(served())).contains(secret);

        assertThat(http.sendJson("POST", items + LargeStory.id(3) + "/purge", "", asAdmin())
                        .status())
                .isEqualTo(200);

        until(() -> isWhole(served()));
        assertThat(text(served())).doesNotContain(secret);
        assertThat(files.open()).as("of a node that was down").hasSize(1);
        LiveStories started = started();
        until(() -> isWhole(copy));
        assertThat(text(copy)).doesNotContain(secret);
        assertSame(started, stories);
    }

    private static void write(Path file, ServedStory served, Bookmark bookmark) throws IOException {
        try (BlockFileWriter out = new BlockFileWriter(file)) {
            StoryFile.write(out, served, bookmark);
            out.finish();
            out.show();
        }
    }

    private static boolean isWhole(Path file) {
        try {
            BlockFile read = BlockFile.open(file);
            for (int i = 0; i < read.blocks(); i++) {
                read.get(i);
            }
            return true;
        } catch (IOException | DamagedFileException e) {
            return false;
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static byte[] damaged(byte[] whole, int at) {
        byte[] damaged = whole.clone();
        damaged[at] = (byte) (damaged[at] ^ 1);
        return damaged;
    }

    /** The file of the server, for a node of its own data folder. */
    private Path copy() throws IOException {
        Path copy = data.resolve(StoryFiles.FOLDER).resolve(id + ".snapshot");
        Files.createDirectories(copy.getParent());
        Files.deleteIfExists(copy);
        return Files.copy(served(), copy);
    }

    private LiveStories started() {
        return started(data);
    }

    private LiveStories startedWithout() throws IOException {
        return started(Files.createTempDirectory(data, "empty"));
    }

    private LiveStories started(Path folder) {
        LiveStories started = new LiveStories(
                log,
                inventories,
                health,
                messages,
                outlines,
                new StoryFiles(log, new ChronomapProperties(folder, null)));
        started.load().block(LONGEST);
        return started;
    }

    private HeldStory held(LiveStories of) {
        return of.held(id).orElseThrow();
    }

    private void assertSame(LiveStories one, LiveStories other) {
        HeldStory held = held(one);
        HeldStory heldThere = held(other);
        assertThat(held.validStory().documents())
                .isEqualTo(heldThere.validStory().documents());
        assertThat(held.drafts()).isEqualTo(heldThere.drafts());
        assertThat(held.published()).isEqualTo(heldThere.published());
        Snapshot snapshot = one.find(id).orElseThrow();
        Snapshot there = other.find(id).orElseThrow();
        for (String language : List.of("en", Snapshot.EVERY_LANGUAGE)) {
            for (StoryCollection collection : StoryCollection.values()) {
                assertThat(written(snapshot, language, collection)).isEqualTo(written(there, language, collection));
            }
        }
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            Selection selection = selection(random);
            assertThat(snapshot.index().incidents().select(selection))
                    .as("%s", selection)
                    .isEqualTo(there.index().incidents().select(selection));
        }
        assertThat(snapshot.index().publishers()).isEqualTo(there.index().publishers());
        assertThat(snapshot.index().extent()).isEqualTo(there.index().extent());
        assertThat(snapshot.index().lastEdited()).isEqualTo(there.index().lastEdited());
        assertThat(snapshot.index().lastBeginning()).isEqualTo(there.index().lastBeginning());
    }

    private static Selection selection(Random random) {
        double west = random.nextDouble() * 300 - 170;
        double south = random.nextDouble() * 120 - 70;
        long day = 86_400_000L;
        long first = (18_993 + random.nextInt(365)) * day;
        return new Selection(
                random.nextBoolean() ? new Extent(west, south, west + 40, south + 30) : null,
                random.nextBoolean() ? new Interval(first, first + 20 * day) : null,
                random.nextInt(4) > 0 ? null : random.nextBoolean(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of());
    }

    private static List<String> written(Snapshot snapshot, String language, StoryCollection collection) {
        List<String> all = new ArrayList<>();
        Objects.requireNonNull(snapshot.encoded(language).written(collection).block())
                .forEach(feature -> all.add(new String(feature, StandardCharsets.UTF_8)));
        return all;
    }
}
