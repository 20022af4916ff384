package org.chronomap.geodata.index;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.chronomap.geodata.geo.GreatCircle;
import org.chronomap.geodata.story.Movement;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiLineString;

/** The great circles between places: each is worked out once, however many movements go there and however often they are drawn. */
final class GreatCircles {

    private final Map<Movement.Route, MultiLineString> byRoute = new ConcurrentHashMap<>();
    private final Function<String, Coordinate> anchor;

    /** @param anchor where movements from and to a place begin and end, by its id */
    GreatCircles(Function<String, Coordinate> anchor) {
        this.anchor = anchor;
    }

    /** Takes over those between places that have not changed. */
    void keep(GreatCircles before, Set<String> changedPlaces) {
        byRoute.putAll(before.byRoute);
        byRoute.keySet().removeIf(route -> changedPlaces.contains(route.from()) || changedPlaces.contains(route.to()));
    }

    MultiLineString of(Movement.Route route) {
        return byRoute.computeIfAbsent(
                route, first -> GreatCircle.arc(anchor.apply(route.from()), anchor.apply(route.to())));
    }
}
