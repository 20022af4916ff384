package org.chronomap.geodata.yaml;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.StringReader;

/**
 * A text that is read in parts of which none ends between the two halves of one character: the parser fills its buffer to the last
 * place, and then has none left for the second half.
 */
final class WholeCharacters extends PushbackReader {

    WholeCharacters(String text) {
        super(new StringReader(text));
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        int last = offset + read - 1;
        if (read > 1 && Character.isHighSurrogate(into[last])) {
            unread(into[last]);
            return read - 1;
        }
        return read;
    }
}
