package org.chronomap.geodata.validation;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
import org.chronomap.geodata.validation.ValidStory.Placed;

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
     * @param faults gets those of dates that the time zone does not have
     */
    DerivedValues(Parts before, StoryHeader header, Map<String, PlaceKind> kinds, FaultList faults) {
        this.before = before;
        this.header = header;
        this.kinds = kinds;
        this.faults = faults;
        for (Place place : before.places().values()) {
            PlaceKind kind = kinds.get(place.id());
            if (kind != null && kind != place.kind()) {
                changedKinds.add(place.id());
            }
        }
    }

    /** The ids of the places whose kind is another one. */
    Set<String> changedKinds() {
        return changedKinds;
    }

    /** The very same incident, or what it is when its place is of another kind or the story in another zone. */
    Placed again(Placed placed) {
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

    Movement again(Movement movement) {
        Statement statement = again(movement.statement());
        return statement.equals(movement.statement())
                ? movement
                : new Movement(statement, movement.from(), movement.to());
    }

    Scene again(Scene scene) {
        if (isInSameZone()) {
            return scene;
        }
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

    /** Whether each is the very same afterwards. */
    boolean stayTheSame() {
        return changedKinds.isEmpty() && isInSameZone();
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
