package org.chronomap.geodata.ingest.named;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.chronomap.geodata.ingest.Rows;
import org.jspecify.annotations.Nullable;

/** The lines of a GDELT table, in the memory of one. */
final class GdeltRows implements Rows {

    private static final int LONGEST = 1 << 20;
    private static final String SOURCE = "SOURCEURL";
    /** Of what is no address: a broadcast, a printed report. */
    private static final String CITED = "Source";

    private final SeekableByteChannel channel;
    private final InputStream bytes;
    private final int wanted;
    private final List<Column> columns;
    private final int source;
    private int number;

    GdeltRows(ForeignFile file, List<String> names) throws IOException {
        wanted = names.size();
        List<@Nullable String> all = new ArrayList<>(names);
        all.add(CITED);
        columns = Column.of(all);
        source = names.indexOf(SOURCE);
        channel = file.open();
        bytes = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    }

    @Override
    public Format format() {
        return new Format("gdelt", "GDELT events");
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<Note> noted() {
        return List.of(Note.of(
                "gdelt-columns",
                "The file has no headers: its %s columns are named as GDELT's codebook names them",
                wanted));
    }

    @Override
    public @Nullable Row next() throws IOException, RefusedFileException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            line.reset();
            int length = line(line);
            if (length < 0) {
                return null;
            }
            number++;
            if (number > Limits.ROWS) {
                throw new RefusedFileException(
                        "too-many-rows", "The file has more than %,d rows: cut it in parts".formatted(Limits.ROWS));
            }
            if (length > LONGEST) {
                return faulty("too-long", "", "The line is longer than %,d bytes".formatted(LONGEST));
            }
            String text = line.toString(StandardCharsets.UTF_8);
            if (!text.isBlank()) {
                return row(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
            }
        }
    }

    /** @return how many bytes it had, of which the first {@link #LONGEST} are kept; -1 behind the last */
    private int line(ByteArrayOutputStream into) throws IOException {
        int length = -1;
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            length = Math.max(length, 0);
            if (next == '\n') {
                return length;
            }
            if (length < LONGEST) {
                into.write(next);
            }
            length = Math.min(length + 1, LONGEST + 1);
        }
        return length;
    }

    private Row faulty(String code, String given, String detail) {
        List<@Nullable Cell> none = new ArrayList<>();
        columns.forEach(column -> none.add(null));
        return new Row(number, none, List.of(new RowFault(number, null, code, given, detail)));
    }

    private Row row(String line) {
        String[] texts = line.split("\t", -1);
        if (texts.length != wanted) {
            return faulty(
                    "ragged-row",
                    line,
                    "The row has %d cells, and those before it have %d".formatted(texts.length, wanted));
        }
        List<@Nullable Cell> cells = new ArrayList<>(wanted + 1);
        List<RowFault> faults = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            String text = texts[i];
            if (text.length() > Limits.CELL) {
                faults.add(new RowFault(
                        number,
                        columns.get(i).name(),
                        "too-long",
                        text,
                        "The text has more than %,d characters".formatted(Limits.CELL)));
                text = "";
            }
            cells.add(text.isBlank() ? null : new Cell.Text(text.strip()));
        }
        cells.add(null);
        String address = texts[source].strip();
        if (!ItemRow.isAddress(address)) {
            cells.set(wanted, cells.get(source));
            cells.set(source, null);
        }
        return new Row(number, cells, faults);
    }

    @Override
    public long position() {
        try {
            return channel.position();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        bytes.close();
        channel.close();
    }
}
