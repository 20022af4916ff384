package org.chronomap.backend.snapshot.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.file.ChunkFile;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.Inventory;
import org.chronomap.backend.store.Item;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.index.Versions;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of what the store holds the stories that are shown. Whatever is wrong with one, the others are made. */
final class StoryAssembly {

    private static final Logger LOG = LoggerFactory.getLogger(StoryAssembly.class);

    private final CountryOutlines outlines;
    private final Messages messages;
    private final StoryFiles files;

    StoryAssembly(CountryOutlines outlines, Messages messages, StoryFiles files) {
        this.outlines = outlines;
        this.messages = messages;
        this.files = files;
    }

    /** All stories of an inventory, by their ids, but for those that this version of the program cannot read. */
    SortedMap<String, ServedStory> of(Inventory inventory) {
        Map<String, List<Item>> byStory = new LinkedHashMap<>();
        inventory
                .items()
                .forEach(item -> byStory.computeIfAbsent(item.key().story(), story -> new ArrayList<>())
                        .add(item));
        Map<String, List<Inventory.Many>> many =
                inventory.many().stream().collect(Collectors.groupingBy(Inventory.Many::story));
        SortedMap<String, ServedStory> made = new TreeMap<>();
        byStory.forEach((id, items) -> {
            long least =
                    Math.max(inventory.restored(), inventory.lastOfStories().getOrDefault(id, 0L));
            try {
                made.put(id, served(held(id, items, many.getOrDefault(id, List.of()), least), null, null));
            } catch (DocumentFaultsException e) {
                LOG.error(
                        "Story {} is kept in a form that this version does not read; it is not served:\n{}",
                        id,
                        e.getMessage());
            } catch (RuntimeException | LinkageError | AssertionError e) {
                LOG.error("Story {} could not be made of what is kept of it; it is not served", id, e);
            }
        });
        return made;
    }

    private HeldStory held(String id, List<Item> items, List<Inventory.Many> many, long least)
            throws DocumentFaultsException {
        if (many.isEmpty()) {
            return HeldStory.of(id, items, outlines, least, null);
        }
        try (ChunkFile chunks = files.chunks(id)) {
            return HeldStory.of(id, items, many, outlines, least, chunks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** See {@link StoryFile#content}. */
    StoryFile.Content content(StoryFile file, Runnable damaged) throws DocumentFaultsException {
        return file.content(outlines, damaged);
    }

    /** A story that lay in a file, as later changes make it; empty when they are the end of it. */
    Optional<ServedStory> of(StoryFile.Content content, List<Change> since) throws DocumentFaultsException {
        ServedStory then = ServedStory.of(content, outlines, messages);
        return since.isEmpty()
                ? Optional.of(then)
                : then.held().after(since, outlines, null).map(held -> served(held, then, null));
    }

    /**
     * The stories after some changes; empty when what the changes led to cannot be made of them and the stories before, so that it
     * must be read anew.
     *
     * @param judged what they make of the one story that all of them are of, where that is known
     */
    Optional<SortedMap<String, ServedStory>> after(
            SortedMap<String, ServedStory> before, List<Change> changes, @Nullable Judged judged) {
        Map<String, List<Change>> byStory = new LinkedHashMap<>();
        changes.forEach(change -> byStory.computeIfAbsent(change.key().story(), story -> new ArrayList<>())
                .add(change));
        SortedMap<String, ServedStory> next = new TreeMap<>(before);
        boolean whole = true;
        for (Map.Entry<String, List<Change>> ofStory : byStory.entrySet()) {
            String id = ofStory.getKey();
            ServedStory last = next.remove(id);
            try {
                after(id, last, ofStory.getValue(), judged).ifPresent(held -> next.put(id, served(held, last, judged)));
            } catch (DocumentFaultsException e) {
                LOG.warn("Story {} could not be changed as the log says; it is read anew:\n{}", id, e.getMessage());
                whole = false;
            } catch (RuntimeException | LinkageError | AssertionError e) {
                LOG.warn("Story {} could not be changed as the log says; it is read anew", id, e);
                whole = false;
            }
        }
        return whole ? Optional.of(next) : Optional.empty();
    }

    private Optional<HeldStory> after(
            String id, @Nullable ServedStory before, List<Change> changes, @Nullable Judged judged)
            throws DocumentFaultsException {
        return before == null
                ? HeldStory.begun(id, changes, outlines, judged)
                : before.held().after(changes, outlines, judged);
    }

    private ServedStory served(HeldStory held, @Nullable ServedStory before, @Nullable Judged judged) {
        return ServedStory.of(held, before, judged, outlines, messages);
    }

    /** The index of a story before it is shown. */
    StoryIndex indexed(ValidStory story, Versions versions) {
        return new StoryIndex(story.story(), outlines, versions);
    }
}
