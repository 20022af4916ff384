package org.chronomap.geodata.validation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.EventReader;
import org.chronomap.geodata.document.StoryHeader;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.ShadedSpan;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.ValidStory.Parts;

/** Whether the items that a revision leaves as they are still find what they refer to. */
final class ReferenceCheck {

    private static final int NAMED = 5;

    private final Parts before;
    private final Map<StoryPart, Map<String, Document>> put;
    private final Map<StoryPart, Set<String>> removed;
    private final FaultList faults;

    ReferenceCheck(
            Parts before,
            Map<StoryPart, Map<String, Document>> put,
            Map<StoryPart, Set<String>> removed,
            FaultList faults) {
        this.before = before;
        this.put = put;
        this.removed = removed;
        this.faults = faults;
    }

    private boolean isUnchanged(StoryPart part, String id) {
        return !Objects.requireNonNull(put.get(part)).containsKey(id)
                && !Objects.requireNonNull(removed.get(part)).contains(id);
    }

    private Set<String> removed(StoryPart part) {
        return Objects.requireNonNull(removed.get(part));
    }

    /** Who uses what, in the order in which they stand. */
    private static final class Uses {

        private final Map<String, Set<String>> users = new LinkedHashMap<>();

        void add(String used, String user) {
            users.computeIfAbsent(used, first -> new LinkedHashSet<>()).add(user);
        }

        void forEach(BiConsumer<String, String> told) {
            users.forEach((used, by) -> told.accept(used, EventReader.first(by, NAMED)));
        }
    }

    /**
     * Notes a fault of all that is removed or changed and that an unchanged item still needs as it was.
     *
     * @param kinds of all places there are afterwards, by id
     * @param changedKinds the ids of the places whose kind is another one
     */
    void check(StoryHeader header, Map<String, PlaceKind> kinds, Set<String> changedKinds) {
        if (!removed(StoryPart.PLACES).isEmpty()) {
            checkPlaces();
        }
        if (!removed(StoryPart.INCIDENTS).isEmpty()
                || !removed(StoryPart.MOVEMENTS).isEmpty()) {
            checkEvents(header);
        }
        if (header != before.header()) {
            checkCategories(header);
        }
        if (!changedKinds.isEmpty()) {
            checkKinds(kinds, changedKinds);
        }
    }

    private void checkPlaces() {
        Set<String> gone = removed(StoryPart.PLACES);
        Uses placed = new Uses();
        for (String place : gone) {
            inOrder(before.incidents().at(place)).forEach(user -> placed.add(place, user.id()));
        }
        Uses ends = new Uses();
        for (Movement movement : movements()) {
            movement.places()
                    .filter(gone::contains)
                    .forEach(place -> ends.add(place, movement.statement().id()));
        }
        placed.forEach((place, users) -> fault(StoryPart.PLACES, place, "", "is still the place of " + users));
        ends.forEach((place, users) ->
                fault(StoryPart.PLACES, place, "", "is still where " + users + " begins, ends or comes by"));
    }

    private void checkEvents(StoryHeader header) {
        Uses highlights = new Uses();
        for (Scene scene : before.scenes().values()) {
            if (isUnchanged(StoryPart.SCENES, scene.id())) {
                scene.highlight().forEach(event -> highlights.add(event, scene.id()));
            }
        }
        highlights.forEach((event, scenes) -> {
            for (StoryPart part : List.of(StoryPart.INCIDENTS, StoryPart.MOVEMENTS)) {
                if (removed(part).contains(event) && !isThere(event)) {
                    fault(part, event, "", "is still what the scenes tell of: " + scenes);
                }
            }
        });
        if (header == before.header()) {
            for (ShadedSpan span : header.spans()) {
                if (removed(StoryPart.INCIDENTS).contains(span.incident())) {
                    fault(StoryPart.INCIDENTS, span.incident(), "", "is still a marked span of the story");
                }
            }
        }
    }

    /** Whether an incident or a movement has the id: a scene does not say which it means. */
    private boolean isThere(String event) {
        return isThere(StoryPart.INCIDENTS, event) || isThere(StoryPart.MOVEMENTS, event);
    }

    private boolean isThere(StoryPart part, String id) {
        return Objects.requireNonNull(put.get(part)).containsKey(id)
                || (before.has(part, id) && !removed(part).contains(id));
    }

    private void checkCategories(StoryHeader header) {
        Set<String> gone = new LinkedHashSet<>(before.header().categoryIds());
        header.categoryIds().forEach(gone::remove);
        Uses uses = new Uses();
        for (String category : gone) {
            inOrder(before.incidents().in(category)).forEach(user -> uses.add(category, user.id()));
            movements().stream()
                    .map(Movement::statement)
                    .filter(statement -> statement.category().equals(category))
                    .forEach(statement -> uses.add(category, statement.id()));
        }
        uses.forEach((category, users) -> fault(
                StoryPart.STORY, before.id(), "/categories", "lacks " + category + ", still the category of " + users));
    }

    private void checkKinds(Map<String, PlaceKind> kinds, Set<String> changedKinds) {
        Uses closer = new Uses();
        for (String place : changedKinds) {
            if (kinds.get(place) == PlaceKind.COUNTRY) {
                inOrder(before.incidents().at(place)).stream()
                        .filter(placed -> !placed.asItsPlace()
                                && placed.incident().at() == null
                                && placed.incident().geoPrecision() != GeoPrecision.COUNTRY)
                        .forEach(placed -> closer.add(place, placed.id()));
            }
        }
        closer.forEach((place, users) ->
                fault(StoryPart.PLACES, place, "/kind", "cannot be country: nothing closer is given for " + users));
    }

    /** Those of some that the revision leaves, as they stand in the story. */
    private List<Placed> inOrder(List<Placed> some) {
        return some.stream()
                .filter(placed -> isUnchanged(StoryPart.INCIDENTS, placed.id()))
                .sorted(Comparator.comparing(Placed::id, before.incidents().order()))
                .toList();
    }

    /** All that the revision leaves: they are few where incidents are many. */
    private List<Movement> movements() {
        return before.movements().values().stream()
                .filter(movement ->
                        isUnchanged(StoryPart.MOVEMENTS, movement.statement().id()))
                .toList();
    }

    private void fault(StoryPart part, String id, String pointer, String message) {
        faults.add(new DocumentFault(part, id, pointer, message));
    }
}
