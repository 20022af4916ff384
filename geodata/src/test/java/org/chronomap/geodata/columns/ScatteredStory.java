package org.chronomap.geodata.columns;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Attributes;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Pattern;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Quantity;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.Edtf;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/** A story made from a seed: incidents here and there, at places, somewhere in a country or nowhere, of all sorts of dates. */
final class ScatteredStory {

    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 2);
    private static final int DAYS = 21;
    private static final List<String> CATEGORIES = List.of("protest", "violence", "politics");
    private static final List<LocalizedText> ACTORS = List.of(
            LocalizedText.inAnyLanguage("CSTO"),
            new LocalizedText(new TreeMap<>(Map.of("en", "rioters", "ru", "погромщики"))),
            LocalizedText.inAnyLanguage("Smith, John"));
    private static final List<Source> SOURCES = Stream.of("AFP", "Reuters", "Le Monde, AFP")
            .map(publisher -> new Source(publisher, null, null, null, null, null, null, null, null))
            .toList();

    /** Dates of a day of January, and how they are uncertain. */
    private static final List<IntFunction<String>> DATES = List.of(
            day -> iso(day),
            day -> iso(day),
            day -> iso(day) + "T%02d:30".formatted(Math.floorMod(day, 24)),
            day -> iso(day) + '?',
            day -> iso(day) + '/' + iso(day + 5),
            day -> iso(day) + "T10/" + iso(day) + "T16",
            day -> '[' + iso(day) + ".." + iso(day + 3) + ']',
            day -> "[.." + iso(day) + ']',
            day -> '[' + iso(day) + "..]",
            day -> iso(day).substring(0, 7),
            day -> "2022",
            day -> iso(day) + "/..",
            day -> "../" + iso(day),
            day -> iso(day) + '/',
            day -> '/' + iso(day),
            day -> "XXXX");

    private ScatteredStory() {}

    private static String iso(int day) {
        return FIRST.plusDays(day).toString();
    }

    /** The first milliseconds of its days, and the one after the last. */
    static long[] days() {
        return IntStream.rangeClosed(0, DAYS)
                .mapToLong(day ->
                        FIRST.plusDays(day).atStartOfDay(ZONE).toInstant().toEpochMilli())
                .toArray();
    }

    /** @param towns how many places it has beside a country and a region */
    static StoryIndex of(long seed, int incidents, int towns) {
        Random random = new Random(seed);
        List<Place> places = new ArrayList<>();
        places.add(place("kazakhstan", PlaceKind.COUNTRY, null, "KZ"));
        places.add(place("mangystau", PlaceKind.REGION, point(random), null));
        for (int town = 0; town < towns; town++) {
            places.add(place("town-" + town, PlaceKind.CITY, point(random), null));
        }
        List<Incident> all = IntStream.range(0, incidents)
                .mapToObj(number -> incident(random, number, places))
                .toList();
        Story story = new Story(
                "scattered",
                LocalizedText.inAnyLanguage("Scattered"),
                null,
                null,
                null,
                ZONE,
                Edtf.parse(iso(0) + '/' + iso(DAYS - 1), ZONE),
                null,
                List.of("en"),
                null,
                CATEGORIES.stream()
                        .map(id -> new Category(id, LocalizedText.inAnyLanguage(id), "#96590d", Pattern.WAVES))
                        .toList(),
                Map.of(),
                "killed",
                Map.of(),
                List.of(),
                places,
                all,
                List.of(),
                List.of());
        return new StoryIndex(story, StoryFolder.outlines());
    }

    /** A third has none; of the others a fifth has no upper bound, and a tenth is no whole number. */
    private static Map<String, Quantity> killed(int number) {
        if (number % 3 == 0) {
            return Map.of();
        }
        BigDecimal low = BigDecimal.valueOf(number % 10 == 1 ? number * 10L + 5 : number * 10L, 1);
        BigDecimal high = number % 5 == 0 ? null : low.add(BigDecimal.valueOf(number % 4));
        return Map.of("killed", new Quantity(low, null, high, null));
    }

    private static Incident incident(Random random, int number, List<Place> places) {
        Status[] statuses = Status.values();
        Statement statement = new Statement(
                "incident-" + number,
                LocalizedText.inAnyLanguage("Title"),
                null,
                Edtf.parse(DATES.get(random.nextInt(DATES.size())).apply(random.nextInt(DAYS + 10) - 5), ZONE),
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                statuses[random.nextInt(statuses.length)],
                killed(number),
                some(random, ACTORS),
                List.of(),
                Stream.concat(SOURCES.stream(), some(random, SOURCES).stream())
                        .limit(1 + random.nextInt(3))
                        .toList(),
                List.of(),
                List.of(),
                Attributes.NONE,
                Map.of());
        Place place = places.get(random.nextInt(places.size()));
        return switch (random.nextInt(5)) {
            case 0 -> new Incident(statement, null, null, GeoPrecision.NONE);
            case 1, 2 -> new Incident(statement, place.id(), null, place.kind().precision());
            case 3 -> new Incident(statement, place.id(), place.at(), GeoPrecision.CITY);
            default -> new Incident(statement, places.get(2).id(), point(random), GeoPrecision.EXACT);
        };
    }

    private static <T> List<T> some(Random random, List<T> all) {
        return all.stream().filter(one -> random.nextBoolean()).toList();
    }

    private static Place place(String id, PlaceKind kind, @Nullable Point at, @Nullable String code) {
        return new Place(
                id, LocalizedText.inAnyLanguage(id), kind, at, code, null, List.of(), null, null, Attributes.NONE);
    }

    private static Point point(Random random) {
        return Wgs84.GEOMETRY.createPoint(new Coordinate(
                Math.round(46e4 + 40e4 * random.nextDouble()) / 1e4,
                Math.round(41e4 + 13e4 * random.nextDouble()) / 1e4));
    }
}
