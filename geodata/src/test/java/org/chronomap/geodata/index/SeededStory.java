package org.chronomap.geodata.index;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.story.Attributes;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.TimeSpan;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/**
 * A story of any size, the same for the same seed: incidents scattered over 0.3° around 40 towns, within 21 days, a third of them
 * for up to two days; words as often as in a language (Zipf's law).
 */
final class SeededStory {

    static final long FIRST =
            LocalDate.of(2022, 1, 2).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    static final long DAY = 86_400_000;
    static final int DAYS = 21;
    static final int TOWNS = 40;
    static final List<String> CATEGORIES = List.of("protest", "violence", "politics", "troops", "internet");

    private static final List<Status> STATUSES = List.of(Status.values());
    private static final int VOCABULARY = 20_000;

    private final Random random;
    private final List<Place> towns = new ArrayList<>();
    private final List<LocalizedText> actors;

    SeededStory(long seed) {
        random = new Random(seed);
        for (int i = 0; i < TOWNS; i++) {
            towns.add(new Place(
                    "town-" + i,
                    LocalizedText.of("en", "Town " + word(i)),
                    PlaceKind.CITY,
                    point(47 + random.nextDouble() * 40, 41 + random.nextDouble() * 14),
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    Attributes.NONE));
        }
        actors = IntStream.range(0, 50)
                .mapToObj(i -> LocalizedText.of("en", "Actor " + word(i)))
                .toList();
    }

    Story story(int size) {
        List<Incident> incidents = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            incidents.add(incident(i));
        }
        return story(incidents);
    }

    Story story(List<Incident> incidents) {
        return new Story(
                "seeded",
                LocalizedText.of("en", "Seeded"),
                null,
                null,
                null,
                ZoneId.of("UTC"),
                span(FIRST, FIRST + DAYS * DAY),
                null,
                List.of("en"),
                null,
                List.of(),
                Map.of(),
                null,
                Map.of(),
                List.of(),
                towns,
                incidents,
                List.of(),
                List.of());
    }

    Incident incident(int number) {
        Place town = towns.get(random.nextInt(TOWNS));
        Coordinate at = position(town).getCoordinate();
        long start = FIRST + (long) (random.nextDouble() * DAYS * DAY);
        long end = random.nextInt(3) > 0 ? start : start + (long) (random.nextDouble() * 2 * DAY);
        Source source = new Source("Agency " + random.nextInt(10), null, null, null, "en", text(10), null, null, null);
        Statement statement = new Statement(
                "incident-" + number,
                LocalizedText.of("en", "Report " + number + " " + text(5)),
                LocalizedText.of("en", text(20)),
                number % 40 == 7 ? Edtf.parse(Edtf.UNKNOWN, ZoneOffset.UTC) : span(start, end),
                CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                STATUSES.get(random.nextInt(STATUSES.size())),
                Map.of(),
                List.of(actors.get(random.nextInt(actors.size()))),
                List.of(),
                List.of(source),
                List.of(),
                List.of(),
                Attributes.NONE,
                Map.of());
        return new Incident(
                statement,
                town.id(),
                point(at.x + 0.3 * (random.nextDouble() - 0.5), at.y + 0.3 * (random.nextDouble() - 0.5)),
                GeoPrecision.EXACT);
    }

    List<Place> towns() {
        return towns;
    }

    private static Point position(Place town) {
        return Objects.requireNonNull(town.at());
    }

    private static Point point(double longitude, double latitude) {
        return Wgs84.GEOMETRY.createPoint(new Coordinate(Wgs84.round(longitude), Wgs84.round(latitude)));
    }

    private static TimeSpan span(long start, long end) {
        return new TimeSpan(new Interval(start, start), new Interval(end, end), Precision.SECOND, Set.of(), "made up");
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(i == 0 ? "" : " ").append(word((int) Math.pow(VOCABULARY, random.nextDouble()) - 1));
        }
        return text.toString();
    }

    /** Another for each number, longer for greater ones. */
    static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number + 17; rest > 0; rest /= 60) {
            word.append("bdgklmnprstv".charAt(rest % 12)).append("aeiou".charAt(rest / 12 % 5));
        }
        return word.toString();
    }
}
