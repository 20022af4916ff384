package org.chronomap.geodata.gazetteer;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chronomap.geodata.geo.Nearness;
import org.chronomap.geodata.story.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Countries, first-level regions, towns and airports of the world. Immutable, and asked from any thread. It holds columns, some
 * 6 MB, and makes objects of what is asked for.
 */
public final class Gazetteer {

    /** How densely a town is lived in, by inhabitants a square kilometre; many are, within their built-up area. */
    private static final double DENSITY = 4000;

    private static final double SMALLEST_RADIUS_KILOMETRES = 0.75;
    /** Of a town of more than 1.2 million: what counts as its inhabitants then often live in its surroundings. */
    private static final double GREATEST_RADIUS_KILOMETRES = 10;
    /** By how many of its radii a town counts as nearer than it is. */
    private static final double PULL = 3;
    /** So far beyond that a kilometre from a large town counts less than one from a small town, down to half. */
    private static final double DISCOUNTED_KILOMETRES = 150;

    private static final double FIRST_REACH_KILOMETRES = 45;
    private static final double WHOLE_EARTH_KILOMETRES = 20_100;

    private final Rows rows;
    private final PositionGrid towns;
    private final Map<String, Integer> countries = new HashMap<>();
    private final Map<String, Integer> regions = new HashMap<>();
    private @Nullable WordIndex byWord;

    private Gazetteer(Rows rows) {
        this.rows = rows;
        this.towns = rows.grid(NamedPlace.Kind.TOWN);
        for (int row = rows.from(NamedPlace.Kind.COUNTRY); row < rows.until(NamedPlace.Kind.COUNTRY); row++) {
            countries.put(rows.group(row), row);
        }
        for (int row = rows.from(NamedPlace.Kind.REGION); row < rows.until(NamedPlace.Kind.REGION); row++) {
            regions.put(rows.group(row), row);
        }
    }

    /**
     * A town by its row.
     *
     * @param kilometres on a sphere
     */
    record Town(int row, double kilometres, double radius) {

        boolean isAround() {
            return kilometres <= radius;
        }
    }

    /** Reads other tables than {@link #packaged}. */
    static Gazetteer read(Rows.Tables tables, OtherNames others) {
        return new Gazetteer(Rows.read(tables, others));
    }

    /** The one that comes with this program, read at the first call: that takes a few tenths of a second. */
    public static Gazetteer packaged() {
        return Packaged.GAZETTEER;
    }

    private static final class Packaged {

        static final Gazetteer GAZETTEER = read(
                kind -> open(kind.table() + ".tsv"),
                OtherNames.read(open("other-names.txt")).andForeign(open("area-names.txt")));

        private static InputStream open(String file) {
            return Objects.requireNonNull(Gazetteer.class.getResourceAsStream("/gazetteer/" + file), file);
        }
    }

    /** As {@link #search}, of a story that is nowhere. */
    List<NamedPlace> find(String text, String language, int limit) {
        return search(text, language, Nearness.to(null), limit).stream()
                .map(Hit::place)
                .toList();
    }

    /**
     * A place that was found.
     *
     * @param id the same as long as the place has its name and its region: {@code country/KZ}, {@code region/KZ.02},
     *     {@code town/KZ.02/Almaty}, {@code airport/ALA}
     * @param foundBy the name in which the text was found: one of the place's, or an earlier or local one
     * @param region null where it is in none, or is one
     */
    public record Hit(
            String id,
            NamedPlace place,
            String foundBy,
            @Nullable LocalizedText country,
            @Nullable LocalizedText region) {}

    /**
     * Places with a name, in any language, whose words begin with the words of a text; case, accents and the alphabet do not count.
     * A word may also name or begin what the place is in: its country or region. Better is what has just this name,
     * before all in the language, or begins with it; then countries, the larger, and what is nearer. Where there is none, places
     * with names that are almost so.
     *
     * @param language BCP 47 tag
     * @param limit how many at the most, positive
     */
    public List<Hit> search(String text, String language, Nearness nearness, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is %d: expected 1 or more".formatted(limit));
        }
        return byWord().find(text, language, nearness, limit).stream()
                .map(this::hit)
                .toList();
    }

    private Hit hit(WordIndex.Found found) {
        int row = found.row();
        String group = rows.group(row);
        boolean isCountry = rows.kind(row) == NamedPlace.Kind.COUNTRY;
        int dot = group.indexOf('.');
        Integer region = rows.kind(row) == NamedPlace.Kind.TOWN ? regions.get(group) : null;
        return new Hit(
                PlaceId.of(rows, row),
                rows.get(row),
                rows.names().get(found.name()),
                isCountry
                        ? null
                        : country(dot < 0 ? group : group.substring(0, dot)).orElse(null),
                region == null ? null : rows.namesOf(region));
    }

    String id(int row) {
        return PlaceId.of(rows, row);
    }

    /** All by which a place is found: its names, earlier and local ones, and a code. */
    List<String> foundBy(int row) {
        return IntStream.range(rows.firstName(row), rows.firstName(row + 1))
                .mapToObj(rows.names()::get)
                .toList();
    }

    private synchronized WordIndex byWord() {
        WordIndex index = byWord;
        if (index == null) {
            index = new WordIndex(rows);
            byWord = index;
        }
        return index;
    }

    /** The names of a country by its ISO 3166-1 alpha-2 code. */
    Optional<LocalizedText> country(String code) {
        return Optional.ofNullable(countries.get(code)).map(rows::namesOf);
    }

    /** How many places of all kinds there are. */
    int size() {
        return rows.until(NamedPlace.Kind.AIRPORT);
    }

    NamedPlace.Kind kind(int row) {
        return rows.kind(row);
    }

    NamedPlace get(int row) {
        return rows.get(row);
    }

    LocalizedText namesOf(int row) {
        return rows.namesOf(row);
    }

    Coordinate position(int row) {
        return rows.position(row);
    }

    /**
     * The town by which a reader knows best where a position is: the one it is in, or else the nearest, where the larger count as
     * nearer. So a city 25 km off is told before a hamlet 2 km off, a town 5 km off before a city of millions 30 km off, and at 100 km
     * a town before a hamlet that is a little nearer.
     */
    Optional<Town> townFor(Coordinate at) {
        Nearest nearest = new Nearest();
        for (double reach = FIRST_REACH_KILOMETRES; reach < WHOLE_EARTH_KILOMETRES * 2; reach *= 2) {
            towns.within(reach, at.x, at.y, nearest);
            // Beyond what was looked through, none has less than the largest town just there would have.
            if (nearest.found != null && nearest.score <= score(GREATEST_RADIUS_KILOMETRES, reach)) {
                break;
            }
        }
        return Optional.ofNullable(nearest.found);
    }

    private final class Nearest implements PositionGrid.Visitor {

        private @Nullable Town found;
        private double score;

        @Override
        public void visit(int row, double kilometres) {
            double here = score(radius(row), kilometres);
            if (found == null || here < score) {
                score = here;
                found = new Town(row, kilometres, radius(row));
            }
        }
    }

    /** Less is better. Within a town, by how near its middle is: below every score of one that is not around. */
    static double score(double radius, double kilometres) {
        if (kilometres <= radius) {
            return kilometres / radius - WHOLE_EARTH_KILOMETRES;
        }
        double beyond = kilometres - PULL * radius;
        double discounted = Math.max(0, Math.min(DISCOUNTED_KILOMETRES, beyond));
        return beyond - discounted * (1 - 1 / (1 + radius / GREATEST_RADIUS_KILOMETRES));
    }

    /** Of the circle that its inhabitants would fill. */
    double radius(int row) {
        double radius = Math.sqrt(rows.population(row) / DENSITY / Math.PI);
        return Math.max(SMALLEST_RADIUS_KILOMETRES, Math.min(GREATEST_RADIUS_KILOMETRES, radius));
    }
}
