package org.chronomap.geodata.validation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.StoryHeader;
import org.chronomap.geodata.story.Attributes;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.EdtfException;
import org.chronomap.geodata.time.TimeSpan;
import org.chronomap.geodata.validation.ValidStory.Parts;

/**
 * Works out anew what follows, in items that a revision leaves, from what it changes: dates from the time zone of the
 * story, and how closely an incident is placed from the kind of its place.
 */
final class DerivedValues {

    private final Parts before;
    private final StoryHeader header;
    private final Map<String, PlaceKind> kinds;
    private final Set<String> changedKinds = new HashSet<>();
    private final FaultList faults;

    /**
     * @param header of the story afterwards
     * @param kinds of all places there are afterwards, by id
     * @param put the ids of the places that are put
     * @param faults gets those of dates that the time zone does not have
     */
    DerivedValues(Parts before, StoryHeader header, Map<String, PlaceKind> kinds, Set<String> put, FaultList faults) {
        this.before = before;
        this.header = header;
        this.kinds = kinds;
        this.faults = faults;
        for (String id : put) {
            Place place = before.places().get(id);
            if (place != null && kinds.get(id) != place.kind()) {
                changedKinds.add(id);
            }
        }
    }

    /** The ids of the places whose kind is another one. */
    Set<String> changedKinds() {
        return changedKinds;
    }

    /** The incidents that are no longer the very same, by their ids. */
    Map<String, Placed> incidents(Predicate<String> isLeft) {
        if (before.header().isUnread()) {
            return Map.of();
        }
        Collection<Placed> concerned = isInSameZone()
                ? changedKinds.stream()
                        .flatMap(place -> before.incidents().at(place).stream())
                        .toList()
                : before.incidents().all();
        return changed(concerned, Placed::id, isLeft, this::again);
    }

    Map<String, Movement> movements(Predicate<String> isLeft) {
        return isInSameZone()
                ? Map.of()
                : changed(
                        before.movements().values(),
                        movement -> movement.statement().id(),
                        isLeft,
                        this::again);
    }

    Map<String, Scene> scenes(Predicate<String> isLeft) {
        return isInSameZone() ? Map.of() : changed(before.scenes().values(), Scene::id, isLeft, this::again);
    }

    private static <T> Map<String, T> changed(
            Collection<T> concerned, Function<T, String> id, Predicate<String> isLeft, UnaryOperator<T> again) {
        Map<String, T> changed = new HashMap<>();
        for (T item : concerned) {
            T next = isLeft.test(id.apply(item)) ? again.apply(item) : item;
            if (!isSame(next, item)) {
                changed.put(id.apply(item), next);
            }
        }
        return changed;
    }

    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    /** The very same incident, or what it is when its place is of another kind or the story in another zone. */
    private Placed again(Placed placed) {
        Incident incident = placed.incident();
        GeoPrecision precision = incident.geoPrecision();
        String place = incident.place();
        if (placed.asItsPlace() && place != null && changedKinds.contains(place)) {
            precision = Objects.requireNonNull(kinds.get(place)).precision();
        }
        Statement statement = again(incident.statement());
        boolean same = precision == incident.geoPrecision() && statement.equals(incident.statement());
        return same
                ? placed
                : new Placed(new Incident(statement, place, incident.at(), precision), placed.asItsPlace());
    }

    private Movement again(Movement movement) {
        Statement statement = again(movement.statement());
        return statement.equals(movement.statement())
                ? movement
                : new Movement(statement, movement.from(), movement.to(), movement.via());
    }

    private Scene again(Scene scene) {
        TimeSpan at = again(scene.at(), scene.id());
        return new Scene(
                scene.id(),
                scene.position(),
                scene.title(),
                scene.text(),
                at,
                scene.mode(),
                scene.view(),
                scene.highlight(),
                again(scene.attributes(), scene.id()));
    }

    private boolean isInSameZone() {
        return header.timeZone().equals(before.header().timeZone());
    }

    private Statement again(Statement statement) {
        if (isInSameZone()) {
            return statement;
        }
        for (Source source : statement.sources()) {
            for (String date : new String[] {source.published(), source.accessed()}) {
                if (date != null) {
                    checkDate(date, statement.id());
                }
            }
        }
        return statement.at(again(statement.when(), statement.id()), again(statement.attributes(), statement.id()));
    }

    private Attributes again(Attributes attributes, String item) {
        return attributes.map(value -> value instanceof TimeSpan date ? again(date, item) : value);
    }

    private void checkDate(String date, String item) {
        try {
            Edtf.parse(date, header.timeZone());
        } catch (EdtfException e) {
            faultOfZone(item, e);
        }
    }

    private TimeSpan again(TimeSpan when, String item) {
        try {
            return Edtf.parse(when.edtf(), header.timeZone());
        } catch (EdtfException e) {
            faultOfZone(item, e);
            return when;
        }
    }

    private void faultOfZone(String item, EdtfException e) {
        faults.add(new DocumentFault(
                StoryPart.STORY, before.id(), "/timeZone", "does not fit a date of " + item + ": " + e.getMessage()));
    }
}
