package org.chronomap.geodata.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.chronomap.geodata.geo.GreatCircle;
import org.chronomap.geodata.story.Movement;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiLineString;

/** The great circles of a story's movements: each once, however many movements go there and however often they are drawn. */
final class GreatCircles {

    private final Map<Movement.Route, MultiLineString> byRoute = new HashMap<>();

    /**
     * @param known those that are still as they were
     * @param anchor where movements from and to a place begin and end, by its id
     */
    GreatCircles(
            List<Movement> movements, Map<Movement.Route, MultiLineString> known, Function<String, Coordinate> anchor) {
        for (Movement movement : movements) {
            for (Movement.Route route : movement.routes()) {
                byRoute.computeIfAbsent(route, first -> {
                    MultiLineString arc = known.get(route);
                    return arc == null ? GreatCircle.arc(anchor.apply(route.from()), anchor.apply(route.to())) : arc;
                });
            }
        }
    }

    MultiLineString of(Movement.Route route) {
        return Objects.requireNonNull(byRoute.get(route), "no movement goes there");
    }

    Map<Movement.Route, MultiLineString> byRoute() {
        return byRoute;
    }
}
