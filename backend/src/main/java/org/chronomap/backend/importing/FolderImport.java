package org.chronomap.backend.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.editing.LargeReplacement;
import org.chronomap.backend.editing.Replacement;
import org.chronomap.backend.editing.StoryMovedException;
import org.chronomap.backend.importing.rows.MemoryEnd;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.folder.Fault;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.chronomap.geodata.folder.StoryFiles;
import org.chronomap.geodata.folder.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Makes a story what a folder says. The stories must be loaded. */
@Component
final class FolderImport {

    /** A folder is read, while others change its story so that what was read does not fit any more. */
    private static final int MOST_TIMES = 3;

    private final LiveStories stories;
    private final Replacement replacement;
    private final LargeReplacement large;
    private final CountryOutlines outlines;
    private final Path work;

    FolderImport(
            LiveStories stories,
            Replacement replacement,
            LargeReplacement large,
            CountryOutlines outlines,
            ChronomapProperties properties) {
        this.stories = stories;
        this.replacement = replacement;
        this.large = large;
        this.outlines = outlines;
        this.work = properties.dataDir().resolve("imports");
    }

    /** What became of it, and what its author should look at again. */
    record Report(Replacement.Counts counts, List<Fault> warnings) {}

    /**
     * @param files may be opened again
     * @param note why, for readers
     * @return fails with {@link StoryFaultsException} when the folder holds no story that is whole, and with a {@link ProblemException}
     *     when there is too little memory for it (507), or others change the story again and again (409)
     */
    Mono<Report> run(String story, StoryFiles files, Editor editor, @Nullable String note) {
        return Mono.using(
                        () -> new ReadFolder(story, stories.held(story).orElse(null), work),
                        read -> Mono.fromCallable(() -> reading(story, files, read))
                                .flatMap(warnings ->
                                        made(story, read, editor, note).map(counts -> new Report(counts, warnings))),
                        FolderImport::close)
                .subscribeOn(Schedulers.boundedElastic())
                .retryWhen(Retry.max(MOST_TIMES - 1)
                        .filter(StoryMovedException.class::isInstance)
                        .onRetryExhaustedThrow((retry, last) -> ProblemException.of(
                                HttpStatus.CONFLICT,
                                last.failure().getMessage()
                                        + " again and again, so that what was read does not fit any more."
                                        + " Nothing was stored; try again when nobody changes it")))
                .onErrorMap(MemoryEnd::isWhy, failure -> MemoryEnd.problem("Story " + story));
    }

    /**
     * Loads a story which the store has never held; one that it has held, or holds, stays as it is. It ends when readers see it.
     *
     * @throws StoryFaultsException when the folder holds no story that is whole
     */
    Report load(String story, StoryFiles files) throws IOException, StoryFaultsException {
        try (ReadFolder read = new ReadFolder(story, null, work)) {
            List<Fault> warnings = StoryReader.reading(story, files, outlines, read);
            Mono<Replacement.Counts> made = read.isLarge()
                    ? large.of(read.wish(true, read.others(), Editor.SERVER, null))
                    : replacement.ofUnknown(story, read.documents());
            return new Report(Objects.requireNonNull(made.block()), warnings);
        }
    }

    private List<Fault> reading(String story, StoryFiles files, ReadFolder read)
            throws IOException, StoryFaultsException {
        try {
            return StoryReader.reading(story, files, outlines, read);
        } catch (OutOfMemoryError e) {
            // No flow hears of an error of the machine: who waits would wait for ever.
            throw MemoryEnd.problem("Story " + story);
        }
    }

    private Mono<Replacement.Counts> made(String story, ReadFolder read, Editor editor, @Nullable String note) {
        return read.isLarge()
                ? Mono.fromCallable(() -> read.wish(false, withPositions(story, read.others()), editor, note))
                        .flatMap(large::of)
                : replacement.of(story, withPositions(story, read.documents()), editor, note);
    }

    private List<Document> withPositions(String story, List<Document> documents) {
        return stories.held(story)
                .map(held -> ScenePositions.keep(held.validStory(), documents))
                .orElse(documents);
    }

    private static void close(ReadFolder read) {
        try {
            read.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
