package org.chronomap.geodata.ingest.geo;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Formats;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.chronomap.geodata.ingest.Rows;
import org.locationtech.jts.geom.Envelope;

/**
 * Whatever stands in a file, it is refused, or comes as rows that are what they say. In the build, with the files that were once kept
 * (GeoFuzzTestInputs) alone; looking for more, for two minutes, is
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl geodata -am test-compile surefire:test@default-test -Dtest=GeoFuzzTest#kml \
 *     -Dtest.argLine=-Djazzer.hooks=true -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class GeoFuzzTest {

    private static final Formats FORMATS = new Formats(List.of(new GeoFiles()));
    private static final String LENGTH = "2m";

    @FuzzTest(maxDuration = LENGTH)
    void geoJson(byte[] file) throws IOException {
        read(Kind.GEOJSON, file);
    }

    @FuzzTest(maxDuration = LENGTH)
    void geoJsonRecords(byte[] file) throws IOException {
        read(Kind.GEOJSON_RECORDS, file);
    }

    @FuzzTest(maxDuration = LENGTH)
    void kml(byte[] file) throws IOException {
        read(Kind.KML, file);
    }

    @FuzzTest(maxDuration = LENGTH)
    void gpx(byte[] file) throws IOException {
        read(Kind.GPX, file);
    }

    @FuzzTest(maxDuration = LENGTH)
    void flatGeobuf(byte[] file) throws IOException {
        read(Kind.FLATGEOBUF, file);
    }

    /** As long as its first two bytes say the shapes, and then the attributes. */
    @FuzzTest(maxDuration = LENGTH)
    void shapefile(byte[] file) throws IOException {
        int length = file.length < 2 ? 0 : Math.min(file.length - 2, (file[0] & 0xff) << 8 | (file[1] & 0xff));
        byte[] shapes = Arrays.copyOfRange(file, Math.min(2, file.length), Math.min(2, file.length) + length);
        byte[] attributes = Arrays.copyOfRange(file, Math.min(file.length, 2 + length), file.length);
        Shapefile all =
                new Shapefile("a.shp", Source.of(SentFile.of(shapes)), Source.of(SentFile.of(attributes)), null, null);
        try (Rows rows = all.rows(null, Note.of("sheet", "Layer: %s", "a.shp"))) {
            read(rows);
        } catch (RefusedFileException e) {
            assertThat(e.code()).matches("[a-z-]+");
        }
    }

    @FuzzTest(maxDuration = LENGTH)
    void geoPackageShape(byte[] blob) {
        Feature feature = new Feature(1);
        feature.shape(() -> Shapes.placed(WkbShapes.ofGeoPackage(blob), ReferenceSystem.DEGREES));
        if (feature.cells().get(Key.GEOMETRY) instanceof Cell.Shape shape) {
            Envelope box = shape.geometry().getEnvelopeInternal();
            assertThat(new Envelope(-180, 180, -90, 90).contains(box)).isTrue();
        }
    }

    @FuzzTest(maxDuration = LENGTH)
    void wellKnownText(byte[] text) {
        ReferenceSystem.ofText(new String(text, StandardCharsets.UTF_8), new Notes());
    }

    /** Whatever it is found to be. */
    @FuzzTest(maxDuration = LENGTH)
    void any(byte[] file) throws IOException {
        try (Rows rows = FORMATS.open(SentFile.of(file), Options.NONE)) {
            read(rows);
        } catch (RefusedFileException e) {
            assertThat(e.code()).matches("[a-z-]+");
        }
    }

    private static void read(Kind kind, byte[] file) throws IOException {
        try (Rows rows = GeoFiles.rows(kind, Source.of(SentFile.of(file)), Options.NONE)) {
            read(rows);
        } catch (RefusedFileException e) {
            assertThat(e.code()).matches("[a-z-]+");
        }
    }

    private static void read(Rows rows) throws IOException, RefusedFileException {
        int number = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            number++;
            assertThat(row.number()).isGreaterThanOrEqualTo(number);
            assertThat(row.cells()).hasSameSizeAs(rows.columns());
            for (RowFault fault : row.faults()) {
                assertThat(fault.given()).hasSizeLessThanOrEqualTo(RowFault.GIVEN);
            }
            for (Cell cell : row.cells()) {
                if (cell instanceof Cell.Moment moment) {
                    assertThat(Moments.problem(moment.text())).isNull();
                } else if (cell instanceof Cell.Shape shape) {
                    Envelope box = shape.geometry().getEnvelopeInternal();
                    assertThat(new Envelope(-180, 180, -90, 90).contains(box)).isTrue();
                } else if (cell instanceof Cell.Text text) {
                    assertThat(text.text()).isNotBlank();
                }
            }
        }
        assertThat(rows.position()).isNotNegative();
    }
}
