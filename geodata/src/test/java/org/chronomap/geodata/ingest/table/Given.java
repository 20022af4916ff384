package org.chronomap.geodata.ingest.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Formats;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.chronomap.geodata.ingest.Rows;
import org.jspecify.annotations.Nullable;

/** Files that are sent, and what is read of them, as text. */
final class Given {

    static final Formats TABLES = new Formats(List.of(new XlsxTables(), new OdsTables(), new DelimitedTables()));

    private Given() {}

    static ForeignFile file(String name, byte[] bytes) {
        return file(name, bytes.length, (position, buffer) -> {
            int count = (int) Math.min(buffer.remaining(), bytes.length - position);
            buffer.put(bytes, (int) position, count);
            return count;
        });
    }

    /** Bytes of any length, made as they are asked for. */
    interface Content {

        /** @return how many, of those that are left */
        int read(long position, ByteBuffer buffer);
    }

    static ForeignFile file(String name, long size, Content content) {
        return new ForeignFile() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return size;
            }

            @Override
            public SeekableByteChannel open() {
                return new Channel(size, content);
            }
        };
    }

    /**
     * Its columns, then its rows: cells divided by bars, numbers as {@code n:1}, dates as {@code d:2022}; faults behind them.
     * Of a refused one its code and message.
     */
    static List<String> read(ForeignFile file, Options options) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Rows rows = TABLES.open(file, options)) {
            lines.add(rows.columns().stream().map(Column::name).collect(Collectors.joining(" | ")));
            for (Row row = rows.next(); row != null; row = rows.next()) {
                lines.add(text(row));
            }
        } catch (RefusedFileException e) {
            lines.add("refused " + e.code() + ": " + e.getMessage());
        }
        return lines;
    }

    static List<String> notes(ForeignFile file, Options options) throws IOException, RefusedFileException {
        try (Rows rows = TABLES.open(file, options)) {
            while (rows.next() != null) {
                // To its end.
            }
            return rows.notes();
        }
    }

    private static String text(Row row) {
        StringBuilder text = new StringBuilder().append(row.number()).append(": ");
        text.append(row.cells().stream().map(Given::text).collect(Collectors.joining(" | ")));
        for (RowFault fault : row.faults()) {
            text.append(" !").append(fault.code());
            if (fault.column() != null) {
                text.append('(').append(fault.column()).append(')');
            }
        }
        return text.toString();
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        String kind = cell instanceof Cell.Number
                ? "n:"
                : cell instanceof Cell.Moment ? "d:" : cell instanceof Cell.Truth ? "b:" : "";
        return kind + cell.text().replace("\n", "\\n");
    }

    private static final class Channel implements SeekableByteChannel {

        private final long size;
        private final Content content;
        private long position;
        private boolean isOpen = true;

        Channel(long size, Content content) {
            this.size = size;
            this.content = content;
        }

        @Override
        public int read(ByteBuffer buffer) {
            if (position >= size) {
                return -1;
            }
            int count = content.read(position, buffer);
            position += count;
            return count;
        }

        @Override
        public int write(ByteBuffer buffer) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public SeekableByteChannel position(long newPosition) {
            position = newPosition;
            return this;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public SeekableByteChannel truncate(long newSize) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return isOpen;
        }

        @Override
        public void close() {
            isOpen = false;
        }
    }
}
