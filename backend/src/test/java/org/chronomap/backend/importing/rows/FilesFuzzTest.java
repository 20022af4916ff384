package org.chronomap.backend.importing.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in a whole file, all readers asked as they are in an import. How it is run stands in geodata/docs/formats.md. */
class FilesFuzzTest {

    private static final String LENGTH = "2m";

    @TempDir
    static Path folder;

    /** A KMZ file, workbooks, Shapefiles, GeoJSON in a ZIP file. */
    @FuzzTest(maxDuration = LENGTH)
    void archives(byte[] file) throws IOException {
        read(file);
    }

    @FuzzTest(maxDuration = LENGTH)
    void geoPackages(byte[] file) throws IOException {
        read(file);
    }

    private static void read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("sent"), bytes);
        try (Rows rows = FileKinds.open(SpooledFile.at(file, "sent"), Options.NONE)) {
            int before = 0;
            for (Row row = rows.next(); row != null; row = rows.next()) {
                assertThat(row.number()).isGreaterThan(before);
                assertThat(row.cells()).hasSameSizeAs(rows.columns());
                before = row.number();
            }
        } catch (RefusedFileException e) {
            assertThat(e.code()).matches("[a-z-]+");
            assertThat(e).hasMessageMatching("(?s).{20,}");
        }
    }
}
