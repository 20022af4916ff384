package org.chronomap.backend.importing.rows;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;

/**
 * The rows of a file that are faulty as a table for a spreadsheet, with all of their columns and, in one more, what is wrong: to be
 * mended there and sent again.
 */
record FaultyRows(Path path) {

    /** The column of what is wrong; nothing is made of it where such a table is sent. */
    static final String WRONG = "chronomap:wrong";

    Writing write(List<String> columns) throws IOException {
        return new Writing(
                Files.newBufferedWriter(path, StandardCharsets.UTF_8),
                columns.stream().filter(column -> !column.equals(WRONG)).toList(),
                columns.indexOf(WRONG));
    }

    static final class Writing implements Closeable {

        private final BufferedWriter writer;
        private final int columns;
        private final int left;

        /** @param left the position of a column that is not written; -1 = of none */
        private Writing(BufferedWriter writer, List<String> names, int left) throws IOException {
            this.writer = writer;
            this.columns = names.size() + (left < 0 ? 0 : 1);
            this.left = left;
            // Spreadsheets take a file for UTF-8 by its mark.
            writer.write('\uFEFF');
            for (String name : names) {
                writer.write(FaultsFile.cell(name));
                writer.write(',');
            }
            writer.write(WRONG + "\r\n");
        }

        void add(Row row, List<RowFault> faults) throws IOException {
            for (int i = 0; i < columns; i++) {
                Cell cell = i < row.cells().size() ? row.cells().get(i) : null;
                if (i != left) {
                    writer.write(cell == null ? "" : FaultsFile.cell(cell.text()));
                    writer.write(',');
                }
            }
            writer.write(FaultsFile.cell(faults.stream()
                    .map(fault -> (fault.column() == null ? "" : fault.column() + ": ") + fault.detail())
                    .collect(Collectors.joining("; "))));
            writer.write("\r\n");
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
