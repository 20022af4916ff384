package org.chronomap.backend.page;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Story;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/** Where the things are that a story tells of. */
public final class ToldPositions {

    private ToldPositions() {}

    /** Longitudes and latitudes of its places and incidents, but not of countries. */
    public static List<Coordinate> of(Snapshot snapshot) {
        Story story = snapshot.story();
        return Stream.concat(
                        story.places().stream().map(Place::at),
                        story.incidents().stream().map(Incident::at))
                .filter(Objects::nonNull)
                .map(Point::getCoordinate)
                .distinct()
                .toList();
    }
}
