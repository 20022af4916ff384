package org.chronomap.backend.assets;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.geodata.gazetteer.TownTiles;
import org.chronomap.geodata.gazetteer.TownTiles.Tile;
import org.chronomap.geodata.gazetteer.TownTiles.Town;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The towns that the map names, a file for each language and tile, made when it is first asked for. */
final class MapNames {

    /** A language of the names, and those whose names stand in where it has none: all of towns, in what the gazetteer does not speak. */
    private static final Map<String, List<String>> LANGUAGES = Map.of(
            "en", List.of("en"),
            "fr", List.of("fr", "en"),
            "ru", List.of("ru", "en"),
            "kk", List.of("kk", "ru", "en"),
            "de", List.of("en"),
            "es", List.of("en"),
            "ar", List.of("en"),
            "uk", List.of("en"));

    /** To be changed with the form of the files, whose addresses then change too. */
    static final String FORM = "1";

    /** Of the form and the tables, which are large; a test says what it must be. */
    static final String DIGEST = "c4aa2493f87b";

    /** How far around what a story tells of its readers may look, in degrees: as far as a map shows small towns. */
    private static final double AROUND_LONGITUDE = 6;

    private static final double AROUND_LATITUDE = 4;

    private static final int SMALLEST_DEGREE = 1000;
    private static final int ZOOM_STEPS = 4;

    private static final String PREFIX = "towns-" + DIGEST + '-';
    private static final Pattern NAME = Pattern.compile(PREFIX + "([a-z]{2})-([235])-(\\d\\d?)-(\\d\\d?)\\.json");

    private final Map<String, Asset> byName = new ConcurrentHashMap<>();

    /**
     * The language in which a page has the names on the map.
     *
     * @param language the page's, a BCP 47 tag
     */
    static String language(String language) {
        String primary = language.split("-", 2)[0];
        return LANGUAGES.containsKey(primary) ? primary : "en";
    }

    /** What the names of a language's files begin with; level, column and row of the tile follow, parted by hyphens. */
    static String prefix(String language) {
        return PREFIX + language + '-';
    }

    Optional<Asset> find(String file) {
        Matcher parts = NAME.matcher(file);
        if (!parts.matches() || !LANGUAGES.containsKey(parts.group(1))) {
            return Optional.empty();
        }
        int level = Integer.parseInt(parts.group(2));
        int column = Integer.parseInt(parts.group(3));
        int row = Integer.parseInt(parts.group(4));
        if (Math.max(column, row) >= 1 << level) {
            return Optional.empty();
        }
        return Optional.of(byName.computeIfAbsent(
                file, same -> new Asset(same, () -> json(parts.group(1), new Tile(level, column, row)))));
    }

    /**
     * Those tiles of small towns that readers of a story may ask for, as the files' names have them.
     *
     * @param told longitudes and latitudes of what it tells of
     */
    static SortedSet<String> smallTowns(Collection<Coordinate> told) {
        return around(told).map(MapNames::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Tile> around(Collection<Coordinate> told) {
        return told.stream()
                .flatMap(at -> Tile.around(Tile.SMALL_TOWNS, at, AROUND_LONGITUDE, AROUND_LATITUDE))
                .distinct();
    }

    private static String name(Tile tile) {
        return "%d-%d-%d".formatted(tile.level(), tile.column(), tile.row());
    }

    /**
     * All files of a language that readers of a story may ask for: large towns of the world, and small ones around what is told of.
     *
     * @param told longitudes and latitudes
     */
    SortedMap<String, byte[]> files(String language, Collection<Coordinate> told) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        Stream.of(Tile.all(Tile.LARGE_TOWNS), Tile.all(Tile.MIDDLING_TOWNS), around(told))
                .flatMap(tiles -> tiles)
                .forEach(tile -> files.put(prefix(language) + name(tile) + ".json", json(language, tile)));
        return files;
    }

    private static byte[] json(String language, Tile tile) {
        List<Town> towns = TownTiles.packaged().in(tile);
        List<String> languages = LANGUAGES.getOrDefault(language, List.of());
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put(
                "names",
                towns.stream().map(town -> town.names().in(languages).text()).collect(Collectors.joining("\n")));
        put(json, "zooms", towns, town -> Math.round(town.zoom() * ZOOM_STEPS));
        put(json, "lon", towns, town -> Math.round(town.at().x * SMALLEST_DEGREE));
        put(json, "lat", towns, town -> Math.round(town.at().y * SMALLEST_DEGREE));
        json.put("capitals", towns.stream().filter(Town::isCapital).count());
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    private static void put(ObjectNode json, String column, List<Town> towns, ToLongFunction<Town> value) {
        ArrayNode values = json.putArray(column);
        towns.forEach(town -> values.add(value.applyAsLong(town)));
    }
}
