package org.chronomap.geodata.validation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chronomap.geodata.compact.CompactIncidents;
import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.document.StoryHeader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.persistent.OrderedMap;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.ChangedItems;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;

/**
 * A whole story without fault, made of documents, one for each item. Immutable: a revision makes the next one, which holds
 * the very same objects for all that the revision does not concern.
 */
public final class ValidStory {

    private final Parts parts;
    private final Story story;
    private final DocumentWriter writer;
    /** Of {@link #parts}: kept by the next version where these themselves are not to be. */
    private final Object mark;

    private final Object madeOf;
    private final ChangedItems changed;

    /**
     * What it is made of. The maps are by id, in order.
     *
     * @param header what stands in the story's own document
     */
    record Parts(
            ItemSchemas schemas,
            String id,
            CountryOutlines outlines,
            StoryHeader header,
            OrderedMap<String, Place> places,
            PlacedIncidents incidents,
            OrderedMap<String, Movement> movements,
            OrderedMap<String, Scene> scenes) {

        static Parts none(ItemSchemas schemas, String id, CountryOutlines outlines) {
            return new Parts(
                    schemas,
                    id,
                    outlines,
                    StoryHeader.unread(),
                    OrderedMap.empty(),
                    PlacedIncidents.NONE,
                    OrderedMap.empty(),
                    OrderedMap.empty());
        }

        Parts with(PlacedIncidents others) {
            return new Parts(schemas, id, outlines, header, places, others, movements, scenes);
        }

        /** Once nothing is wrong with any of them. */
        Story story() {
            return header.story(
                    id,
                    places.list(),
                    incidents.list(),
                    movements.list(),
                    scenes.values().stream()
                            .sorted(Comparator.comparing(Scene::position))
                            .toList());
        }

        boolean has(StoryPart part, String item) {
            return switch (part) {
                case STORY -> !header.isUnread() && item.equals(id);
                case PLACES -> places.containsKey(item);
                case INCIDENTS -> incidents.contains(item);
                case MOVEMENTS -> movements.containsKey(item);
                case SCENES -> scenes.containsKey(item);
            };
        }
    }

    /**
     * @param madeOf the mark of the one before
     * @param changed what it has otherwise than that
     */
    ValidStory(Parts parts, Object madeOf, ChangedItems changed) {
        this(parts, new Object(), madeOf, changed);
    }

    private ValidStory(Parts parts, Object mark, Object madeOf, ChangedItems changed) {
        this.parts = parts;
        this.mark = mark;
        this.madeOf = madeOf;
        this.changed = changed;
        this.story = parts.story();
        this.writer = new DocumentWriter(parts.schemas());
    }

    /**
     * A story of documents, in their order.
     *
     * @throws DocumentFaultsException with everything that is wrong with any of them
     */
    public static ValidStory of(String storyId, Collection<Document> documents, CountryOutlines outlines)
            throws DocumentFaultsException {
        return of(ItemSchemas.STANDARD, storyId, documents, outlines);
    }

    public static ValidStory of(
            ItemSchemas schemas, String storyId, Collection<Document> documents, CountryOutlines outlines)
            throws DocumentFaultsException {
        return of(documents, Parts.none(schemas, storyId, outlines));
    }

    /**
     * A story that was {@link #compacted} before.
     *
     * @param others {@link #documentsOfOthers}
     * @param incidents its {@link #compactIncidents}, which fit to the others
     */
    public static ValidStory of(
            String storyId, Collection<Document> others, CountryOutlines outlines, CompactIncidents incidents)
            throws DocumentFaultsException {
        Parts none = Parts.none(ItemSchemas.STANDARD, storyId, outlines);
        return of(others, none.with(PlacedIncidents.of(incidents)));
    }

    /**
     * A story that takes the place of another one. Of its incidents those that were there stand as they stood in the order, and new
     * ones come behind.
     *
     * @param before null = there was none
     * @param others {@link #documentsOfOthers}
     * @param incidents fit to the others; not to be used any more
     * @param versions of the incidents by their ids; null where changes are not counted
     * @param keeper see {@link CompactIncidents.Builder}
     */
    public static ValidStory replacing(
            @Nullable ValidStory before,
            String storyId,
            Collection<Document> others,
            CountryOutlines outlines,
            CompactIncidents incidents,
            Function<String, @Nullable Version> versions,
            UnaryOperator<ByteBuffer> keeper)
            throws DocumentFaultsException {
        Parts none = Parts.none(ItemSchemas.STANDARD, storyId, outlines);
        CompactIncidents.Builder builder =
                new CompactIncidents.Builder(none.schemas().incidents(), keeper);
        PlacedIncidents left = before == null
                ? none.incidents()
                : before.parts
                        .incidents()
                        .without(before.parts.incidents().ids().stream()
                                .filter(id -> incidents.find(id).isEmpty())
                                .toList());
        return of(others, none.with(left.compactedWith(incidents, versions, builder)));
    }

    private static ValidStory of(Collection<Document> documents, Parts before) throws DocumentFaultsException {
        Map<String, Document> byKey = new LinkedHashMap<>();
        List<Revision> puts = new ArrayList<>();
        FaultList faults = new FaultList();
        for (Document document : documents) {
            if (byKey.put(document.part().id() + "/" + document.id(), document) == null) {
                puts.add(new Revision.Put(document));
            } else {
                faults.add(new DocumentFault(
                        document.part(),
                        document.id(),
                        "/id",
                        "\"" + document.id() + "\" is the id of an earlier item; an id stands once in a collection"));
            }
        }
        return new RevisionCheck(before, new Object(), puts, faults).validStory();
    }

    /**
     * The story as it is after some changes, made at once; of several to one item the last counts. New items come after
     * those that are there. An item that is put and is there keeps its place in the order, and only what is put is read.
     *
     * @throws DocumentFaultsException with everything that is wrong with what is put, and with everything that would still
     *     refer to what is no longer there
     */
    public ValidStory revise(List<Revision> revisions) throws DocumentFaultsException {
        return new RevisionCheck(parts, mark, revisions, new FaultList()).validStory();
    }

    /**
     * Incidents as they would be in the story, each by itself: nothing else of it depends on an incident that is put. Of very many this
     * costs a part of what {@link #revise} does. They are put by one of {@code with}, in a story that differs from this one in
     * incidents and movements alone.
     *
     * @throws DocumentFaultsException with everything that is wrong with any of them
     */
    public Map<String, Placed> placed(List<Revision.Put> incidents) throws DocumentFaultsException {
        return new RevisionCheck(parts, mark, List.copyOf(incidents), new FaultList()).incidents();
    }

    /** The story with incidents that were {@link #placed}, by their ids; new ones come after those that are there. */
    public ValidStory with(Map<String, Placed> placed) {
        return placed.isEmpty()
                ? this
                : new ValidStory(
                        parts.with(parts.incidents().with(placed)),
                        mark,
                        new ChangedItems(Map.of(StoryPart.INCIDENTS, placed.keySet())));
    }

    /**
     * The same with very many, and all in few bytes each as {@link #compacted} has them.
     *
     * @param placed is not to be used any more: the memory of each is free as soon as it is put
     * @param keeper see {@link CompactIncidents.Builder}
     */
    public ValidStory with(
            CompactIncidents placed, Function<String, @Nullable Version> versions, UnaryOperator<ByteBuffer> keeper) {
        CompactIncidents.Builder builder =
                new CompactIncidents.Builder(parts.schemas().incidents(), keeper);
        return new ValidStory(
                parts.with(parts.incidents().compactedWith(placed, versions, builder)),
                new Object(),
                ChangedItems.NONE);
    }

    /** The same of a story that has no incidents yet: they go on lying where they do. */
    public ValidStory withFirst(CompactIncidents placed) {
        return new ValidStory(parts.with(PlacedIncidents.of(placed)), new Object(), ChangedItems.NONE);
    }

    /**
     * What it has otherwise than another one, also where that follows from a change to something else; empty when it is neither that
     * one nor was made of it by one {@link #revise}.
     */
    public Optional<ChangedItems> changedSince(ValidStory other) {
        if (isSame(other.mark, mark)) {
            return Optional.of(ChangedItems.NONE);
        }
        return isSame(other.mark, madeOf) ? Optional.of(changed) : Optional.empty();
    }

    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    /**
     * The same story, its incidents in few bytes each: they are made when they are asked for.
     *
     * @param versions of the incidents by their ids; null where changes are not counted
     */
    public ValidStory compacted(Function<String, @Nullable Version> versions) {
        Parts compact = parts.with(parts.incidents().compacted(parts.schemas().incidents(), versions));
        return new ValidStory(compact, mark, madeOf, changed);
    }

    /** How many incidents are held as objects that need not be, or are held in bytes in vain. */
    public int loose() {
        return parts.incidents().loose();
    }

    /** Those that are held in bytes: all of them where nothing is {@link #loose}. */
    public CompactIncidents compactIncidents() {
        return parts.incidents().base();
    }

    /** The version with which an incident was {@link #compacted}; null when it was not. */
    public @Nullable Version versionWhenCompacted(String incident) {
        return parts.incidents().version(incident);
    }

    public Story story() {
        return story;
    }

    public Optional<Incident> incident(String id) {
        return Optional.ofNullable(parts.incidents().find(id)).map(Placed::incident);
    }

    public Optional<Movement> movement(String id) {
        return Optional.ofNullable(parts.movements().get(id));
    }

    public Optional<Place> place(String id) {
        return Optional.ofNullable(parts.places().get(id));
    }

    public Optional<Scene> scene(String id) {
        return Optional.ofNullable(parts.scenes().get(id));
    }

    /**
     * The document of an item as it is to be kept: it says all of itself, whatever it had from the sources that the story
     * names, and holds nothing that would be understood without being said. The same item has the same document.
     */
    public Optional<Document> document(StoryPart part, String id) {
        return switch (part) {
            case STORY ->
                Optional.of(writer.story(story)).filter(own -> own.id().equals(id));
            case PLACES -> Optional.ofNullable(parts.places().get(id)).map(writer::place);
            case INCIDENTS -> Optional.ofNullable(parts.incidents().find(id)).map(this::document);
            case MOVEMENTS -> Optional.ofNullable(parts.movements().get(id)).map(writer::movement);
            case SCENES -> Optional.ofNullable(parts.scenes().get(id)).map(writer::scene);
        };
    }

    /** All, each as it is to be kept: the story's own, then places, incidents, movements and scenes, each in their order. */
    public List<Document> documents() {
        return eachDocument().toList();
    }

    /** The same one by one: each is made when its turn comes, and held by nobody. */
    public Stream<Document> eachDocument() {
        return documents(parts.incidents().all());
    }

    /** All but incidents, likewise. */
    public List<Document> documentsOfOthers() {
        return documents(List.of()).toList();
    }

    private Stream<Document> documents(List<Placed> incidents) {
        Stream<Document> first = Stream.concat(
                Stream.of(writer.story(story)), story.places().stream().map(writer::place));
        Stream<Document> last = Stream.concat(
                story.movements().stream().map(writer::movement),
                story.scenes().stream().map(writer::scene));
        return Stream.concat(Stream.concat(first, incidents.stream().map(this::document)), last);
    }

    /** The document of an incident, likewise. */
    public Document document(Placed placed) {
        return writer.incident(placed.incident(), placed.asItsPlace());
    }
}
