package org.chronomap.geodata.ingest.table;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/**
 * Text with delimiters, RFC 4180 and what else people write: any ends of lines, blanks around quotes, quotes in the middle
 * of a cell. A quote that nothing closes would swallow all rows after it: where what follows shows that it was none, it is
 * read again as a character like others, and told. Libraries join such cells in silence or end there, therefore
 * this is our own. Of a row no more is held than its cells, of a quoted cell {@link #QUOTED} characters to be read again. It is
 * one machine of few states, and therefore one class.
 */
final class DelimitedGrid implements Grid {

    /** After so many characters, a quote is taken as not closed. */
    static final int QUOTED = 10 * Limits.CELL;

    private static final int END = -1;
    private static final int BREAK = '\n';
    private static final int BUFFER = 1 << 15;

    private final Reader in;
    private final char delimiter;
    private final LongSupplier position;
    private final char[] buffer = new char[BUFFER];
    private int next;
    private int limit;
    private long fresh;
    /** What is read once more, before the buffer. */
    private String again = "";

    private int nextAgain;

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder written = new StringBuilder();
    private int number;
    private int length;
    private Line.Flaws flaws = new Line.Flaws();
    private boolean isOverlong;
    private boolean hasControls;
    private boolean isDamaged;

    DelimitedGrid(Reader in, char delimiter, LongSupplier position) {
        this.in = in;
        this.delimiter = delimiter;
        this.position = position;
    }

    @Override
    public @Nullable Line next() throws IOException, RefusedFileException {
        int c = read();
        if (c == END) {
            return null;
        }
        number++;
        length = 0;
        flaws = new Line.Flaws();
        List<@Nullable Cell> cells = new ArrayList<>();
        boolean isTooWide = false;
        while (true) {
            int end = cell(c, cells.size());
            if (cells.size() < Limits.COLUMNS) {
                cells.add(finished(cells.size()));
            } else if (!isTooWide) {
                isTooWide = true;
                flaws.add(
                        -1,
                        TableRows.TOO_MANY_COLUMNS,
                        text.toString(),
                        "The row has more than " + Limits.COLUMNS + " cells, the most that are read");
            }
            if (end != delimiter) {
                return new Line(number, cells, flaws.list(), false);
            }
            lengthen();
            c = read();
        }
    }

    private @Nullable Cell finished(int column) {
        if (hasControls) {
            flaws.add(
                    column,
                    "control-character",
                    text.toString(),
                    "There were control characters in the cell, such as \\0: they are left out");
        }
        if (isDamaged) {
            flaws.add(
                    column,
                    "not-in-encoding",
                    text.toString(),
                    "Some of its bytes are no characters in the encoding of the file: choose another, or mend the cell");
        }
        if (isOverlong) {
            flaws.add(
                    column,
                    "long-cell",
                    text.toString(),
                    "The cell has more than " + Limits.CELL + " characters, the most that are read: it is left out");
            return null;
        }
        return Texts.cell(text);
    }

    /**
     * Puts a cell into {@link #text}.
     *
     * @param first its first character
     * @return what ended it: the delimiter, a break or the end
     */
    private int cell(int first, int column) throws IOException, RefusedFileException {
        text.setLength(0);
        isOverlong = false;
        hasControls = false;
        isDamaged = false;
        int c = first;
        while (isBlank(c)) {
            add(c);
            c = read();
        }
        if (c == '"') {
            c = quoted(column);
        }
        while (c != delimiter && c != BREAK && c != END) {
            add(c);
            addOrdinary(delimiter, Limits.CELL);
            c = read();
        }
        return c;
    }

    /** @return what stands after the quotes; of those that are none, the first */
    private int quoted(int column) throws IOException, RefusedFileException {
        int before = text.length();
        int lengthBefore = length;
        int againBefore = nextAgain;
        long freshBefore = fresh;
        boolean hasBreaks = false;
        written.setLength(0);
        while (true) {
            int c = read();
            if (c == '"') {
                c = read();
                if (c == '"') {
                    written.append("\"\"");
                    add('"');
                    continue;
                }
                written.append('"');
                int behind = written.length();
                while (isBlank(c)) {
                    written.append((char) c);
                    c = read();
                }
                if (c == delimiter || c == BREAK || c == END) {
                    return c;
                }
                if (!hasBreaks) {
                    flaw(
                            column,
                            "stray-quote",
                            "Behind the quote that ends the cell stands more: a quote within a cell is written twice");
                    text.append(written, behind, written.length());
                    return c;
                }
                written.append((char) c);
            } else if (c != END) {
                written.append((char) c);
                hasBreaks |= c == BREAK;
                add(c);
                int count = addOrdinary('"', QUOTED - written.length());
                written.append(buffer, next - count, count);
                if (written.length() < QUOTED) {
                    continue;
                }
            }
            // It was no quote that opens a cell, or nobody can tell where it ends.
            flaw(
                    column,
                    "unclosed-quote",
                    "A quote opens the cell and none closes it: it is taken as a character of the text");
            if (fresh == freshBefore) {
                nextAgain = againBefore;
            } else {
                again = written.toString();
                nextAgain = 0;
            }
            text.setLength(before);
            length = lengthBefore;
            isOverlong = false;
            hasControls = false;
            isDamaged = false;
            return '"';
        }
    }

    private void flaw(int column, String code, String detail) {
        flaws.add(column, code, text.toString(), detail);
    }

    private void add(int c) throws RefusedFileException {
        lengthen();
        if (text.length() >= Limits.CELL) {
            isOverlong = true;
        } else if (c < ' ' && c != '\t' && c != BREAK) {
            hasControls = true;
        } else {
            isDamaged |= c == '\ufffd';
            text.append((char) c);
        }
    }

    private void lengthen() throws RefusedFileException {
        if (++length > Limits.LINE) {
            throw new RefusedFileException(
                    "long-line",
                    "Row " + number + " has more than " + Limits.LINE
                            + " characters, the most that are read: its lines must end, and its quotes too");
        }
    }

    /**
     * Adds at once what is to come up to a character that may mean something: of most cells all.
     *
     * @param meaning one that does
     * @return how many, which stand in the buffer before the next
     */
    private int addOrdinary(char meaning, int most) {
        if (nextAgain < again.length()) {
            return 0;
        }
        int room = Math.min(most, Math.min(Limits.CELL - text.length(), Limits.LINE - length));
        int begin = next;
        int end = Math.min(limit, begin + room);
        while (next < end && buffer[next] >= ' ' && buffer[next] != meaning && buffer[next] != '\ufffd') {
            next++;
        }
        int count = next - begin;
        text.append(buffer, begin, count);
        length += count;
        fresh += count;
        return count;
    }

    private boolean isBlank(int c) {
        return c == ' ' || (c == '\t' && delimiter != '\t');
    }

    /** Breaks of all kinds are one. */
    private int read() throws IOException {
        int c = readWritten();
        if (c != '\r') {
            return c;
        }
        int after = readWritten();
        if (after != BREAK && after != END) {
            // It is of the buffer, as breaks of what is read again have no \r.
            next--;
            fresh--;
        }
        return BREAK;
    }

    private int readWritten() throws IOException {
        if (nextAgain < again.length()) {
            return again.charAt(nextAgain++);
        }
        if (next == limit) {
            next = 0;
            limit = Math.max(0, in.read(buffer, 0, BUFFER));
            if (limit == 0) {
                return END;
            }
        }
        fresh++;
        return buffer[next++];
    }

    @Override
    public List<Note> notes() {
        return List.of();
    }

    @Override
    public long position() {
        return position.getAsLong();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
