package org.chronomap.geodata.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.GreatCircle;
import org.chronomap.geodata.geo.Outline;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.story.NumberRange;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

/** Against one entry after another, each asked by what the words mean, on data made from a seed. */
class FeatureIndexTest {

    private static final int ENTRIES = 1500;
    private static final int QUERIES = 5000;
    private static final long SPAN = 1_000_000;
    private static final List<String> CATEGORIES = List.of("protest", "violence", "politics");
    private static final List<String> ACTORS = List.of("OTSC", "CSTO", "Kassym-Jomart Tokaïev");
    private static final List<String> PUBLISHERS = List.of("AFP", "Reuters");
    private static final List<String> NUMBERS = List.of("killed", "troops");
    /** Words, and what is left of each when capitals and accents do not count. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("Élysée", "elysee"),
            Map.entry("LYSE\u0301E", "lysee"),
            Map.entry("l\u2019Île", "l'ile"),
            Map.entry("ISLE", "isle"),
            Map.entry("Ёлка", "елка"),
            Map.entry("ЙОД", "иод"),
            Map.entry("Қазақ", "қазақ"),
            Map.entry("Straße", "strasse"),
            Map.entry("é", "e"),
            Map.entry("A", "a"));

    private static final List<String> WRITTEN = WORDS.keySet().stream().sorted().toList();
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final List<Outline> COUNTRIES = List.of("KZ", "RU", "FJ", "AM", "AQ", "US").stream()
            .map(code -> StoryFolder.outlines().find(code).orElseThrow())
            .toList();

    /** What is asked of an entry, kept beside it: brute force asks this, and never the entry. */
    private record Subject(
            Row<Integer> row,
            @Nullable Coordinate point,
            @Nullable Outline country,
            List<String> texts) {}

    /** @param words of the selection, in what is left of them */
    private record Asked(Selection selection, List<String> words) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2022})
    void selectsWhatOneByOneMatchesWhateverChangesInBetween(long seed) {
        Random random = new Random(seed);
        Map<String, Subject> subjects = new HashMap<>();
        for (int number = 0; number < ENTRIES; number++) {
            Subject subject = subject(random, number);
            subjects.put(subject.row.id(), subject);
        }
        FeatureIndex<Integer> index = index(List.copyOf(subjects.values()), random);
        List<Subject> ordered = ordered(subjects.values());
        int found = 0;
        for (int i = 0; i < QUERIES; i++) {
            if (i % 10 == 9) {
                Map<String, Optional<Row<Integer>>> changes = change(subjects, random);
                index = index.revised(
                        changes,
                        COUNTRIES,
                        RowSource.of(
                                subjects.values().stream().map(Subject::row).toList()));
                ordered = ordered(subjects.values());
                assertSame(index, ordered);
            }
            Asked asked = asked(random);
            List<Subject> now = ordered;
            int[] expected = IntStream.range(0, now.size())
                    .filter(position -> matches(now.get(position), asked))
                    .toArray();

            assertThat(index.select(asked.selection)).as("%s", asked).isEqualTo(expected);
            Matches matches = index.matches(asked.selection);
            assertThat(matches.count()).as("%s", asked).isEqualTo(expected.length);
            int from = random.nextInt(now.size() + 1);
            int limit = random.nextInt(200);
            assertThat(matches.from(from, limit))
                    .as("%s of %s from %s", limit, asked, from)
                    .isEqualTo(Arrays.stream(expected)
                            .filter(position -> position >= from)
                            .limit(limit)
                            .toArray());
            found += expected.length;
        }
        assertThat(found).as("the queries find something").isGreaterThan(10 * QUERIES);
    }

    /** A few new ones, others in the place of old ones, and some that go; now and then more than an index changes by. */
    private static Map<String, Optional<Row<Integer>>> change(Map<String, Subject> subjects, Random random) {
        Map<String, Optional<Row<Integer>>> changes = new HashMap<>();
        int count = random.nextInt(100) == 0 ? 1100 : 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            Subject subject = subject(random, random.nextInt(ENTRIES + ENTRIES / 4));
            String id = subject.row.id();
            if (random.nextInt(3) == 0) {
                subjects.remove(id);
                changes.put(id, Optional.empty());
            } else {
                subjects.put(id, subject);
                changes.put(id, Optional.of(subject.row));
            }
        }
        return changes;
    }

    private static List<Subject> ordered(Collection<Subject> subjects) {
        return subjects.stream()
                .sorted(Comparator.comparingLong((Subject subject) -> start(subject.row))
                        .thenComparing(subject -> subject.row.id()))
                .toList();
    }

    private static void assertSame(FeatureIndex<Integer> index, List<Subject> ordered) {
        assertThat(index.entries())
                .extracting(Entry::id)
                .isEqualTo(ordered.stream().map(subject -> subject.row.id()).toList());
        // Of all at once: an assertion for each would take longer than all that is asserted.
        List<Row<Integer>> rows = ordered.stream().map(Subject::row).toList();
        int[] positions = IntStream.range(0, rows.size()).toArray();
        assertThat(rows.stream()
                        .mapToInt(row -> index.find(row.id()).orElse(-1))
                        .toArray())
                .isEqualTo(positions);
        assertThat(rows.stream()
                        .mapToInt(row -> index.positionOf(start(row), row.id()))
                        .toArray())
                .isEqualTo(positions);
        assertThat(IntStream.of(positions).mapToObj(index::feature).toList())
                .isEqualTo(rows.stream().map(Row::feature).toList());
        assertThat(index.lastBegun())
                .isEqualTo(ordered.stream()
                        .map(subject -> subject.row.when())
                        .filter(FeatureIndexTest::isDated)
                        .mapToLong(when -> when.start().last())
                        .max());
        assertThat(index.extents().collect(Collectors.toSet()))
                .isEqualTo(ordered.stream()
                        .flatMap(subject ->
                                Stream.ofNullable(subject.row.footprint().extent()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void isInOrderOfStartAndThenOfId() {
        Random random = new Random(7);
        List<Subject> subjects = IntStream.range(0, ENTRIES)
                .mapToObj(number -> subject(random, number))
                .toList();
        FeatureIndex<Integer> index = index(subjects, random);

        assertThat(index.size()).isEqualTo(ENTRIES);
        assertThat(index.entries()).hasSize(ENTRIES).isSortedAccordingTo((a, b) -> {
            int byStart = Long.compare(a.earliestStart(), b.earliestStart());
            return byStart == 0 ? a.id().compareTo(b.id()) : byStart;
        });
        for (int position = 0; position < ENTRIES; position++) {
            Entry<Integer> entry = index.get(position);
            assertThat(index.find(entry.id())).hasValue(position);
            assertThat(index.positionOf(entry.earliestStart(), entry.id())).isEqualTo(position);
        }
        assertThat(index.find("nothing")).isEmpty();
    }

    /** So many are taken by several threads. */
    @Test
    void veryManyAreFoundLikeFew() {
        Random random = new Random(11);
        List<Subject> subjects = IntStream.range(0, 10_000)
                .mapToObj(number -> subject(random, number))
                .toList();
        FeatureIndex<Integer> index = index(subjects, random);
        List<Subject> ordered = ordered(subjects);

        assertSame(index, ordered);
        for (int i = 0; i < 50; i++) {
            Asked asked = asked(random);
            assertThat(index.select(asked.selection))
                    .as("%s", asked)
                    .isEqualTo(IntStream.range(0, ordered.size())
                            .filter(position -> matches(ordered.get(position), asked))
                            .toArray());
        }
    }

    @Test
    void aPageBeginsWhereTheLastOneEndedEvenIfItsEntryIsGone() {
        FeatureIndex<Integer> index = index(
                List.of(timed("b", 10), timed("d", 10), timed("a", 20), timed("c", Long.MIN_VALUE)), new Random(1));

        assertThat(index.entries()).extracting(Entry::id).containsExactly("c", "b", "d", "a");
        assertThat(index.positionOf(Long.MIN_VALUE, "")).isZero();
        assertThat(index.positionOf(10, "a")).isEqualTo(1);
        assertThat(index.positionOf(10, "c")).isEqualTo(2);
        assertThat(index.positionOf(10, "e")).isEqualTo(3);
        assertThat(index.positionOf(15, "z")).isEqualTo(3);
        assertThat(index.positionOf(Long.MAX_VALUE, "")).isEqualTo(4);
    }

    @Test
    void ofNothingNothingIsFound() {
        FeatureIndex<Integer> index = new FeatureIndex<>(List.of(), 0);

        assertThat(index.size()).isZero();
        assertThat(index.positionOf(0, "a")).isZero();
        assertThat(index.select(new Selection(new Extent(-180, -90, 180, 90), Interval.ALWAYS)))
                .isEmpty();
    }

    private static FeatureIndex<Integer> index(List<Subject> subjects, Random random) {
        List<Row<Integer>> rows = new ArrayList<>();
        subjects.forEach(subject -> rows.add(subject.row));
        Collections.shuffle(rows, random);
        return new FeatureIndex<>(rows, rows);
    }

    private static Subject timed(String id, long start) {
        TimeSpan when = new TimeSpan(new Interval(start, 30), new Interval(start, 30), Precision.DAY, Set.of(), "x");
        return new Subject(
                new Row<>(
                        id,
                        0,
                        null,
                        when,
                        Footprint.NOWHERE,
                        Set.of(),
                        null,
                        null,
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        SearchText.EMPTY),
                null,
                null,
                List.of());
    }

    private static Subject subject(Random random, int number) {
        Coordinate point = null;
        Outline country = null;
        Footprint footprint = Footprint.NOWHERE;
        switch (random.nextInt(40)) {
            case 0, 1, 2, 3, 4 -> footprint = Footprint.NOWHERE;
            case 5 -> {
                country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
                footprint = Footprint.somewhereIn(country);
            }
            default -> {
                point = position(random);
                footprint = Footprint.of(Wgs84.GEOMETRY.createPoint(point));
            }
        }
        List<List<String>> texts = List.of(words(random), words(random));
        Row<Integer> row = new Row<>(
                id(number),
                number,
                null,
                random.nextInt(20) == 0 ? null : span(random),
                footprint,
                random.nextInt(4) == 0 ? Set.of() : Set.of("p" + random.nextInt(5), "q" + random.nextInt(5)),
                random.nextInt(5) == 0 ? null : CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                random.nextInt(5) == 0 ? null : STATUSES.get(random.nextInt(STATUSES.size())),
                some(random, ACTORS),
                some(random, PUBLISHERS),
                numbers(random),
                SearchText.of(texts.stream()
                        .map(words -> String.join("\u00a0", words))
                        .toList()));
        return new Subject(
                row,
                point,
                country,
                texts.stream()
                        .map(FeatureIndexTest::plain)
                        .map(words -> String.join(" ", words))
                        .toList());
    }

    private static String id(int number) {
        return "e" + Integer.toString(number, 36);
    }

    /** On a grid of five degrees, so that points lie on edges of what is asked, on the poles and on the antimeridian. */
    private static Coordinate position(Random random) {
        return random.nextBoolean()
                ? new Coordinate(5 * (random.nextInt(73) - 36), 5 * (random.nextInt(37) - 18))
                : new Coordinate(random.nextDouble() * 360 - 180, random.nextDouble() * 180 - 90);
    }

    /** Thousandths of the whole, so that starts and ends coincide. */
    private static long moment(Random random) {
        return SPAN / 1000 * random.nextInt(1000);
    }

    private static boolean isDated(@Nullable TimeSpan when) {
        return when != null && !when.edtf().equals("XXXX");
    }

    private static TimeSpan span(Random random) {
        if (random.nextInt(15) == 0) {
            return Edtf.parse("XXXX", ZoneOffset.UTC);
        }
        long[] moments =
                random.longs(4, 0, 1000).map(m -> m * (SPAN / 1000)).sorted().toArray();
        long first = random.nextInt(10) == 0 ? Interval.UNBOUNDED_BEFORE : moments[0];
        long last = random.nextInt(10) == 0 ? Interval.UNBOUNDED_AFTER : moments[3];
        return new TimeSpan(
                new Interval(first, moments[1]), new Interval(moments[2], last), Precision.DAY, Set.of(), "made up");
    }

    private static Asked asked(Random random) {
        List<String> words = random.nextInt(6) > 0 ? List.of() : words(random);
        Selection selection = new Selection(
                random.nextInt(4) == 0 ? null : extent(random),
                random.nextInt(3) == 0 ? null : interval(random),
                random.nextInt(4) > 0 ? null : random.nextInt(3) > 0,
                random.nextInt(3) > 0 ? Set.of() : Set.of(CATEGORIES.get(random.nextInt(CATEGORIES.size())), "none"),
                random.nextInt(3) > 0 ? Set.of() : Set.of(Status.CLAIMED, Status.PLANNED),
                random.nextInt(3) > 0 ? Set.of() : Set.of("p" + random.nextInt(6), "q1"),
                random.nextInt(6) > 0 ? Set.of() : Set.of(ACTORS.get(random.nextInt(ACTORS.size())), "nobody"),
                random.nextInt(6) > 0 ? Set.of() : Set.of(PUBLISHERS.get(random.nextInt(PUBLISHERS.size()))),
                random.nextInt(4) > 0
                        ? Set.of()
                        : Stream.of(filter(random), filter(random)).collect(Collectors.toSet()),
                SearchText.words(String.join(" ", words)));
        return new Asked(selection, plain(words));
    }

    private static Extent extent(Random random) {
        Coordinate one = position(random);
        Coordinate other = position(random);
        double south = Math.min(one.y, other.y);
        double north = Math.max(one.y, other.y);
        return switch (random.nextInt(8)) {
            case 0 -> new Extent(one.x, one.y, one.x, one.y);
            case 1 -> new Extent(-180, south, 180, north);
            case 2 -> new Extent(-180, 90, 180, 90);
            case 3 -> new Extent(180, south, 180, north);
            case 4 -> new Extent(Math.max(one.x, other.x), south, Math.min(one.x, other.x), north);
            default -> new Extent(one.x, south, other.x, north);
        };
    }

    private static Interval interval(Random random) {
        long one = moment(random);
        long other = moment(random);
        return switch (random.nextInt(5)) {
            case 0 -> new Interval(Interval.UNBOUNDED_BEFORE, one);
            case 1 -> new Interval(one, Interval.UNBOUNDED_AFTER);
            case 2 -> new Interval(one, one);
            case 3 ->
                random.nextInt(10) == 0 ? Interval.ALWAYS : new Interval(Math.min(one, other), Math.max(one, other));
            default -> new Interval(Math.min(one, other), Math.max(one, other));
        };
    }

    private static long start(Row<?> row) {
        return row.when() == null ? Long.MIN_VALUE : row.when().start().first();
    }

    private static boolean matches(Subject subject, Asked asked) {
        Selection selection = asked.selection;
        Row<Integer> row = subject.row;
        TimeSpan when = row.when();
        Interval interval = selection.interval();
        boolean then = interval == null
                || when == null
                || (when.start().first() <= interval.last() && when.end().last() >= interval.first());
        boolean there = selection.extent() == null || isWithin(subject, selection.extent());
        return then
                && there
                && (selection.dated() == null || selection.dated() == isDated(when))
                && (selection.categories().isEmpty()
                        || (row.category() != null && selection.categories().contains(row.category())))
                && (selection.statuses().isEmpty()
                        || (row.status() != null && selection.statuses().contains(row.status())))
                && (selection.places().isEmpty() || !Collections.disjoint(selection.places(), row.places()))
                && (selection.actors().isEmpty() || !Collections.disjoint(selection.actors(), row.actors()))
                && (selection.publishers().isEmpty() || !Collections.disjoint(selection.publishers(), row.publishers()))
                && (selection.numbers().isEmpty()
                        || selection.numbers().stream().anyMatch(one -> isOf(row, one)))
                && asked.words.stream().allMatch(word -> subject.texts.stream().anyMatch(text -> text.contains(word)));
    }

    /** Figures so few that bounds coincide. */
    private static Map<String, NumberRange> numbers(Random random) {
        Map<String, NumberRange> numbers = new HashMap<>();
        for (String key : NUMBERS) {
            if (random.nextInt(4) == 0) {
                numbers.put(key, range(random));
            }
        }
        return numbers;
    }

    private static NumberRange range(Random random) {
        int low = random.nextInt(8);
        return new NumberRange(low, random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : low + random.nextInt(3) / 2.0);
    }

    private static NumberFilter filter(Random random) {
        return new NumberFilter(random.nextInt(9) == 0 ? "none" : NUMBERS.get(random.nextInt(2)), range(random));
    }

    private static boolean isOf(Row<?> row, NumberFilter filter) {
        NumberRange number = row.numbers().get(filter.key());
        return number != null
                && !(number.high() < filter.range().low())
                && !(number.low() > filter.range().high());
    }

    private static List<String> words(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(word -> WRITTEN.get(random.nextInt(WRITTEN.size())))
                .toList();
    }

    private static List<String> plain(List<String> words) {
        return words.stream().map(WORDS::get).toList();
    }

    private static Set<String> some(Random random, List<String> of) {
        return of.stream().filter(one -> random.nextInt(3) == 0).collect(Collectors.toSet());
    }

    private static boolean isWithin(Subject subject, Extent extent) {
        Coordinate point = subject.point;
        if (point == null) {
            return subject.country == null || subject.country.intersects(extent);
        }
        boolean between = extent.west() <= extent.east()
                ? (extent.west() <= point.x && point.x <= extent.east())
                : (point.x >= extent.west() || point.x <= extent.east());
        // The meridians -180 and 180 are one.
        boolean onAntimeridian = Math.abs(point.x) == 180
                && (Math.abs(extent.west()) == 180 || Math.abs(extent.east()) == 180 || extent.crossesAntimeridian());
        return extent.south() <= point.y && point.y <= extent.north() && (between || onAntimeridian);
    }

    @Test
    void anArcIsFoundWhereItPassesAndNotWhereItsEnvelopeAloneDoes() {
        Footprint arc = Footprint.of(GreatCircle.arc(new Coordinate(170, 0), new Coordinate(-170, 40)));
        FeatureIndex<Integer> index = new FeatureIndex<>(
                List.of(new Row<>(
                        "arc",
                        0,
                        null,
                        null,
                        arc,
                        Set.of(),
                        null,
                        null,
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        SearchText.EMPTY)),
                0);

        assertThat(Objects.requireNonNull(arc.extent()).crossesAntimeridian()).isTrue();
        assertThat(index.select(within(new Extent(175, -5, -175, 45)))).containsExactly(0);
        assertThat(index.select(within(new Extent(179, 0, -179, 40)))).containsExactly(0);
        assertThat(index.select(within(new Extent(170, 35, 172, 40)))).isEmpty();
        assertThat(index.select(within(new Extent(-160, 0, 160, 40)))).isEmpty();
    }

    private static Selection within(Extent extent) {
        return new Selection(extent, null);
    }
}
