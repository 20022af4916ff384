package org.chronomap.backend.snapshot.live;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.Inventories;
import org.chronomap.backend.store.Inventory;
import org.chronomap.backend.store.Standing;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.gazetteer.Gazetteer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Finds all stories at start: large ones in their files, and what has changed since in the log; the others, as they are kept. */
final class StoryLoading {

    private final Inventories inventories;
    private final StoryAssembly assembly;
    private final StoryFiles files;
    private final Scheduler scheduler;

    StoryLoading(Inventories inventories, StoryAssembly assembly, StoryFiles files, Scheduler scheduler) {
        this.inventories = inventories;
        this.assembly = assembly;
        this.files = files;
        this.scheduler = scheduler;
    }

    /**
     * All stories as of one instant, or a later one.
     *
     * @param head of the log then
     */
    record Loaded(SortedMap<String, ServedStory> stories, long head, long restored) {}

    /** @param damaged of a story, run when its file is found damaged while it is served */
    Mono<Loaded> load(Function<String, Runnable> damaged) {
        return Mono.fromCallable(files::open)
                .subscribeOn(scheduler)
                .flatMap(found -> inventories
                        .standing(found.stream().map(StoryFile::bookmark).toList())
                        .publishOn(scheduler)
                        .flatMap(standing -> loaded(found, standing, damaged)));
    }

    private Mono<Loaded> loaded(List<StoryFile> found, Standing standing, Function<String, Runnable> damaged) {
        standing.refused().forEach(files::refuse);
        if (!found.isEmpty()) {
            // Their positions are told when somebody asks, on threads that may not wait for files.
            Schedulers.boundedElastic().schedule(Gazetteer::packaged);
        }
        SortedMap<String, ServedStory> stories = assembly.of(standing.others());
        List<String> unreadable = new ArrayList<>();
        for (StoryFile file : found) {
            String story = file.bookmark().story();
            List<Change> since = standing.since().get(story);
            if (since == null) {
                continue;
            }
            try {
                StoryFile.Content content = assembly.content(file, damaged.apply(story));
                files.opened(story, content.held().validStory().compactIncidents());
                assembly.of(content, since).ifPresent(served -> stories.put(story, served));
            } catch (DocumentFaultsException | RuntimeException e) {
                files.refuse(story, e.toString());
                unreadable.add(story);
            }
        }
        Mono<Inventory> rest = unreadable.isEmpty() ? Mono.just(Inventory.empty()) : inventories.take(unreadable);
        return rest.publishOn(scheduler).map(inventory -> {
            // What they contain beyond the instant changes nothing in them when it comes.
            stories.putAll(assembly.of(inventory));
            return new Loaded(
                    stories, standing.others().head(), standing.others().restored());
        });
    }
}
