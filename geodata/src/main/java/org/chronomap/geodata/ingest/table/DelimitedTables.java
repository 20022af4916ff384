package org.chronomap.geodata.ingest.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Head;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.Reader;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Rows;
import org.jspecify.annotations.Nullable;

/** CSV, TSV and the like. All their cells are text. Any text is one, therefore it is asked last. */
public final class DelimitedTables implements Reader {

    static final Format CSV = new Format("csv", "CSV");
    static final Format TSV = new Format("tsv", "TSV");

    private static final int SAMPLE = Head.MOST;
    /** The line by which Excel is told of a delimiter. */
    private static final Pattern TOLD = Pattern.compile("\"?sep=(.)\"?(\\r\\n|\\r|\\n|$)", Pattern.CASE_INSENSITIVE);
    /** How other kinds of text begin. */
    private static final Pattern OTHER_TEXT =
            Pattern.compile("\\s*(<[!?a-zA-Z]|\\{|\\[\\s*[\\[{\"\\d\\]-]|%PDF|\\{\\\\rtf)");

    @Override
    public String label() {
        return "CSV, TSV";
    }

    @Override
    public boolean recognises(Head head, ForeignFile file) {
        if (head.isZip()) {
            return false;
        }
        TextEncoding encoding = TextEncoding.of(head);
        String start =
                new String(head.bytes(), encoding.mark(), head.bytes().length - encoding.mark(), encoding.charset());
        long controls = start.chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f')
                .count();
        return controls <= 2 + start.length() / 100
                && !OTHER_TEXT.matcher(start).lookingAt();
    }

    @Override
    public Rows open(ForeignFile file, Options options) throws IOException, RefusedFileException {
        Head head = Head.of(file);
        TextEncoding encoding = options.encoding() == null
                ? TextEncoding.of(head, file)
                : TextEncoding.chosen(options.encoding(), head);
        if (file.size() <= encoding.mark()) {
            throw new RefusedFileException(
                    "empty", "The file is empty: it holds the mark of its encoding and nothing else");
        }
        SeekableByteChannel channel = file.open();
        try {
            channel.position(encoding.mark());
            BufferedReader text = new BufferedReader(
                    new InputStreamReader(
                            Channels.newInputStream(channel),
                            encoding.charset()
                                    .newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPLACE)
                                    .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                    SAMPLE);
            return rows(text, channel, encoding, file, options);
        } catch (IOException | RefusedFileException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Rows rows(
            BufferedReader text, SeekableByteChannel channel, TextEncoding encoding, ForeignFile file, Options options)
            throws IOException, RefusedFileException {
        text.mark(SAMPLE);
        char[] chars = new char[SAMPLE];
        int count = 0;
        for (int read = 0; read >= 0 && count < SAMPLE; count += Math.max(0, read)) {
            read = text.read(chars, count, SAMPLE - count);
        }
        text.reset();
        String sample = new String(chars, 0, count);
        Matcher told = TOLD.matcher(sample);
        boolean isTold = told.lookingAt();
        char delimiter;
        if (options.delimiter() != null) {
            delimiter = options.delimiter();
        } else if (isTold) {
            delimiter = sample.charAt(told.start(1));
        } else {
            delimiter = Delimiter.find(sample, count < SAMPLE, file.name());
        }
        if (delimiter == '"' || delimiter == '\n' || delimiter == '\r') {
            throw new RefusedFileException(
                    "no-delimiter",
                    "Quotes and breaks of lines cannot stand between cells: choose a comma, semicolon, tab or another character");
        }
        List<Note> notes = List.of(
                new Note(null, "encoding", List.of(encoding.charset().name()), "Encoding: " + encoding.note()),
                new Note(
                        null,
                        "delimiter",
                        List.of(delimiter == '\t' ? "tab" : String.valueOf(delimiter)),
                        "Delimiter: " + Delimiter.name(delimiter)
                                + (options.delimiter() != null
                                        ? ", as chosen"
                                        : isTold ? ", as its first line says" : "")));
        Grid grid = new TextGrid(new DelimitedGrid(text, delimiter, () -> position(channel)), notes);
        if (isTold) {
            grid.next();
        }
        return TableRows.of(delimiter == '\t' ? TSV : CSV, grid, options);
    }

    private static long position(SeekableByteChannel channel) {
        try {
            return channel.isOpen() ? channel.position() : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** @param notes of how the text is read */
    private record TextGrid(DelimitedGrid lines, List<Note> notes) implements Grid {

        @Override
        public @Nullable Line next() throws IOException, RefusedFileException {
            return lines.next();
        }

        @Override
        public long position() {
            return lines.position();
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
