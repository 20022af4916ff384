package org.chronomap.geodata.validation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.document.EventReader;
import org.chronomap.geodata.document.FaultSink;
import org.chronomap.geodata.document.Fields;
import org.chronomap.geodata.document.NumberReader;
import org.chronomap.geodata.document.PlaceReader;
import org.chronomap.geodata.document.SceneReader;
import org.chronomap.geodata.document.StoryHeader;
import org.chronomap.geodata.persistent.OrderedMap;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.ChangedItems;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.ValidStory.Parts;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks changes to a valid story. It reads what is put, looks through the rest for what no longer holds, and makes
 * the next valid story when nothing is wrong.
 */
final class RevisionCheck {

    private final Parts before;
    private final Object mark;
    private final FaultList faults;
    private final Map<StoryPart, Map<String, Document>> put = new EnumMap<>(StoryPart.class);
    private final Map<StoryPart, Set<String>> removed = new EnumMap<>(StoryPart.class);
    /** Those of what is put that are still being written. */
    private final Map<StoryPart, Set<String>> drafts = new EnumMap<>(StoryPart.class);

    private BigDecimal lastPosition = BigDecimal.ZERO;

    /**
     * @param mark of what was before
     * @param faults what is wrong already; gets the others
     */
    RevisionCheck(Parts before, Object mark, List<Revision> revisions, FaultList faults) {
        this.before = before;
        this.mark = mark;
        this.faults = faults;
        for (StoryPart part : StoryPart.values()) {
            put.put(part, new LinkedHashMap<>());
            removed.put(part, new LinkedHashSet<>());
            drafts.put(part, new HashSet<>());
        }
        for (Revision revision : revisions) {
            if (revision instanceof Revision.Put one) {
                putOf(one.part()).put(one.id(), one.document());
                removedOf(one.part()).remove(one.id());
                if (one.draft()) {
                    draftsOf(one.part()).add(one.id());
                } else {
                    draftsOf(one.part()).remove(one.id());
                }
            } else {
                remove(revision.part(), revision.id());
            }
        }
    }

    private void remove(StoryPart part, String id) {
        boolean wasPut = putOf(part).remove(id) != null;
        if (part == StoryPart.STORY) {
            faults.add(new DocumentFault(part, id, "", "cannot be removed: a story keeps what it says of itself"));
        } else if (before.has(part, id)) {
            removedOf(part).add(id);
        } else if (!wasPut) {
            faults.add(new DocumentFault(part, id, "", "cannot be removed: it is not there"));
        }
    }

    private Map<String, Document> putOf(StoryPart part) {
        return Objects.requireNonNull(put.get(part));
    }

    private Set<String> removedOf(StoryPart part) {
        return Objects.requireNonNull(removed.get(part));
    }

    private Set<String> draftsOf(StoryPart part) {
        return Objects.requireNonNull(drafts.get(part));
    }

    /** @throws DocumentFaultsException when anything is wrong */
    ValidStory validStory() throws DocumentFaultsException {
        StoryHeader header = header();
        OrderedMap<String, Place> places = before.places().without(removedOf(StoryPart.PLACES));
        PlaceKinds kinds = new PlaceKinds(places);
        Map<String, Supplier<Place>> newPlaces = read(StoryPart.PLACES, (id, fields) -> {
            PlaceReader reader = new PlaceReader(before.schemas(), header, before.outlines());
            Supplier<Place> place = reader.read(fields);
            kinds.put(id, reader.kinds().values().iterator().next());
            return place;
        });
        BiFunction<StoryPart, String, EventReader> events = events(header, kinds);
        PlacedIncidents incidents = before.incidents().without(removedOf(StoryPart.INCIDENTS));
        Map<String, Supplier<Incident>> newIncidents = incidents(events);
        OrderedMap<String, Movement> movements = before.movements().without(removedOf(StoryPart.MOVEMENTS));
        Map<String, Supplier<Movement>> newMovements = read(
                StoryPart.MOVEMENTS,
                (id, fields) -> events.apply(StoryPart.MOVEMENTS, id).movement(fields));
        OrderedMap<String, Scene> scenes = before.scenes().without(removedOf(StoryPart.SCENES));
        scenes.values().forEach(scene -> lastPosition = lastPosition.max(scene.position()));
        Map<String, Supplier<Scene>> newScenes = read(
                StoryPart.SCENES,
                (id, fields) -> new SceneReader(
                                before.schemas(),
                                header,
                                event -> incidents.contains(event)
                                        || movements.containsKey(event)
                                        || newIncidents.containsKey(event)
                                        || newMovements.containsKey(event),
                                scene -> position(id, scene))
                        .read(fields));
        if (header != before.header()) {
            header.checkSpans(ids(incidents.ids(), newIncidents.keySet()));
        }
        DerivedValues derived =
                new DerivedValues(before, header, kinds, putOf(StoryPart.PLACES).keySet(), faults);
        new ReferenceCheck(before, put, removed, faults).check(header, kinds, derived.changedKinds());
        faults.requireNone();
        Map<String, Placed> changedIncidents = derived.incidents(isLeft(StoryPart.INCIDENTS));
        Map<String, Movement> changedMovements = derived.movements(isLeft(StoryPart.MOVEMENTS));
        Map<String, Scene> changedScenes = derived.scenes(isLeft(StoryPart.SCENES));
        faults.requireNone();
        Parts next = new Parts(
                before.schemas(),
                before.id(),
                before.outlines(),
                header,
                places.with(made(newPlaces, Function.identity())),
                incidents.with(changedIncidents).with(placed(newIncidents, kinds)),
                movements.with(changedMovements).with(made(newMovements, Function.identity())),
                scenes.with(changedScenes).with(made(newScenes, Function.identity())));
        return new ValidStory(
                next,
                mark,
                changed(Map.of(
                        StoryPart.INCIDENTS, changedIncidents.keySet(),
                        StoryPart.MOVEMENTS, changedMovements.keySet(),
                        StoryPart.SCENES, changedScenes.keySet())));
    }

    /**
     * The incidents that are put, where nothing else is.
     *
     * @throws DocumentFaultsException when anything is wrong
     */
    Map<String, Placed> incidents() throws DocumentFaultsException {
        PlaceKinds kinds = new PlaceKinds(before.places());
        Map<String, Supplier<Incident>> read = incidents(events(before.header(), kinds));
        faults.requireNone();
        return placed(read, kinds);
    }

    private BiFunction<StoryPart, String, EventReader> events(StoryHeader header, PlaceKinds kinds) {
        EventReader published = new EventReader(before.schemas(), header, kinds);
        EventReader drafted = new EventReader(before.schemas(), header, kinds, true);
        return (part, id) -> draftsOf(part).contains(id) ? drafted : published;
    }

    private Map<String, Supplier<Incident>> incidents(BiFunction<StoryPart, String, EventReader> events) {
        return read(
                StoryPart.INCIDENTS,
                (id, fields) -> events.apply(StoryPart.INCIDENTS, id).incident(fields));
    }

    private static Map<String, Placed> placed(Map<String, Supplier<Incident>> read, PlaceKinds kinds) {
        return made(read, incident -> new Placed(incident, DocumentWriter.isAsItsPlace(incident, kinds)));
    }

    /** @param derived the ids of those that follow from others */
    private ChangedItems changed(Map<StoryPart, Set<String>> derived) {
        if (before.header().isUnread()) {
            // Of the first there is none before that it could differ from.
            return ChangedItems.NONE;
        }
        Map<StoryPart, Set<String>> changed = new EnumMap<>(StoryPart.class);
        for (StoryPart part : StoryPart.values()) {
            Set<String> ids = new HashSet<>(derived.getOrDefault(part, Set.of()));
            ids.addAll(putOf(part).keySet());
            ids.addAll(removedOf(part));
            changed.put(part, ids);
        }
        return new ChangedItems(changed);
    }

    private Predicate<String> isLeft(StoryPart part) {
        return id -> !putOf(part).containsKey(id) && !removedOf(part).contains(id);
    }

    /** The ids of all that are there afterwards; copied where some are new alone. */
    private static Set<String> ids(Set<String> left, Set<String> put) {
        if (left.containsAll(put)) {
            return left;
        }
        Set<String> all = new LinkedHashSet<>(left);
        all.addAll(put);
        return all;
    }

    private StoryHeader header() {
        Map<String, Document> documents = putOf(StoryPart.STORY);
        if (documents.isEmpty()) {
            if (before.header().isUnread()) {
                fault(StoryPart.STORY, before.id(), "", "is missing: every story says what it is called and spans");
            }
            return before.header();
        }
        StoryHeader header = before.header();
        for (Document document : documents.values()) {
            if (!document.id().equals(before.id())) {
                fault(StoryPart.STORY, document.id(), "/id", "must be \"" + before.id() + "\", the id of the story");
            } else if (!TextRules.isId(document.id())) {
                fault(StoryPart.STORY, document.id(), "/id", "\"" + document.id() + "\" must be " + TextRules.ID_FORM);
            }
            header = new StoryHeader(
                    before.schemas(), new Fields(withoutId(document), JsonPointer.empty(), sink(document)));
        }
        return header;
    }

    private static JsonNode withoutId(Document story) {
        if (!(story.fields() instanceof ObjectNode fields)) {
            return story.fields();
        }
        ObjectNode others = JsonNodeFactory.instance.objectNode().setAll(fields);
        others.remove("id");
        return others;
    }

    private FaultSink sink(Document document) {
        return (at, message) -> fault(document.part(), document.id(), at.toString(), message);
    }

    private void fault(StoryPart part, String id, String pointer, String message) {
        faults.add(new DocumentFault(part, id, pointer, message));
    }

    private <T> Map<String, Supplier<T>> read(StoryPart part, BiFunction<String, Fields, Supplier<T>> reader) {
        Map<String, Supplier<T>> items = new LinkedHashMap<>();
        for (Document document : putOf(part).values()) {
            JsonNode content = document.fields();
            String written = content.path("id").asString("");
            if (!written.isEmpty() && !written.equals(document.id())) {
                fault(part, document.id(), "/id", "must be \"" + document.id() + "\": an id does not change");
            }
            Supplier<T> item = reader.apply(document.id(), new Fields(content, JsonPointer.empty(), sink(document)));
            items.put(document.id(), faults.isEmpty() ? made(item) : item);
        }
        return items;
    }

    /** At once: of very many, an item takes less than what it is made of. */
    private static <T> Supplier<T> made(Supplier<T> item) {
        T made = item.get();
        return () -> made;
    }

    /** Where a scene that does not say when it is told stays; a new one is told last. */
    private BigDecimal position(String id, Fields fields) {
        BigDecimal position = NumberReader.find(fields, "position");
        if (position == null) {
            @Nullable Scene same = before.scenes().get(id);
            position =
                    same == null ? lastPosition.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE) : same.position();
        }
        lastPosition = lastPosition.max(position);
        return position;
    }

    private static <T, R> Map<String, R> made(Map<String, Supplier<T>> read, Function<T, R> made) {
        Map<String, R> items = new LinkedHashMap<>();
        read.forEach((id, item) -> items.put(id, made.apply(item.get())));
        return items;
    }
}
