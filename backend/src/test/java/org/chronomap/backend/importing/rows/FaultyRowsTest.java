package org.chronomap.backend.importing.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are faulty are a table for a spreadsheet, as they were and with what is wrong. */
class FaultyRowsTest {

    private static final RowFault NO_DATE =
            new RowFault(3, "when", "not-a-date", "soon", "is no date, like 6 May 2022");

    @TempDir
    private Path dir;

    @Test
    void theyHaveTheirColumnsAndOneMore() throws IOException {
        FaultyRows rows = new FaultyRows(dir.resolve("wrong.csv"));
        try (FaultyRows.Writing writing = rows.write(List.of("title", "when", "note"))) {
            writing.add(row("Rain, \"much\"", "soon", null), List.of(NO_DATE));
            writing.add(row("=1+1"), List.of(NO_DATE, new RowFault(4, null, "duplicate", "", "stands there twice")));
        }

        assertThat(Files.readString(rows.path())).isEqualTo("""
                \uFEFFtitle,when,note,chronomap:wrong\r
                "Rain, ""much""\",soon,,"when: is no date, like 6 May 2022"\r
                '=1+1,,,"when: is no date, like 6 May 2022; stands there twice"\r
                """);
    }

    @Test
    void whatWasWrongBeforeIsNotToldAgain() throws IOException {
        FaultyRows rows = new FaultyRows(dir.resolve("wrong.csv"));
        try (FaultyRows.Writing writing = rows.write(List.of("title", FaultyRows.WRONG, "when"))) {
            writing.add(row("Rain", "was wrong", "soon"), List.of(NO_DATE));
        }

        assertThat(Files.readString(rows.path())).isEqualTo("""
                \uFEFFtitle,when,chronomap:wrong\r
                Rain,soon,"when: is no date, like 6 May 2022"\r
                """);
    }

    private static Row row(@Nullable String... texts) {
        List<@Nullable Cell> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(text == null ? null : new Cell.Text(text));
        }
        return new Row(3, cells, List.of());
    }
}
