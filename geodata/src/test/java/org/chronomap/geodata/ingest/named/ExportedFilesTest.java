package org.chronomap.geodata.ingest.named;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.export.ExportFormat;
import org.chronomap.geodata.export.Exported;
import org.chronomap.geodata.export.FeatureSink;
import org.chronomap.geodata.geojson.FeatureWriter;
import org.chronomap.geodata.geojson.Wording;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Formats;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.chronomap.geodata.ingest.geo.GeoFiles;
import org.chronomap.geodata.ingest.table.DelimitedTables;
import org.chronomap.geodata.ingest.table.XlsxTables;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What is taken out of a story is a file that is read here: a row an item, none of them faulty. */
class ExportedFilesTest {

    private static final StoryIndex INDEX = new StoryIndex(StoryFolder.full().read(), StoryFolder.outlines());

    private static final Formats FORMATS = new Formats(Stream.concat(
                    NamedFiles.readers().stream(), Stream.of(new GeoFiles(), new XlsxTables(), new DelimitedTables()))
            .toList());

    /** GPX holds what has a position, TimelineJS what has a date. */
    @ParameterizedTest
    @CsvSource({
        "csv, 5",
        "xlsx, 5",
        "geojson, 5",
        "geojsonseq, 5",
        "jsonfg, 5",
        "kml, 5",
        "gpx, 3",
        "flatgeobuf, 5",
        "timelinejs, 4"
    })
    void isReadAgain(String format, int expected) throws IOException, RefusedFileException {
        List<Row> rows = new ArrayList<>();
        try (Rows read = NamedTables.named(FORMATS.open(new Given.Sent(written(format)), Options.NONE))) {
            for (Row row = read.next(); row != null; row = read.next()) {
                rows.add(row);
            }
        }

        assertThat(rows).hasSize(expected);
        List<String> titles = Stream.concat(INDEX.incidents().entries().stream(), INDEX.movements().entries().stream())
                .map(entry -> entry.feature().statement().title())
                .flatMap(title -> Stream.of(
                        title.in(List.of("en")), title.in(INDEX.story().languages())))
                .map(LocalizedText.InLanguage::text)
                .toList();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.faults()).isEmpty();
            assertThat(row.cells())
                    .filteredOn(Objects::nonNull)
                    .extracting(Cell::text)
                    .containsAnyElementsOf(titles);
        });
    }

    @Test
    void aCalendarHasAnEventForEachDay() throws IOException {
        String calendar = new String(written("ics"), StandardCharsets.UTF_8);

        assertThat(calendar).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(calendar.lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(calendar.lines().filter("BEGIN:VEVENT"::equals))
                .hasSameSizeAs(calendar.lines().filter("END:VEVENT"::equals).toList())
                .isNotEmpty();
    }

    private static byte[] written(String format) throws IOException {
        Exported story = new Exported(INDEX.story(), true, INDEX.story().languages(), Set.copyOf(INDEX.numbers()));
        FeatureWriter writer = new FeatureWriter(INDEX, Wording.everyLanguage());
        JsonMapper json = JsonMapper.shared();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FeatureSink sink = ExportFormat.find(format).orElseThrow().open(out, story)) {
            for (var incident : INDEX.incidents().entries()) {
                sink.take(StoryPart.INCIDENTS, json.readTree(writer.incident(incident)));
            }
            for (var movement : INDEX.movements().entries()) {
                sink.take(StoryPart.MOVEMENTS, json.readTree(writer.movement(movement)));
            }
        }
        return out.toByteArray();
    }
}
