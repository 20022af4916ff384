package org.chronomap.backend.snapshot.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.snapshot.file.BlockFileWriter;
import org.chronomap.backend.snapshot.file.ChunkFile;
import org.chronomap.backend.snapshot.file.DamagedFileException;
import org.chronomap.backend.store.Bookmark;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.geodata.compact.CompactIncidents;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The {@link StoryFile}s of large stories in the data folder, so that a start need not read and index them. One is written in the
 * background whenever the incidents of a story are brought into few bytes anew; they then lie there, and no longer in memory.
 */
@Component
final class StoryFiles implements DisposableBean {

    /** The folder within the data folder. */
    static final String FOLDER = "snapshots";

    private static final Logger LOG = LoggerFactory.getLogger(StoryFiles.class);
    private static final String ENDING = ".snapshot";
    private static final String CHUNKS = ".chunks";

    private final ChangeLog log;
    private final Path folder;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, 1_000, "story files", 60, true);
    /** Of each story the incidents that lie in its file, or are to. */
    private final Map<String, CompactIncidents> written = new ConcurrentHashMap<>();

    StoryFiles(ChangeLog log, ChronomapProperties properties) {
        this.log = log;
        this.folder = properties.dataDir().resolve(FOLDER);
    }

    private Path file(String story) {
        return folder.resolve(story + ENDING);
    }

    /** Those that are there. What cannot be read is deleted, and the log says so. */
    List<StoryFile> open() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<StoryFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.sorted().toList()) {
                String name = String.valueOf(path.getFileName());
                if (name.endsWith(BlockFileWriter.UNFINISHED) || name.endsWith(CHUNKS)) {
                    Files.delete(path);
                } else if (name.endsWith(ENDING)) {
                    open(path, name.substring(0, name.length() - ENDING.length()), files);
                }
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so all stories are read from the database: {}", folder, e.toString());
        }
        return files;
    }

    private void open(Path path, String story, List<StoryFile> files) {
        try {
            StoryFile file = StoryFile.open(path);
            if (!file.bookmark().story().equals(story)) {
                refuse(story, "it is of another story");
            } else {
                files.add(file);
            }
        } catch (IOException | DamagedFileException e) {
            refuse(story, String.valueOf(e.getMessage()));
        }
    }

    /** Where the incidents of a large story lie while it is made, so that they need no room in memory. To be closed. */
    ChunkFile chunks(String story) throws IOException {
        Files.createDirectories(folder);
        return new ChunkFile(folder.resolve(story + CHUNKS));
    }

    /** Deletes a file that is of no use. */
    void refuse(String story, String why) {
        LOG.warn("Story {} is read from the database, and its file in {} made anew: {}", story, folder, why);
        forget(story);
    }

    /** Takes note of what lies in a file. */
    void opened(String story, CompactIncidents incidents) {
        written.put(story, incidents);
    }

    /**
     * Writes a file when a story has incidents that are in none.
     *
     * @param restored of the log
     * @param damaged is run when the file is found to be no longer as it was written
     */
    void keep(ServedStory served, long restored, Runnable damaged) {
        CompactIncidents incidents = served.held().validStory().compactIncidents();
        if (StoryFile.isWritable(served) && isOther(written.put(served.held().id(), incidents), incidents)) {
            scheduler.schedule(() -> write(served, restored, damaged));
        }
    }

    private static boolean isOther(@Nullable Object one, Object other) {
        return one != other;
    }

    private boolean isWanted(String story, CompactIncidents incidents) {
        return !isOther(written.get(story), incidents);
    }

    private void write(ServedStory served, long restored, Runnable damaged) {
        HeldStory held = served.held();
        CompactIncidents incidents = held.validStory().compactIncidents();
        if (!isWanted(held.id(), incidents)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            String digest = log.find(held.seq())
                    .map(Bookmark::digest)
                    .switchIfEmpty(Mono.fromSupplier(() -> Bookmark.digest(null)))
                    .block();
            try (BlockFileWriter out = new BlockFileWriter(file(held.id()))) {
                StoryFile.write(out, served, new Bookmark(held.id(), held.seq(), restored, String.valueOf(digest)));
                out.finish();
                show(out, held.id(), incidents, damaged);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be written; story {} will be read from the database", file(held.id()), held.id(), e);
        }
    }

    /** Not what was purged meanwhile. */
    private synchronized void show(BlockFileWriter out, String story, CompactIncidents incidents, Runnable damaged)
            throws IOException {
        if (isWanted(story, incidents)) {
            out.show();
            incidents.move(StoryFile.open(file(story)).chunks(damaged));
        }
    }

    /** Deletes what a story has: at once, and for good. */
    synchronized void forget(String story) {
        written.remove(story);
        try {
            Files.deleteIfExists(file(story));
            Files.deleteIfExists(folder.resolve(story + ENDING + BlockFileWriter.UNFINISHED));
        } catch (IOException e) {
            LOG.error("{} cannot be deleted; delete it yourself", file(story), e);
        }
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
