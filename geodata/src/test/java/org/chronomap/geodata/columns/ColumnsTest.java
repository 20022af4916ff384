package org.chronomap.geodata.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.NumberRange;
import org.chronomap.geodata.story.Quantity;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.Phase;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Against the incidents themselves, asked one by one. */
class ColumnsTest {

    private static final long[] DAYS = ScatteredStory.days();
    /** What the front end's {@code columns.test.ts} reads. */
    private static final Path GOLDEN = Path.of("../frontend/src/test/web/columns.json");

    /** @param towns more than 512 have no cell each */
    @ParameterizedTest
    @CsvSource({"1, 800, 5", "2, 800, 40", "3, 3000, 700"})
    void countsAtTheBoundsOfStepsAreThoseOfTheStory(long seed, int incidents, int towns) {
        StoryIndex index = ScatteredStory.of(seed, incidents, towns);

        List<Step> steps = steps(ReadColumns.of(TimeCube.of(index, "1", DAYS)));

        for (int until = 1; until < DAYS.length; until++) {
            long t = DAYS[until] - 1;
            for (int from = 0; from < until; from += 3) {
                long first = DAYS[from];
                Map<String, Integer> expected = new TreeMap<>();
                for (Entry<Incident> entry : index.incidents().entries()) {
                    TimeSpan when = entry.feature().statement().when();
                    Phase phase = when.phaseAt(t);
                    boolean hasBegun = phase == Phase.POSSIBLY_BEGUN || phase == Phase.BEGUN;
                    if (hasBegun && !when.isCertainlyOverAt(first)) {
                        expected.merge(group(entry) + ' ' + phase, 1, Integer::sum);
                    }
                }
                Map<String, Integer> counted = new TreeMap<>();
                for (Step step : steps) {
                    if (step.start <= until && step.end > from) {
                        counted.merge(
                                step.group + ' ' + (step.latestStart <= until ? Phase.BEGUN : Phase.POSSIBLY_BEGUN),
                                1,
                                Integer::sum);
                    }
                }
                assertThat(counted).as("days %d to %d", from, until).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 800, 5", "3, 3000, 700"})
    void eachIncidentIsInOneCellWhereItIs(long seed, int incidents, int towns) {
        StoryIndex index = ScatteredStory.of(seed, incidents, towns);

        ReadColumns cube = ReadColumns.of(TimeCube.of(index, "1", DAYS));

        long[] longitudes = cube.numbers("longitude");
        long[] coarsest = cube.numbers("coarsest");
        JsonNode places = cube.header().get("places");
        int[] sizes = new int[coarsest.length];
        steps(cube).forEach(step -> sizes[step.cell]++);
        Map<String, Integer> atPlaces = new HashMap<>();
        int scattered = 0;
        int nowhere = 0;
        for (Entry<Incident> entry : index.incidents().entries()) {
            Incident incident = entry.feature();
            String place = incident.place();
            boolean isArea = "kazakhstan".equals(place) || "mangystau".equals(place);
            if (place != null && own(index, incident) == null && (isArea || towns <= CubeCells.MOST_PLACES)) {
                atPlaces.merge(place, 1, Integer::sum);
            } else if (place != null) {
                scattered++;
            } else {
                nowhere++;
            }
        }
        assertThat(Arrays.stream(sizes).limit(longitudes.length).sum()).isEqualTo(scattered);
        assertThat(longitudes).hasSizeBetween(100, 1024);
        for (int place = 0; place < places.size(); place++) {
            assertThat(sizes[longitudes.length + place])
                    .isEqualTo(atPlaces.remove(places.get(place).stringValue()));
        }
        assertThat(atPlaces).isEmpty();
        assertThat(sizes[sizes.length - 1]).isEqualTo(nowhere);
        assertThat(coarsest[coarsest.length - 1]).isEqualTo(4);
    }

    @Test
    void aRowTellsOfAnIncidentWhatTheIndexDoes() {
        StoryIndex index = ScatteredStory.of(5, 700, 20);
        IncidentColumns columns = new IncidentColumns(index, "1", 300);
        JsonNode contents = JsonMapper.shared().readTree(columns.contents());
        long base = contents.at("/time/base").longValue();
        long unit = contents.at("/time/unit").longValue();
        int rows = 0;

        for (int chunk = 0; chunk < columns.size(); chunk++) {
            ReadColumns file = ReadColumns.of(columns.chunk(index, chunk));
            List<String> ids = file.lines("id");
            for (int row = 0; row < ids.size(); row++) {
                Incident incident = index.incident(ids.get(row));
                TimeSpan when = incident.statement().when();
                long start = file.numbers("start")[row];
                long from = start == 0 ? base : base + (start - 1) * unit;
                assertThat(start == 0 ? Interval.UNBOUNDED_BEFORE : from)
                        .isEqualTo(when.start().first());
                long latestStart = bound(file.numbers("latestStart")[row], from, unit, 1, Interval.UNBOUNDED_AFTER);
                long earliestEnd = bound(file.numbers("earliestEnd")[row], from, unit, 0, Interval.UNBOUNDED_BEFORE);
                assertThat(latestStart).isEqualTo(when.start().last());
                assertThat(earliestEnd).isEqualTo(when.end().first());
                assertThat(bound(
                                file.numbers("end")[row],
                                Math.max(latestStart + 1, earliestEnd),
                                unit,
                                1,
                                Interval.UNBOUNDED_AFTER))
                        .isEqualTo(when.end().last());
                assertThat(contents.get("categories")
                                .get((int) file.numbers("category")[row])
                                .stringValue())
                        .isEqualTo(incident.statement().category());
                assertThat(contents.get("statuses")
                                .get((int) file.numbers("status")[row])
                                .stringValue())
                        .isEqualTo(incident.statement().status().id());
                long place = file.numbers("place")[row];
                assertThat(
                                place == 0
                                        ? null
                                        : contents.get("places")
                                                .get((int) place - 1)
                                                .stringValue())
                        .isEqualTo(incident.place());
                Point own = own(index, incident);
                assertThat(file.numbers("ownSpot")[row]).isEqualTo(own == null ? 0 : 1);
                if (own != null) {
                    assertThat(file.numbers("longitude")[row] / 1e5).isCloseTo(own.getX(), within(5e-6));
                    assertThat(file.numbers("latitude")[row] / 1e5).isCloseTo(own.getY(), within(5e-6));
                }
                NumberRange killed = killed(incident).orElse(null);
                long low = file.numbers("low")[row];
                long high = file.numbers("high")[row];
                assertThat(low).isEqualTo(killed == null ? 0 : 1 + Math.round(killed.low() * 10));
                assertThat(high)
                        .isEqualTo(
                                killed == null || Double.isInfinite(killed.high())
                                        ? 0
                                        : 1 + Math.round((killed.high() - killed.low()) * 10));
                rows++;
            }
        }
        assertThat(rows).isEqualTo(700);
        assertThat(contents.get("rows").intValue()).isEqualTo(700);
        assertThat(contents.get("number").toString()).isEqualTo("{\"key\":\"killed\",\"parts\":10}");
    }

    private static Optional<NumberRange> killed(Incident incident) {
        return Optional.ofNullable(incident.statement().numbers().get("killed")).flatMap(Quantity::range);
    }

    /** Its spot; null where it has none, or none other than its place's. */
    private static @Nullable Point own(StoryIndex index, Incident incident) {
        String place = incident.place();
        Point at = incident.at();
        return place != null && at != null && at.equals(index.place(place).at()) ? null : at;
    }

    private static long bound(long number, long from, long unit, long after, long unbounded) {
        return number == 0 ? unbounded : from + (number - 1) * unit - after;
    }

    @Test
    void chunksTellWhereTheirIncidentsAreAndThoseNowhereComeLast() {
        StoryIndex index = ScatteredStory.of(6, 900, 20);
        IncidentColumns columns = new IncidentColumns(index, "7-draft", 200);

        JsonNode chunks = JsonMapper.shared().readTree(columns.contents()).get("chunks");

        assertThat(chunks).hasSize(5);
        double area = 0;
        for (JsonNode chunk : chunks) {
            JsonNode bbox = chunk.get("bbox");
            area += bbox.isNull()
                    ? 0
                    : (bbox.get(2).doubleValue() - bbox.get(0).doubleValue())
                            * (bbox.get(3).doubleValue() - bbox.get(1).doubleValue());
        }
        // Those of chunks in any other order are each as large as all of it.
        assertThat(area).isLessThan(2 * 40 * 13);
        assertThat(chunks.get(0).get("placeless").intValue()).isZero();
        assertThat(chunks.get(4).get("placeless").intValue()).isEqualTo(100);
        assertThat(chunks.get(4).get("rows").intValue()).isEqualTo(100);
    }

    @Test
    void aStoryWithoutIncidentsHasNoRows() {
        StoryIndex index = ScatteredStory.of(1, 0, 0);

        assertThat(new IncidentColumns(index, "1").size()).isZero();
        assertThat(steps(ReadColumns.of(TimeCube.of(index, "1", DAYS)))).isEmpty();
    }

    @Test
    void aCubeHasOnlySoManySteps() {
        StoryIndex index = ScatteredStory.of(1, 1, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimeCube.of(index, "1", new long[40_000]))
                .withMessageContaining("40000 edges");
    }

    @Test
    void areReadByTheFrontEnd() throws IOException {
        StoryIndex index = ScatteredStory.of(2022, 300, 20);
        IncidentColumns columns = new IncidentColumns(index, "17", 120);
        JsonMapper json = JsonMapper.shared();
        ObjectNode golden = json.createObjectNode();
        golden.put("cube", TimeCube.of(index, "17", DAYS));
        golden.set("contents", json.readTree(columns.contents()));
        for (int chunk = 0; chunk < columns.size(); chunk++) {
            golden.withArray("chunks").add(columns.chunk(index, chunk));
        }
        golden.put("facets", columns.facets(index));
        golden.put(
                "claimed",
                columns.rows(IntStream.range(0, 300)
                        .filter(position -> index.incidents()
                                        .get(position)
                                        .feature()
                                        .statement()
                                        .status()
                                == Status.CLAIMED)
                        .toArray()));
        for (Entry<Incident> entry : index.incidents().entries()) {
            golden.withArray("incidents").add(told(entry, json.createObjectNode()));
        }
        String text = json.writeValueAsString(golden) + "\n";
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(GOLDEN, text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN));
    }

    private static ObjectNode told(Entry<Incident> entry, ObjectNode json) {
        Incident incident = entry.feature();
        TimeSpan when = incident.statement().when();
        json.put("id", entry.id());
        put(json, "start", when, span -> span.start().first());
        put(json, "latestStart", when, span -> span.start().last());
        put(json, "earliestEnd", when, span -> span.end().first());
        put(json, "end", when, span -> span.end().last());
        json.put("timePrecision", when.precision().id());
        when.qualifiers().forEach(qualifier -> json.withArray("timeQualifiers").add(qualifier.id()));
        json.put("category", incident.statement().category())
                .put("status", incident.statement().status().id())
                .put("geoPrecision", incident.geoPrecision().id())
                .put("place", incident.place());
        killed(incident).ifPresent(killed -> {
            json.put("low", killed.low());
            if (Double.isFinite(killed.high())) {
                json.put("high", killed.high());
            }
        });
        incident.statement()
                .actors()
                .forEach(actor -> json.withArray("actors")
                        .add(actor.in(List.of("ru", "en")).text()));
        incident.statement().sources().stream()
                .map(Source::publisher)
                .distinct()
                .forEach(json.withArray("publishers")::add);
        if (incident.at() != null) {
            json.putArray("at").add(incident.at().getX()).add(incident.at().getY());
        }
        return json;
    }

    private static void put(ObjectNode json, String name, TimeSpan when, ToLongFunction<TimeSpan> bound) {
        long instant = bound.applyAsLong(when);
        json.put(name, instant == Long.MIN_VALUE || instant == Long.MAX_VALUE ? null : (Long) instant);
    }

    private static String group(Entry<Incident> entry) {
        Status status = entry.feature().statement().status();
        return entry.feature().statement().category() + ' ' + status.id();
    }

    /** An incident of a cube, by the numbers of steps: 0 before the first. */
    private record Step(int cell, String group, long start, long latestStart, long earliestEnd, long end) {}

    private static List<Step> steps(ReadColumns cube) {
        int cells = cube.numbers("coarsest").length;
        long[] sizes = cube.numbers("sizes");
        long[] start = cube.numbers("start");
        long[] latestStart = cube.numbers("latestStart");
        long[] earliestEnd = cube.numbers("earliestEnd");
        long[] end = cube.numbers("end");
        List<Step> steps = new ArrayList<>();
        int row = 0;
        for (int list = 0; list < sizes.length; list++) {
            JsonNode group = cube.header().get("groups").get(list / cells);
            long first = 0;
            for (long left = sizes[list]; left > 0; left--, row++) {
                first += start[row];
                long latest = first + latestStart[row];
                long earliest = first + earliestEnd[row];
                steps.add(new Step(
                        list % cells,
                        group.get(0).stringValue() + ' ' + group.get(1).stringValue(),
                        first,
                        latest,
                        earliest,
                        Math.max(latest, earliest) + end[row]));
            }
        }
        return steps;
    }
}
