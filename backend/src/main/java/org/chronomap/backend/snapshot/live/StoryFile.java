package org.chronomap.backend.snapshot.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.snapshot.file.BlockFile;
import org.chronomap.backend.snapshot.file.BlockFileWriter;
import org.chronomap.backend.snapshot.file.DamagedFileException;
import org.chronomap.backend.store.Bookmark;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.compact.Chunks;
import org.chronomap.geodata.compact.CompactIncidents;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.index.column.ColumnReader;
import org.chronomap.geodata.index.column.ColumnWriter;
import org.chronomap.geodata.persistent.MadeList;
import org.chronomap.geodata.persistent.OrderedMap;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.validation.ValidStory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story as it stood at one entry of the log, in a {@link BlockFile}: how far that is and what it has beside its incidents, as JSON; then
 * the columns of its incidents and of their index; then the incidents themselves, in chunks. What a store says is true: this says the
 * same, and is read in a moment.
 */
final class StoryFile {

    /** Goes up with each change of what lies in a file, also of how its words are cut: then all are made anew. A test notices one. */
    static final int FORMAT = 3;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final BlockFile file;
    private final JsonNode header;

    private StoryFile(BlockFile file, JsonNode header) {
        this.file = file;
        this.header = header;
    }

    /** Whether there is a state of a story to write: one whose incidents are all held in few bytes, and indexed. */
    static boolean isWritable(ServedStory served) {
        return served.held().validStory().compactIncidents().size() > 0
                && served.held().validStory().loose() == 0
                && served.snapshot().index().isWhole();
    }

    static void write(BlockFileWriter out, ServedStory served, Bookmark bookmark) throws IOException {
        HeldStory held = served.held();
        CompactIncidents incidents = held.validStory().compactIncidents();
        out.add(ByteBuffer.wrap(
                header(held, bookmark, incidents.chunks()).toString().getBytes(StandardCharsets.UTF_8)));
        ColumnWriter columns = new ColumnWriter(out::add);
        incidents.write(columns);
        served.snapshot().index().writeIncidents(columns);
        for (int chunk = 0; chunk < incidents.chunks(); chunk++) {
            out.add(incidents.chunk(chunk));
        }
    }

    private static ObjectNode header(HeldStory held, Bookmark bookmark, int chunks) {
        ObjectNode header = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("program", program())
                .put("story", bookmark.story())
                .put("seq", bookmark.seq())
                .put("restored", bookmark.restored())
                .put("digest", bookmark.digest())
                .put("published", held.published())
                .put("chunks", chunks);
        ArrayNode items = header.putArray("items");
        for (Document document : held.validStory().documentsOfOthers()) {
            ObjectNode item = items.addObject()
                    .put("part", document.part().id())
                    .put("id", document.id())
                    .put("document", document.fields().toString());
            Version version = held.version(document.part(), document.id());
            if (version != null) {
                item.put("revision", version.revision())
                        .put("updated", version.updated().toString());
            }
        }
        ArrayNode drafts = header.putArray("drafts");
        held.drafts()
                .forEach((key, draft) -> drafts.addObject()
                        .put("part", key.part().id())
                        .put("id", key.id())
                        .put("draft", draft));
        return header;
    }

    /** Another version of the program may read a story otherwise. */
    private static String program() {
        return Optional.ofNullable(ChronomapProperties.class.getPackage().getImplementationVersion())
                .orElse("");
    }

    /**
     * @throws DamagedFileException when it is not as it was written
     * @throws OtherProgram when it is, and not by this program
     */
    static StoryFile open(Path path) throws IOException {
        BlockFile file = BlockFile.open(path);
        JsonNode header;
        try {
            byte[] bytes = new byte[file.get(0).remaining()];
            file.get(0).get(bytes);
            header = JSON.readTree(bytes);
        } catch (JacksonException | IndexOutOfBoundsException e) {
            throw new OtherProgram();
        }
        if (header.path("format").asInt(0) != FORMAT
                || !header.path("program").asString("-").equals(program())) {
            throw new OtherProgram();
        }
        return new StoryFile(file, header);
    }

    /** A file was written by another version of the program. */
    static final class OtherProgram extends IOException {

        private static final long serialVersionUID = 1;

        OtherProgram() {
            super("it is of another version of the program");
        }
    }

    Bookmark bookmark() {
        return new Bookmark(
                header.get("story").asString(),
                header.get("seq").asLong(),
                header.get("restored").asLong(),
                header.get("digest").asString());
    }

    /**
     * The incidents, where they lie.
     *
     * @param damaged is run when some of them are found to be no longer as they were written
     */
    Chunks chunks(Runnable damaged) {
        int first = file.blocks() - header.get("chunks").asInt();
        return chunk -> {
            try {
                return file.get(first + chunk);
            } catch (DamagedFileException e) {
                damaged.run();
                throw e;
            }
        };
    }

    /** What lies in it, and how it is indexed. */
    record Content(HeldStory held, StoryIndex index) {}

    /**
     * All of it; of the incidents no more is looked at than where they lie.
     *
     * @throws DamagedFileException when it is not as it was written
     */
    Content content(CountryOutlines outlines, Runnable damaged) throws DocumentFaultsException {
        Bookmark bookmark = bookmark();
        String story = bookmark.story();
        List<Document> others = new ArrayList<>();
        Map<ItemKey, Version> versions = new LinkedHashMap<>();
        for (JsonNode item : header.get("items")) {
            ItemKey key = key(story, item);
            others.add(HeldStory.document(key, item.get("document").asString()));
            if (item.has("revision")) {
                versions.put(
                        key,
                        new Version(
                                item.get("revision").asInt(),
                                Instant.parse(item.get("updated").asString())));
            }
        }
        Map<ItemKey, String> drafts = new LinkedHashMap<>();
        for (JsonNode draft : header.get("drafts")) {
            drafts.put(key(story, draft), draft.get("draft").asString());
        }
        int[] next = {1};
        ColumnReader columns = new ColumnReader(() -> file.get(next[0]++));
        CompactIncidents incidents = new CompactIncidents(ItemSchemas.STANDARD.incidents(), columns, chunks(damaged));
        ValidStory validStory = ValidStory.of(story, others, outlines, incidents);
        HeldStory held = new HeldStory(
                story,
                header.get("published").asBoolean(),
                validStory,
                OrderedMap.copyOf(versions),
                OrderedMap.copyOf(drafts),
                bookmark.seq());
        MadeList<Incident> made = (MadeList<Incident>) validStory.story().incidents();
        return new Content(held, new StoryIndex(validStory.story(), outlines, held::version, columns, made));
    }

    private static ItemKey key(String story, JsonNode item) {
        return new ItemKey(
                story,
                StoryPart.find(item.get("part").asString()).orElseThrow(),
                item.get("id").asString());
    }
}
