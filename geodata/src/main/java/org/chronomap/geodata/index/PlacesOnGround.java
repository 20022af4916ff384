package org.chronomap.geodata.index;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Outline;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Story;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/** The places of a story, and where each is. */
final class PlacesOnGround {

    private final CountryOutlines countries;
    private final Map<String, Place> byId = new LinkedHashMap<>();
    private final Map<String, Outline> outlines = new HashMap<>();

    /** @throws IllegalArgumentException when a place names a country that is not there */
    PlacesOnGround(Story story, CountryOutlines countries) {
        this.countries = countries;
        for (Place place : story.places()) {
            byId.put(place.id(), place);
            if (place.code() != null) {
                outlines.put(place.id(), required(countries.find(place.code()), "country", place.code()));
            }
        }
    }

    CountryOutlines countries() {
        return countries;
    }

    /** In their order. */
    Map<String, Place> byId() {
        return byId;
    }

    /** @throws IllegalArgumentException when there is none of that id */
    Place place(String id) {
        return required(Optional.ofNullable(byId.get(id)), "place", id);
    }

    Outline outline(Place country) {
        return required(Optional.ofNullable(outlines.get(country.id())), "outline of", country.id());
    }

    /** Of a country without what it has overseas. */
    Extent mainExtent(Place place) {
        return place.at() == null
                ? outline(place).mainExtent()
                : Extent.of(place.at().getCoordinate());
    }

    /** Where its label stands, and where movements from and to it begin and end: for drawing only. */
    Coordinate anchor(Place place) {
        Point given = place.anchor() == null ? place.at() : place.anchor();
        return given == null ? outline(place).anchor() : given.getCoordinate();
    }

    private static <T> T required(Optional<T> found, String what, String id) {
        return found.orElseThrow(() -> new IllegalArgumentException("There is no " + what + " " + id));
    }
}
