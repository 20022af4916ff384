package org.chronomap.geodata.yaml;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/**
 * A text that is read in parts of which none ends between the two halves of one character: the parser fills its buffer to the last
 * place, and then has none left for the second half. What was read can be looked at by its lines.
 */
final class WholeCharacters extends PushbackReader {

    private static final int AT_ONCE = 1 << 10;

    private final YamlLines lines = new YamlLines();

    WholeCharacters(Reader text) {
        super(text);
    }

    YamlLines lines() {
        return lines;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read == 1 && length > 1 && Character.isHighSurrogate(into[offset])) {
            read += Math.max(0, super.read(into, offset + 1, length - 1));
        }
        int last = offset + read - 1;
        if (read > 1 && Character.isHighSurrogate(into[last])) {
            unread(into[last]);
            read--;
        }
        if (read > 0) {
            lines.add(into, offset, read);
        }
        return read;
    }

    /** Reads to the end of a line at least, however far the parser came. */
    void readLine(int line) throws IOException {
        char[] some = new char[AT_ONCE];
        int read = 0;
        while (read >= 0 && lines.count() <= line + 1) {
            read = read(some, 0, some.length);
        }
    }
}
