package org.chronomap.geodata.ingest.named;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A JSON text sequence (RFC 8142), with blanks for its record separators, so that it is read as one JSON text after another. */
final class Separated extends FilterInputStream {

    private static final int RECORD_SEPARATOR = 0x1e;
    private static final int LINE_FEED = '\n';

    private int last = LINE_FEED;

    Separated(InputStream bytes) {
        super(bytes);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int got = super.read(into, from, length);
        for (int i = from; i < from + got; i++) {
            // Elsewhere it may be half a letter of UTF-16.
            if (into[i] == RECORD_SEPARATOR && last == LINE_FEED) {
                into[i] = ' ';
            }
            last = into[i];
        }
        return got;
    }
}
