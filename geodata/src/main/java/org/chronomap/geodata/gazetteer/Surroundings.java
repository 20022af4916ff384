package org.chronomap.geodata.gazetteer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geo.GreatCircle;
import org.chronomap.geodata.geo.Outline;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/**
 * What has a name around a story: its own places, and the gazetteer. Whichever place of the story is at least as near as the
 * town of the gazetteer that would be told wins, since readers meet it in the story, and it is named in the story's languages; a
 * town of the story is told by the story's name. Far from any town the country is told, as the base map draws it. At sea that is
 * the nearest town, however far: the base map leaves small islands out, so that it cannot say that something is at sea.
 */
public final class Surroundings {

    /** Beyond this a town of the story says no more than another. */
    private static final double STORY_KILOMETRES = 50;
    /** Beyond this a square or an airport says less than a town. */
    private static final double SITE_KILOMETRES = 5;
    /** Beyond this a town says less than the country. */
    private static final double TOWN_KILOMETRES = 150;
    /** A town of the story is one of the gazetteer this near to it, even if that is small. */
    private static final double SAME_TOWN_KILOMETRES = 3;

    private final Gazetteer gazetteer;
    private final CountryOutlines outlines;
    private final List<Place> places;
    private final PositionGrid grid;
    private final Map<Integer, LocalizedText> namesByRow = new ConcurrentHashMap<>();

    public Surroundings(Gazetteer gazetteer, CountryOutlines outlines, Collection<Place> places) {
        this.gazetteer = gazetteer;
        this.outlines = outlines;
        this.places = places.stream()
                .filter(place -> place.at() != null && place.kind() != PlaceKind.REGION)
                .toList();
        float[] longitudes = new float[this.places.size()];
        float[] latitudes = new float[this.places.size()];
        for (int i = 0; i < longitudes.length; i++) {
            Coordinate at = position(this.places.get(i));
            longitudes[i] = (float) at.x;
            latitudes[i] = (float) at.y;
        }
        this.grid = new PositionGrid(1, longitudes, latitudes, 0, longitudes.length);
    }

    /** Where a position is that is known so closely; never of one that is not known at all. */
    public Whereabouts at(Point position, GeoPrecision precision) {
        Coordinate at = position.getCoordinate();
        return at(at, precision, (name, from) -> away(name, from, at, precision));
    }

    /** What a position is told by: costs a part of what {@link #at} does. */
    public LocalizedText nameAt(Point position, GeoPrecision precision) {
        return at(position.getCoordinate(), precision, (name, from) -> new Whereabouts.Near(name))
                .name();
    }

    /** @param away from what has the name, and where that is */
    private Whereabouts at(
            Coordinate at, GeoPrecision precision, BiFunction<LocalizedText, Coordinate, Whereabouts> away) {
        Gazetteer.Town town = gazetteer.townFor(at).orElseThrow();
        Place place = placeFor(at, town);
        boolean isStoryTown = place != null && isSame(place, town);
        boolean isFar = town.kilometres() > TOWN_KILOMETRES && (place == null || isStoryTown);
        if (isFar || precision == GeoPrecision.COUNTRY) {
            Optional<LocalizedText> country = countryOf(at);
            if (country.isPresent()) {
                return new Whereabouts.InCountry(country.get());
            }
        }
        LocalizedText name = place == null ? names(town.row()) : place.name();
        if (town.isAround() && (place == null || isStoryTown) && precision != GeoPrecision.REGION) {
            return new Whereabouts.InTown(name);
        }
        return away.apply(name, place == null ? gazetteer.position(town.row()) : position(place));
    }

    /** The town of the story that the gazetteer would tell, or else the nearest place of the story that is nearer than that. */
    private @Nullable Place placeFor(Coordinate at, Gazetteer.Town town) {
        List<Place> same = new ArrayList<>();
        Coordinate middle = gazetteer.position(town.row());
        grid.within(Math.max(SAME_TOWN_KILOMETRES, town.radius()), middle.x, middle.y, (i, kilometres) -> {
            if (isSame(places.get(i), town)) {
                same.add(places.get(i));
            }
        });
        NearestPlace nearest = new NearestPlace();
        grid.within(Math.min(STORY_KILOMETRES, town.kilometres()), at.x, at.y, nearest);
        return nearest.found != null ? nearest.found : same.isEmpty() ? null : same.get(0);
    }

    private final class NearestPlace implements PositionGrid.Visitor {

        private @Nullable Place found;
        private double least;

        @Override
        public void visit(int i, double kilometres) {
            boolean isNear = places.get(i).kind() == PlaceKind.CITY || kilometres <= SITE_KILOMETRES;
            if (isNear && (found == null || kilometres < least)) {
                found = places.get(i);
                least = kilometres;
            }
        }
    }

    private boolean isSame(Place place, Gazetteer.Town town) {
        return place.kind() == PlaceKind.CITY
                && distance(position(place), gazetteer.position(town.row()))
                        <= Math.max(SAME_TOWN_KILOMETRES, town.radius());
    }

    private static double distance(Coordinate one, Coordinate other) {
        return PositionGrid.kilometres(one.x, one.y, other.x, other.y);
    }

    private static Coordinate position(Place place) {
        Point at = place.at();
        if (at == null) {
            throw new IllegalArgumentException("No position: " + place.id());
        }
        return at.getCoordinate();
    }

    /** Many incidents are near one town: its names are kept once. */
    private LocalizedText names(int row) {
        return namesByRow.computeIfAbsent(row, gazetteer::namesOf);
    }

    private Optional<LocalizedText> countryOf(Coordinate at) {
        return outlines.list().stream()
                .filter(outline -> outline.covers(at))
                .findFirst()
                .map(this::named);
    }

    private LocalizedText named(Outline outline) {
        return gazetteer.country(outline.code()).orElseGet(() -> LocalizedText.of("en", outline.name()));
    }

    private static Whereabouts away(LocalizedText name, Coordinate from, Coordinate to, GeoPrecision precision) {
        double metres = GreatCircle.distanceMetres(from, to);
        double step = Math.max(stepOf(metres), stepOf(precision));
        int rounded = (int) (Math.round(metres / step) * step);
        return rounded == 0
                ? new Whereabouts.Near(name)
                : new Whereabouts.Away(name, rounded, Direction.of(azimuth(from, to)));
    }

    private static double stepOf(double metres) {
        return metres < 950 ? 100 : metres < 99_500 ? 1000 : metres < 995_000 ? 10_000 : 100_000;
    }

    private static double stepOf(GeoPrecision precision) {
        return switch (precision) {
            case EXACT, NONE -> 0;
            case CITY -> 5000;
            case REGION, COUNTRY -> 50_000;
        };
    }

    /** On a sphere, which is near enough for eight winds. */
    private static double azimuth(Coordinate from, Coordinate to) {
        double turn = Math.toRadians(to.x - from.x);
        double north = Math.toRadians(from.y);
        double south = Math.toRadians(to.y);
        return Math.toDegrees(Math.atan2(
                Math.sin(turn) * Math.cos(south),
                Math.cos(north) * Math.sin(south) - Math.sin(north) * Math.cos(south) * Math.cos(turn)));
    }
}
