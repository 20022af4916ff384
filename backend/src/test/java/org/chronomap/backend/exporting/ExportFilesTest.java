package org.chronomap.backend.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.chronomap.backend.Http;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.features.Gdal;
import org.chronomap.geodata.export.ExportFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What a story is taken out as, read by others' programs. */
class ExportFilesTest extends ServerTest {

    private static final String EXPORT = STORY + "/export?f=";

    static Stream<ExportFormat> formats() {
        return ExportFormat.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isAFileWithANameAndIsNotSentAgain(ExportFormat format) {
        Http.Answer answer = http.get(EXPORT + format.id());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(format.mediaType());
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"kazakhstan-january-2022." + format.ending() + '"');
        assertThat(answer.bytes()).isNotEmpty();
        Http.Answer again = http.get(EXPORT + format.id(), "If-None-Match", answer.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
    }

    /** Of what each can hold. */
    @ParameterizedTest
    @CsvSource({"geojson, 29", "geojsonseq, 29", "jsonfg, 29", "kml, 29", "flatgeobuf, 29", "gpx, 9"})
    void gdalReadsWhatTheIndexHas(String format, int features, @TempDir Path folder) throws IOException {
        Gdal.require();
        Path file = folder.resolve(
                "story." + ExportFormat.find(format).orElseThrow().ending());
        Files.write(file, http.get(EXPORT + format + "&lang=en").bytes());

        JsonNode read = Gdal.featuresOf(file);

        assertThat(read).hasSize(features);
        JsonNode served = http.get(STORY + "/collections/incidents/items?lang=en&limit=1000")
                .json()
                .path("features");
        List<JsonNode> places = stream(served)
                .filter(feature -> feature.path("geometry").isObject())
                .toList();
        List<JsonNode> found = stream(read)
                .filter(feature ->
                        feature.path("geometry").path("type").asString("").equals("Point"))
                .toList();
        assertThat(found).hasSameSizeAs(places);
        for (int i = 0; i < found.size(); i++) {
            JsonNode position = found.get(i).path("geometry").path("coordinates");
            JsonNode expected = places.get(i).path("geometry").path("coordinates");
            assertThat(position.path(0).asDouble()).isEqualTo(expected.path(0).asDouble());
            assertThat(position.path(1).asDouble()).isEqualTo(expected.path(1).asDouble());
            assertThat(found.get(i).toString())
                    .contains(places.get(i).path("properties").path("title").asString());
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Test
    void holdsWhatIsSelectedAlone() {
        JsonNode all = http.get(EXPORT + "geojson&lang=en&category=violence&datetime=../2022-01-06")
                .json()
                .path("features");
        JsonNode incidents = http.get(STORY
                        + "/collections/incidents/items?lang=en&category=violence&datetime=../2022-01-06&limit=1000")
                .json()
                .path("features");

        assertThat(incidents).isNotEmpty();
        assertThat(stream(all).map(feature -> feature.path("id").asString()))
                .containsExactlyElementsOf(stream(incidents)
                        .map(feature -> feature.path("id").asString())
                        .toList());
    }

    @Test
    void aTableHasEachLanguageOrTheOneThatIsAskedFor() {
        String all = http.get(EXPORT + "csv").text();
        String french = http.get(EXPORT + "csv&lang=fr").text();

        assertThat(all).startsWith("\uFEFFcollection,id,title.fr,title.en,title.ru,title.kk,");
        assertThat(french).startsWith("\uFEFFcollection,id,title,summary,when,");
        assertThat(all.lines().filter(line -> line.startsWith("incidents,"))).hasSize(26);
        assertThat(all.lines().filter(line -> line.startsWith("movements,"))).hasSize(3);
    }

    @Test
    void noSpreadsheetReckonsWhatSomebodyWrote(@TempDir Path folder) throws IOException {
        String story = ownStories.hold("reckoned-abroad", Map.of("story.yaml", """
                        title: {en: Reckoned}
                        timeZone: UTC
                        extent: 2022-01-01/2022-01-31
                        languages: [en]
                        categories: [{id: all, label: {en: All}, colour: "#336699", pattern: dots}]
                        """, "incidents.yaml", """
                        - {id: one, when: "2022-01-05", geoPrecision: none, category: all, status: reported,
                           title: {en: '=HYPERLINK("https://example.org")'}, summary: {en: "a \\"quoted\\", and\\ntwo lines"}, sources: [{publisher: "@agency"}]}
                        """));

        String csv = http.get(story + "/export?f=csv").text();
        String sheet = entry(http.get(story + "/export?f=xlsx").bytes(), "xl/worksheets/sheet1.xml", folder);

        assertThat(csv)
                .contains(",\"'=HYPERLINK(\"\"https://example.org\"\")\",\"a \"\"quoted\"\", and\ntwo lines\",")
                .contains(",'@agency,");
        assertThat(sheet).isNotEmpty().doesNotContain("<f>");
    }

    private static String entry(byte[] zip, String name, Path folder) throws IOException {
        Path file = Files.write(folder.resolve("story.xlsx"), zip);
        try (ZipFile entries = new ZipFile(file.toFile())) {
            return new String(entries.getInputStream(entries.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aCalendarHasNoLineOfMoreThan75Octets() {
        String calendar = http.get(EXPORT + "ics&lang=ru").text();

        assertThat(calendar.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(calendar.replace("\r\n ", ""))
                .contains("DTSTART;VALUE=DATE:20220106\r\n", "STATUS:TENTATIVE\r\n", "\r\nEND:VCALENDAR\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | f | it must be folder, or one of csv, xlsx, geojson",
                "csv&bbox=1 | bbox | ",
                "csv&nonsense=1 | nonsense | "
            })
    void whatIsAskedWronglyIsTold(String asked, String parameter, String detail) {
        Http.Answer answer = http.get(EXPORT + asked);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains('"' + parameter + '"').contains(detail == null ? "" : detail);
    }
}
