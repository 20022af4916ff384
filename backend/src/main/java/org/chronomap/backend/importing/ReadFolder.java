package org.chronomap.backend.importing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.chronomap.backend.editing.LargeReplacement;
import org.chronomap.backend.importing.rows.FreshFile;
import org.chronomap.backend.importing.rows.StagedFile;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.file.ChunkFile;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.store.BulkBlock;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.compact.CompactIncidents;
import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.folder.StoryTaker;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;

/**
 * What a folder says, as it is read: in memory, and once there are many incidents, these in files. For one thread; to be closed when
 * the story is made.
 */
final class ReadFolder implements StoryTaker, Closeable {

    /** Incidents that are held as documents. */
    private static final int FEW = 1_000;
    /** Of a story that has so many, a folder is never taken as a small one: what it has no more might be all of them. */
    private static final int MANY = 20_000;

    private final String story;
    private final @Nullable HeldStory base;
    private final Path folder;
    private final List<Document> others = new ArrayList<>();
    private final List<One> few = new ArrayList<>();
    private @Nullable Large large;

    private record One(Placed incident, String json) {}

    /**
     * @param base the story as it stands; null = there is none
     * @param folder where files may lie meanwhile
     */
    ReadFolder(String story, @Nullable HeldStory base, Path folder) throws IOException {
        this.story = story;
        this.base = base;
        this.folder = folder;
        if (base != null && base.validStory().story().incidents().size() >= MANY) {
            large = new Large();
        }
    }

    @Override
    public void take(Document document) {
        others.add(document);
    }

    @Override
    public void take(Placed incident, String json) {
        try {
            if (large == null && few.size() == FEW) {
                large = new Large();
                for (One one : few) {
                    large.add(one.incident(), one.json());
                }
                few.clear();
            }
            if (large == null) {
                few.add(new One(incident, json));
            } else {
                large.add(incident, json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isLarge() {
        return large != null;
    }

    /** All of a small one, in the order of the files. */
    List<Document> documents() {
        List<Document> documents = new ArrayList<>(others);
        few.forEach(one -> documents.add(
                Document.ofJson(StoryPart.INCIDENTS, one.incident().id(), one.json())));
        documents.sort(Comparator.comparing(Document::part));
        return documents;
    }

    /** What a large one is to be, once it was read. */
    LargeReplacement.Wish wish(boolean unknownOnly, List<Document> of, Editor editor, @Nullable String note)
            throws IOException {
        Large read = large;
        if (read == null) {
            throw new IllegalStateException("The folder of " + story + " is a small one");
        }
        return new LargeReplacement.Wish(
                story, base, unknownOnly, of, read.end(), read.chunks, read.staged, editor, note);
    }

    List<Document> others() {
        return others;
    }

    @Override
    public void close() throws IOException {
        if (large != null) {
            large.close();
        }
    }

    /** Incidents in files. */
    private final class Large implements Closeable {

        private final StagedFile staged;
        private final ChunkFile chunks;
        private final CompactIncidents.Builder incidents;
        private final StagedFile.Writing changed;
        private final FreshFile.Writing fresh;

        Large() throws IOException {
            Files.createDirectories(folder);
            String name = "folder-" + UUID.randomUUID();
            staged = new StagedFile(folder.resolve(name + ".staged"), new FreshFile(folder.resolve(name + ".fresh")));
            chunks = new ChunkFile(folder.resolve(name + ".chunks"));
            incidents = new CompactIncidents.Builder(ItemSchemas.STANDARD.incidents(), chunks);
            changed = staged.write();
            fresh = staged.fresh().write();
        }

        void add(Placed incident, String json) throws IOException {
            String id = incident.id();
            incidents.add(incident, null);
            boolean isDrafted = base != null && base.drafts().containsKey(new ItemKey(story, StoryPart.INCIDENTS, id));
            String was = base == null
                    ? null
                    : base.validStory()
                            .document(StoryPart.INCIDENTS, id)
                            .map(document -> document.fields().toString())
                            .orElse(null);
            if (was == null && !isDrafted && json.length() <= BulkBlock.LONGEST) {
                fresh.add(id, json);
            } else if (isDrafted || !json.equals(was)) {
                changed.add(StoryPart.INCIDENTS, id, json);
            }
        }

        CompactIncidents end() throws IOException {
            changed.close();
            fresh.close();
            return incidents.build();
        }

        @Override
        public void close() throws IOException {
            try (chunks;
                    changed;
                    fresh) {
                Files.deleteIfExists(staged.path());
                Files.deleteIfExists(staged.fresh().path());
            }
        }
    }
}
