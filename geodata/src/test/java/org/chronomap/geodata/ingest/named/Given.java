package org.chronomap.geodata.ingest.named;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Formats;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.Reader;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.chronomap.geodata.ingest.geo.GeoFiles;
import org.jspecify.annotations.Nullable;

/** All rows of a file that a test gives. */
record Given(String format, List<Column> columns, List<Row> rows, List<String> notes) {

    static Given file(String text) throws RefusedFileException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    static Given file(byte[] bytes) throws RefusedFileException {
        List<Reader> readers = new ArrayList<>(NamedFiles.readers());
        readers.add(new GeoFiles());
        try {
            return of(new Formats(readers).open(new Sent(bytes), Options.NONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param lines the first of headers; their cells are parted by bars */
    static Given table(String lines) throws RefusedFileException {
        return of(new Table(lines.strip().lines().toList()));
    }

    private static Given of(Rows given) throws RefusedFileException {
        try (Rows rows = NamedTables.named(given)) {
            List<Row> all = new ArrayList<>();
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
            return new Given(rows.format().id(), rows.columns(), all, rows.notes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code column=value} of each cell that there is, from 1. */
    String row(int nth) {
        Row row = rows.get(nth - 1);
        return columns.stream()
                .filter(column -> row.cells().get(column.index()) != null)
                .map(column -> column.name() + '=' + shown(row.cells().get(column.index())))
                .collect(Collectors.joining("; "));
    }

    String cell(int nth, String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .map(column -> rows.get(nth - 1).cells().get(column.index()))
                .map(cell -> cell == null ? "-" : shown(cell))
                .findFirst()
                .orElseThrow();
    }

    List<String> faults() {
        return rows.stream()
                .flatMap(row -> row.faults().stream())
                .map(fault -> fault.row() + " " + fault.column() + " " + fault.code())
                .toList();
    }

    private static String shown(Cell cell) {
        return cell.getClass().getSimpleName().charAt(0) + ":" + cell.text();
    }

    @SuppressWarnings("ArrayRecordComponent") // Read alone, and never compared.
    record Sent(byte[] bytes) implements ForeignFile {

        @Override
        public String name() {
            return "lies.png";
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public SeekableByteChannel open() {
            return new Bytes(ByteBuffer.wrap(bytes));
        }
    }

    private record Bytes(ByteBuffer from) implements SeekableByteChannel {

        @Override
        public int read(ByteBuffer into) {
            if (!from.hasRemaining()) {
                return -1;
            }
            int length = Math.min(into.remaining(), from.remaining());
            into.put(from.slice().limit(length));
            from.position(from.position() + length);
            return length;
        }

        @Override
        public long position() {
            return from.position();
        }

        @Override
        public SeekableByteChannel position(long wanted) {
            from.position((int) wanted);
            return this;
        }

        @Override
        public long size() {
            return from.limit();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}

        @Override
        public int write(ByteBuffer bytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Table implements Rows {

        private final List<String> lines;
        private int line = 1;

        Table(List<String> lines) {
            this.lines = lines;
        }

        @Override
        public Format format() {
            return new Format("csv", "CSV");
        }

        @Override
        public List<Column> columns() {
            return Column.of(List.of(lines.get(0).split("\\|", -1)));
        }

        @Override
        public List<Note> noted() {
            return List.of();
        }

        @Override
        public @Nullable Row next() {
            if (line >= lines.size()) {
                return null;
            }
            List<@Nullable Cell> cells = new ArrayList<>();
            for (String text : lines.get(line).split("\\|", -1)) {
                cells.add(text.isBlank() ? null : new Cell.Text(text.strip()));
            }
            return new Row(++line, cells, List.of());
        }

        @Override
        public long position() {
            return line;
        }

        @Override
        public void close() {}
    }
}
