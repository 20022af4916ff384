package org.chronomap.backend.importing;

import java.io.IOException;
import java.util.List;
import org.chronomap.backend.editing.Replacement;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.folder.Fault;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.chronomap.geodata.folder.StoryFiles;
import org.chronomap.geodata.folder.StoryReader;
import org.chronomap.geodata.folder.StoryReading;
import org.chronomap.geodata.geo.CountryOutlines;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Makes a story what a folder says. The stories must be loaded. */
@Component
final class FolderImport {

    private final LiveStories stories;
    private final Replacement replacement;
    private final CountryOutlines outlines;

    FolderImport(LiveStories stories, Replacement replacement, CountryOutlines outlines) {
        this.stories = stories;
        this.replacement = replacement;
        this.outlines = outlines;
    }

    /** What became of it, and what its author should look at again. */
    record Report(Replacement.Counts counts, List<Fault> warnings) {}

    /**
     * @param note why, for readers
     * @return fails with {@link StoryFaultsException} when the folder holds no story that is whole, and with a {@link ProblemException}
     *     (507) when there is too little memory for it
     */
    Mono<Report> run(String story, StoryFiles files, Editor editor, @Nullable String note) {
        return Mono.fromCallable(() -> reading(story, files))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(reading -> replacement
                        .of(story, withPositions(story, reading.documents()), editor, note)
                        .map(counts -> new Report(counts, reading.warnings())))
                .onErrorMap(MemoryEnd::isWhy, failure -> MemoryEnd.problem(story));
    }

    private StoryReading reading(String story, StoryFiles files) throws IOException, StoryFaultsException {
        try {
            return StoryReader.reading(story, files, outlines);
        } catch (OutOfMemoryError e) {
            // No flow hears of an error of the machine: who waits would wait for ever.
            throw MemoryEnd.problem(story);
        }
    }

    private List<Document> withPositions(String story, List<Document> documents) {
        return stories.held(story)
                .map(held -> ScenePositions.keep(held.validStory(), documents))
                .orElse(documents);
    }
}
