package org.chronomap.backend.publish;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.backend.basemap.Streets;
import org.chronomap.backend.basemap.StreetsPart;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Story;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;

/** Of the file of streets, what a story needs of it: the surroundings of each of its positions. */
@Component
final class StoryStreets {

    /** To the north and south, and as far to the east and west: a city, and the way to its airport. */
    private static final double AROUND_DEGREES = 0.15;

    /** Further north degrees of longitude are too short to go by. */
    private static final double MOST_LATITUDE = 85;

    private final Streets streets;

    StoryStreets(Streets streets) {
        this.streets = streets;
    }

    /**
     * On a thread that may wait.
     *
     * @return empty where there is no file, or nothing of it is near
     * @throws IOException if it cannot be read, or the story needs too much of it
     */
    Optional<StreetsPart> of(Story story) throws IOException {
        return streets.part(around(story));
    }

    private static List<Extent> around(Story story) {
        return Stream.concat(
                        story.places().stream().map(Place::at),
                        story.incidents().stream().map(Incident::at))
                .filter(Objects::nonNull)
                .map(StoryStreets::around)
                .distinct()
                .toList();
    }

    private static Extent around(Point at) {
        double latitude = Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, at.getY()));
        double width = AROUND_DEGREES / Math.cos(Math.toRadians(latitude));
        return new Extent(
                Wgs84.normalise(at.getX() - width),
                latitude - AROUND_DEGREES,
                Wgs84.normalise(at.getX() + width),
                latitude + AROUND_DEGREES);
    }
}
