package org.chronomap.geodata.ingest.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Formats;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;

/** All rows of a file, or why there are none. */
record Whole(String format, List<String> columns, List<Row> rows, List<String> notes) {

    private static final Formats FORMATS = new Formats(List.of(new GeoFiles()));

    static Whole of(ForeignFile file) throws RefusedFileException {
        return of(file, Options.NONE);
    }

    static Whole of(ForeignFile file, Options options) throws RefusedFileException {
        try (Rows rows = FORMATS.open(file, options)) {
            List<Row> all = new ArrayList<>();
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
            List<String> columns = rows.columns().stream().map(Column::name).toList();
            return new Whole(rows.format().id(), columns, all, rows.notes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Whole of(String text) throws RefusedFileException {
        return of(SentFile.of(text));
    }

    /** {@code column=value} of each cell that there is. */
    String row(int number) {
        Row row = rows.get(number - 1);
        return columns.stream()
                .filter(column -> cell(row, column) != null)
                .map(column -> column + '=' + shown(cell(row, column)))
                .collect(Collectors.joining("; "));
    }

    Cell cell(int number, String column) {
        return cell(rows.get(number - 1), column);
    }

    private Cell cell(Row row, String column) {
        return row.cells().get(columns.indexOf(column));
    }

    /** As row and code. */
    List<String> faults() {
        return rows.stream()
                .flatMap(row -> row.faults().stream())
                .map(fault -> fault.row() + " " + fault.column() + " " + fault.code())
                .toList();
    }

    private static String shown(Cell cell) {
        return cell.getClass().getSimpleName().charAt(0) + ":" + cell.text();
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
