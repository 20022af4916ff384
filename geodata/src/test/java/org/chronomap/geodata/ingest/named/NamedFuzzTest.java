package org.chronomap.geodata.ingest.named;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.chronomap.geodata.ingest.Formats;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.chronomap.geodata.ingest.table.DelimitedTables;

/** Whatever stands in a file that is known by name, it is refused, or comes as rows. How it is run stands in geodata/docs/formats.md. */
class NamedFuzzTest {

    private static final String LENGTH = "2m";
    private static final Formats TABLES = new Formats(List.of(new GdeltEvents(), new DelimitedTables()));

    @FuzzTest(maxDuration = LENGTH)
    void own(byte[] file) throws IOException {
        items(OwnItems::ofCollection, file);
        items(OwnItems::ofSequence, file);
    }

    @FuzzTest(maxDuration = LENGTH)
    void linkedPlaces(byte[] file) throws IOException {
        items(LinkedPlaceItems::new, file);
    }

    @FuzzTest(maxDuration = LENGTH)
    void umap(byte[] file) throws IOException {
        items(UmapItems::new, file);
    }

    @FuzzTest(maxDuration = LENGTH)
    void timeline(byte[] file) throws IOException {
        items(TimelineItems::new, file);
    }

    @FuzzTest(maxDuration = LENGTH)
    void storyMap(byte[] file) throws IOException {
        items(StoryMapItems::new, file);
    }

    @FuzzTest(maxDuration = LENGTH)
    void timemap(byte[] file) throws IOException {
        items(TimemapItems::new, file);
    }

    /** ACLED, GED, GDELT, a sheet of TimelineJS, ours: by their columns. */
    @FuzzTest(maxDuration = LENGTH)
    void tables(byte[] file) throws IOException {
        try (Rows rows = NamedTables.named(TABLES.open(new Given.Sent(file), Options.NONE))) {
            read(rows);
        } catch (RefusedFileException e) {
            assertThat(e.code()).matches("[a-z-]+");
        }
    }

    private static void items(Supplier<NamedItems> named, byte[] file) throws IOException {
        try (Rows rows = NamedTables.named(ItemRows.open(named.get(), new Given.Sent(file), Options.NONE))) {
            read(rows);
        } catch (RefusedFileException e) {
            assertThat(e.code()).matches("[a-z-]+");
        }
    }

    private static void read(Rows rows) throws IOException, RefusedFileException {
        int before = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            assertThat(row.number()).isGreaterThan(before);
            assertThat(row.cells()).hasSameSizeAs(rows.columns());
            before = row.number();
        }
    }
}
