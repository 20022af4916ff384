package org.chronomap.backend.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.features.Gdal;
import org.chronomap.geodata.export.ExportFormat;
import org.chronomap.geodata.export.Formulas;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other programs find in our files what the index has: of many incidents ({@code -Dexport.incidents=10000}) and of the odd ones among them. */
@TestInstance(Lifecycle.PER_CLASS)
class OtherProgramsTest extends ServerTest {

    private static final int MANY = Integer.getInteger("export.incidents", 1_000);
    private static final double PRECISION = 1e-7;
    private static final int PAGE = 10_000;
    private static final Path OFFICE = Path.of("/usr/bin/soffice");
    /** What GDAL is told of a table. */
    private static final String[] COLUMNS = {"-oo", "X_POSSIBLE_NAMES=longitude", "-oo", "Y_POSSIBLE_NAMES=latitude"};

    private static final String HEAD = """
            title: {en: Read by others}
            timeZone: Asia/Almaty
            extent: 2022-01-01/2022-12-31
            languages: [en, kk, ar]
            categories: [{id: all, label: {en: "All <b>; and, more"}, colour: "#336699", pattern: dots}]
            """;

    private static final String PLACES = """
            - {id: here, name: {en: Here, ar: هنا}, kind: city, at: [70, 40]}
            - {id: fiji, name: {en: Fiji}, kind: city, at: [178.4419, -18.1416]}
            - {id: samoa, name: {en: Samoa}, kind: city, at: [-172.1046, -13.7590]}
            - {id: kazakhstan, name: {en: Kazakhstan}, kind: country, code: KZ}
            """;

    private static final List<String> ODD = List.of(
            "when: \"-0043-03-15\", place: here, title: {en: Before year 1}",
            "when: \"0000\", place: here, title: {en: In the year before 1}",
            "when: \"Y-12000\", place: here, title: {en: Long ago}",
            "when: 1916-07, place: here, title: {en: Before 1970}",
            "when: XXXX, place: here, title: {en: Undated}",
            "when: 2022-01?, place: here, title: {en: Uncertain}",
            "when: \"2021%/2022\", place: here, title: {en: Uncertain and about}",
            "when: 2022-01-05/.., place: here, title: {en: Without an end}",
            "when: ../2022-01-05, place: here, title: {en: Without a beginning}",
            "when: \"[2022-01-03..2022-01-05]\", place: here, title: {en: One of three days}",
            "when: 2022-01-05T10:30:15, place: here, title: {en: To the second}",
            "when: 2022-01-05, geoPrecision: none, title: {en: Nowhere}",
            "when: 2022-01-05, place: kazakhstan, title: {en: In a country}",
            "when: 2022-01-05, at: [180, -90], title: {en: At a corner}",
            "when: 2022-01-05, at: [-180, 90], title: {en: At the other}",
            "when: 2022-01-05, at: [179.1234567, -0.00001], title: {en: Just beside the equator}",
            "when: 2022-01-05, place: here, title: {kk: \"Қазақстандағы «оқиға»: өрт, әңгіме\"}",
            "when: 2022-01-05, place: here, title: {ar: \"حدث، «كبير» (١٢)\"}, summary: {ar: \"سطر\\n\\nسطر آخر\"}",
            "when: 2022-01-05, place: here, title: {en: \"=cmd()|' /C calc'!A0\"}, summary: {en: \"-1+1\"}",
            "when: 2022-01-05, place: here, title: {en: \"a \\\"quoted\\\"; and, <b>more</b> &amp; \\\\ 🔥\"}, summary: {en: \"two\\nlines \\\"quoted\\\"\"}",
            "when: 2022-01-05, place: here, title: {en: \"007\"}, summary: {en: \"1/2\"}",
            "when: 2022-01-05, place: here, title: {en: \"'twas\"}, summary: {en: \"TRUE\"}");

    private static final String MOVEMENTS = """
            - {id: across, when: 2022-01-07, from: [fiji], to: [samoa], category: all, status: reported, title: {en: Across 180 degrees}, sources: [{publisher: AFP}]}
            - {id: by-way, when: "-0043/2022", from: [here], to: [fiji, samoa], via: [[71.5, 40.25]], category: all, status: planned, title: {en: By way of}, sources: [{publisher: AFP}]}
            """;

    private @Nullable Map<String, Item> served;

    @TempDir
    private Path folder;

    /**
     * What is compared.
     *
     * @param positions one after another, of all lines
     */
    private record Item(
            List<Double> positions,
            @Nullable Instant start,
            @Nullable Instant end) {}

    private String story() {
        StringBuilder incidents = new StringBuilder();
        for (int i = 0; i < ODD.size(); i++) {
            incidents.append("- {id: odd-%d, category: all, status: reported, sources: [{publisher: \"@AFP\"}], %s}%n"
                    .formatted(i, ODD.get(i)));
        }
        for (int i = 0; i < MANY; i++) {
            incidents.append(
                    "- {id: many-%d, category: all, status: reported, sources: [{publisher: AFP}], title: {en: Number %d}, when: 2022-%02d-%02dT%02d:%02d, at: [%.5f, %.5f]}%n"
                            .formatted(
                                    i, i, i % 12 + 1, i % 28 + 1, i % 24, i % 60, i * 0.03599 - 180, i * 0.01799 - 90));
        }
        return ownStories.hold(
                "read-by-others",
                Map.of(
                        "story.yaml",
                        HEAD,
                        "places.yaml",
                        PLACES,
                        "incidents.yaml",
                        incidents.toString(),
                        "movements.yaml",
                        MOVEMENTS));
    }

    private Path exported(String format) throws IOException {
        Path file = folder.resolve(
                "story." + ExportFormat.find(format).orElseThrow().ending());
        return Files.write(
                file, http.get(story() + "/export?lang=en&f=" + format).bytes());
    }

    /** By their titles. */
    private Map<String, Item> served() {
        if (served != null) {
            return served;
        }
        Map<String, Item> items = new LinkedHashMap<>();
        for (String collection : List.of("incidents", "movements")) {
            String next = story() + "/collections/" + collection + "/items?lang=en&limit=" + PAGE;
            while (next != null) {
                JsonNode page = http.get(next).json();
                page.path("features").forEach(feature -> put(items, feature, "title", "start", "end"));
                next = null;
                for (JsonNode link : page.path("links")) {
                    if (link.path("rel").asString("").equals("next")) {
                        next = link.path("href").asString().replaceFirst("https?://[^/]*+", "");
                    }
                }
            }
        }
        assertThat(items).hasSize(ODD.size() + MANY + 2);
        served = items;
        return items;
    }

    private static void put(Map<String, Item> items, JsonNode feature, String title, String start, String end) {
        List<Double> positions = new ArrayList<>();
        numbers(feature.path("geometry").path("coordinates"), positions);
        JsonNode properties = feature.path("properties");
        Item before = items.put(
                Formulas.unguarded(properties.path(title).asString()),
                new Item(positions, instant(properties.path(start)), instant(properties.path(end))));
        assertThat(before).isNull();
    }

    private static void numbers(JsonNode coordinates, List<Double> into) {
        if (coordinates.isNumber()) {
            into.add(coordinates.asDouble());
        }
        coordinates.forEach(inner -> numbers(inner, into));
    }

    /** As others write it, who take a text for a time or do not. */
    private static @Nullable Instant instant(JsonNode text) {
        String written = Formulas.unguarded(text.asString(""));
        return written.isEmpty()
                ? null
                : OffsetDateTime.parse(
                                written.replace('/', '-').replace(' ', 'T').replaceFirst("\\+00$", "Z"))
                        .toInstant();
    }

    /** GDAL has no time before the year 0, FlatGeobuf none before 1, GPX no end and for tracks no beginning, and tables have no lines. */
    @ParameterizedTest
    @CsvSource({
        "geojson, title, start, end, 0",
        "geojsonseq, title, start, end, 0",
        "jsonfg, title, start, end, 0",
        "flatgeobuf, title, start, end, 1",
        "kml, Name, begin, end, 0",
        "gpx, name, time, none, 0",
        "csv, title, start, end, -999999"
    })
    void gdalFindsEachItem(String format, String title, String start, String end, int firstYear) throws IOException {
        Gdal.require();
        Path file = exported(format);
        Map<String, Item> found = new LinkedHashMap<>();
        List<String> layers = format.equals("gpx") ? List.of("waypoints", "tracks") : List.of(Gdal.firstLayer(file));
        for (String layer : layers) {
            Gdal.featuresOf(file, layer, format.equals("csv") ? COLUMNS : new String[0])
                    .forEach(feature -> put(found, feature, title, start, end));
        }

        Map<String, Item> expected = new LinkedHashMap<>(served());
        expected.values()
                .removeIf(item -> format.equals("gpx") && item.positions().isEmpty());
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((name, item) -> {
            Item read = Objects.requireNonNull(found.get(name));
            boolean isLine = item.positions().size() > 2;
            boolean isTrack = isLine && format.equals("gpx");
            assertThat(read.start()).as(name).isEqualTo(isTrack ? null : from(firstYear, item.start()));
            assertThat(read.end()).as(name).isEqualTo(end.equals("none") ? null : from(firstYear, item.end()));
            List<Double> positions = isLine && format.equals("csv") ? List.of() : item.positions();
            assertThat(read.positions()).as(name).hasSameSizeAs(positions);
            for (int i = 0; i < positions.size(); i++) {
                assertThat(read.positions().get(i)).as(name).isEqualTo(positions.get(i), within(PRECISION));
            }
        });
    }

    private static @Nullable Instant from(int firstYear, @Nullable Instant instant) {
        return instant == null || instant.atOffset(ZoneOffset.UTC).getYear() < firstYear ? null : instant;
    }

    /** RFC 5545, 3.1, 3.3 and 3.6.1. */
    @Test
    void aCalendarIsAsItsRulesSay() throws IOException {
        String file = Files.readString(exported("ics"));
        assertThat(file.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(file.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        List<String> lines = List.of(file.replace("\r\n ", "").split("\r\n"));

        assertThat(lines).startsWith("BEGIN:VCALENDAR", "VERSION:2.0").endsWith("END:VCALENDAR");
        assertThat(lines).allMatch(line -> line.matches("[A-Z-]++(;[A-Z]++=[A-Z]++)?+:.*+"));
        assertThat(lines.stream().filter(line -> line.startsWith("UID:"))).doesNotHaveDuplicates();
        assertThat(lines.stream().filter(line -> line.matches("(SUMMARY|DESCRIPTION|LOCATION|CATEGORIES):.*+")))
                .isNotEmpty()
                .allMatch(line -> line.matches("[A-Z]++:([^\\\\;,]|\\\\[\\\\;,n])*+"));
        assertThat(lines.stream().filter(line -> line.startsWith("GEO:")))
                .anyMatch(line -> line.matches("GEO:-0\\.000010*+;179\\.12346"))
                .allMatch(line -> line.matches("GEO:-?+\\d++(\\.\\d++)?+;-?+\\d++(\\.\\d++)?+"));
        Map<String, String> event = new LinkedHashMap<>();
        int events = 0;
        for (String line : lines) {
            event.put(line.replaceFirst(":.*+", ""), line.replaceFirst("[^:]*+:", ""));
            if (line.equals("END:VEVENT")) {
                assertThat(event).containsKeys("UID", "DTSTAMP", "SUMMARY");
                String kind = event.containsKey("DTSTART") ? "" : ";VALUE=DATE";
                String form = kind.isEmpty() ? "\\d{8}T\\d{6}Z" : "\\d{8}";
                assertThat(event.get("DTSTART" + kind)).matches(form).isLessThan(event.get("DTEND" + kind));
                assertThat(event.get("DTEND" + kind)).matches(form);
                event.clear();
                events++;
            }
        }
        assertThat(events).isEqualTo((int) served().values().stream()
                .filter(item -> from(2, item.start()) != null && item.end() != null)
                .count());
    }

    /** Each slide has what the documentation of TimelineJS 3 demands of one. */
    @Test
    void aTimelineIsAsItsDocumentationSays() throws IOException {
        JsonNode timeline = JsonMapper.shared().readTree(Files.readString(exported("timelinejs")));

        List<String> ids = new ArrayList<>();
        for (JsonNode event : timeline.path("events")) {
            ids.add(event.path("unique_id").asString());
            assertThat(event.path("text").path("headline").asString()).isNotBlank();
            for (JsonNode date : List.of(event.path("start_date"), event.path("end_date"))) {
                assertThat(date.isMissingNode() || date.path("year").asInt() != 0)
                        .isTrue();
                assertThat(date.path("month").asInt(1)).isBetween(1, 12);
                assertThat(date.path("day").asInt(1)).isBetween(1, 31);
                assertThat(date.path("hour").asInt(0)).isBetween(0, 23);
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize((int)
                served().values().stream().filter(item -> item.start() != null).count());
    }

    /** Where it is not installed, nobody asks it; in a build it is not. */
    @Test
    void aSpreadsheetHasTheCellsOfTheTable() throws IOException, InterruptedException {
        assumeThat(Files.isExecutable(OFFICE)).as("LibreOffice is installed").isTrue();
        Path csv = exported("csv");
        exported("xlsx");
        List<List<String>> expected = cells(csv);

        // From: comma, quote, UTF-8, line 1, all columns as text; to: with each cell's content.
        List<List<String>> fromCsv = converted(
                "csv",
                "--infilter=CSV:44,34,76,1,"
                        + IntStream.rangeClosed(1, expected.get(0).size())
                                .mapToObj(column -> column + "/2")
                                .collect(Collectors.joining("/")));
        List<List<String>> fromXlsx = converted("xlsx");

        assertThat(fromCsv).isEqualTo(expected);
        assertThat(fromXlsx).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            assertThat(fromXlsx.get(row).stream().map(Formulas::unguarded).toList())
                    .isEqualTo(
                            expected.get(row).stream().map(Formulas::unguarded).toList());
        }
    }

    private List<List<String>> converted(String ending, String... options) throws IOException, InterruptedException {
        Path into = Files.createDirectories(folder.resolve("from-" + ending));
        List<String> command = new ArrayList<>(List.of(
                OFFICE.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false",
                "--outdir",
                into.toString()));
        command.addAll(List.of(options));
        command.add(folder.resolve("story." + ending).toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(into.resolve("said").toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(into.resolve("said"))).isZero();
        return cells(into.resolve("story.csv"));
    }

    /** RFC 4180. */
    private static List<List<String>> cells(Path file) throws IOException {
        String text = Files.readString(file).replace("\uFEFF", "").replace("\r\n", "\n");
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDoubled = isQuoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
            if (isDoubled) {
                cell.append(c);
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (isQuoted || (c != ',' && c != '\n')) {
                cell.append(c);
            } else {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            }
        }
        return rows;
    }
}
