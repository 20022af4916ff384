package org.chronomap.geodata.gazetteer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.gazetteer.NamedPlace.Kind;
import org.chronomap.geodata.story.LocalizedText;
import org.locationtech.jts.geom.Coordinate;

/**
 * The towns that a map names, by tiles of Web Mercator: the larger a town, the farther off it is named and the larger the tile that
 * has it. Every town is in one tile. Immutable; made of the whole gazetteer, which takes some tenths of a second.
 */
public final class TownTiles {

    /** What counts as large: named from afar. So are seats of governments. */
    private static final int LARGE = 1_000_000;

    /** Where the map ends in the north and south. */
    private static final double MOST_LATITUDE = 85;

    private static final int MIDDLING = 150_000;

    /** A capital is named from this zoom on, however small, and the seat of a territory from the next. */
    private static final double CAPITAL_ZOOM = 5;

    private static final double SEAT_ZOOM = 6;

    /**
     * Those whose seats of government are not marked as capitals. Of Israel and Palestine, since the status of Jerusalem is open (Security
     * Council resolution 478); of Antarctica, which has no government; of Western Sahara and the others, since they are territories.
     */
    private static final Set<String> UNMARKED = Set.of(
            ("IL PS AQ EH AI AS AW AX BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU PF"
                            + " PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT")
                    .split(" "));

    /**
     * How large the tiles are that hold a town: at a level, 2 to the power of it lie side by side.
     *
     * @param column from 180° W to the east
     * @param row from 85.05° N to the south
     */
    public record Tile(int level, int column, int row) {

        /** Of seats of governments and the largest towns. */
        public static final int LARGE_TOWNS = 2;

        public static final int MIDDLING_TOWNS = 3;

        /** Of all others. */
        public static final int SMALL_TOWNS = 5;

        /** The tile of a level that holds a position; beyond the edges of the map, the nearest. */
        public static Tile at(int level, double longitude, double latitude) {
            int count = 1 << level;
            double sine = Math.sin(Math.toRadians(latitude));
            double down = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
            return new Tile(level, Math.floorMod((int) Math.floor((longitude / 360 + 0.5) * count), count), (int)
                    Math.max(0, Math.min(count - 1, Math.floor(down * count))));
        }

        /** All of a level. */
        public static Stream<Tile> all(int level) {
            int count = 1 << level;
            return IntStream.range(0, count * count).mapToObj(tile -> new Tile(level, tile % count, tile / count));
        }

        /** The tiles of a level within so many degrees of a position. */
        public static Stream<Tile> around(int level, Coordinate at, double longitudes, double latitudes) {
            Tile first = at(level, at.x - longitudes, Math.min(MOST_LATITUDE, at.y + latitudes));
            Tile last = at(level, at.x + longitudes, Math.max(-MOST_LATITUDE, at.y - latitudes));
            int count = 1 << level;
            return IntStream.rangeClosed(0, Math.floorMod(last.column - first.column, count))
                    .mapToObj(step -> (first.column + step) % count)
                    .flatMap(column ->
                            IntStream.rangeClosed(first.row, last.row).mapToObj(row -> new Tile(level, column, row)));
        }
    }

    /**
     * A town on a map.
     *
     * @param zoom from which it is named, where there is room
     * @param isCapital whether it is marked as a seat of government
     */
    public record Town(LocalizedText names, Coordinate at, double zoom, boolean isCapital) {}

    private final Map<Tile, List<Town>> towns;

    private TownTiles(Map<Tile, List<Town>> towns) {
        this.towns = towns;
    }

    /** Those of {@link Gazetteer#packaged}, made at the first call. */
    public static TownTiles packaged() {
        return Packaged.TOWNS;
    }

    private static final class Packaged {

        static final TownTiles TOWNS = of(Gazetteer.packaged());
    }

    static TownTiles of(Gazetteer gazetteer) {
        Map<Coordinate, String> countryBySeat = new HashMap<>();
        rows(gazetteer, Kind.COUNTRY)
                .map(gazetteer::get)
                .forEach(country -> countryBySeat.put(country.at().getCoordinate(), country.within()));
        Map<Tile, List<Town>> towns = new HashMap<>();
        rows(gazetteer, Kind.TOWN)
                .map(gazetteer::get)
                .sorted(Comparator.comparingInt(NamedPlace::population).reversed())
                .forEach(town -> {
                    Coordinate at = town.at().getCoordinate();
                    // Where several towns are at one spot, the largest is the seat.
                    String country = countryBySeat.remove(at);
                    int level = country != null || town.population() >= LARGE
                            ? Tile.LARGE_TOWNS
                            : town.population() >= MIDDLING ? Tile.MIDDLING_TOWNS : Tile.SMALL_TOWNS;
                    boolean isCapital = country != null && !UNMARKED.contains(country);
                    double most = isCapital ? CAPITAL_ZOOM : country != null ? SEAT_ZOOM : Double.POSITIVE_INFINITY;
                    double zoom = Math.min(zoom(town), most);
                    towns.computeIfAbsent(Tile.at(level, at.x, at.y), tile -> new ArrayList<>())
                            .add(new Town(town.names(), at, zoom, isCapital));
                });
        towns.replaceAll((tile, some) -> some.stream()
                .sorted(Comparator.comparing((Town town) -> !town.isCapital()))
                .toList());
        return new TownTiles(Map.copyOf(towns));
    }

    private static Stream<Integer> rows(Gazetteer gazetteer, Kind kind) {
        return IntStream.range(0, gazetteer.size())
                .filter(row -> gazetteer.kind(row) == kind)
                .boxed();
    }

    /** From where a town is worth a name, in quarters: one of a million at 4.75, of 100,000 at 6.25, of 10,000 at 8. */
    private static double zoom(NamedPlace town) {
        double zoom = 3.6 + 1.6 * (6.7 - Math.log10(Math.max(1000, town.population())));
        return Math.round(zoom * 4) / 4.0;
    }

    /** The towns of a tile, capitals first and then the larger; none where nobody lives, or where there is no such tile. */
    public List<Town> in(Tile tile) {
        return towns.getOrDefault(tile, List.of());
    }

    /** All tiles that have a town. */
    public Set<Tile> tiles() {
        return towns.keySet();
    }
}
