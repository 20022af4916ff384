package org.chronomap.geodata.ingest.geo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.input.ReaderInputStream;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Those of a GeoJSON text sequence (RFC 8142), with a record separator before each, or one a line. A record that is broken is a fault,
 * and the next is read all the same.
 */
final class GeoJsonRecords implements Features {

    static final int RECORD_SEPARATOR = 0x1e;

    private static final int LONGEST_MARK = 3;

    private final Input input;
    private final InputStream text;
    private final byte separator;
    private final GeoJsonHead head;
    private final Notes notes;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private int number;
    private boolean ended;

    /**
     * @param separator before or behind each record
     * @param encoding null = as its first bytes say, one of Unicode's
     */
    GeoJsonRecords(Input input, int separator, @Nullable Charset encoding, GeoJsonHead head, Notes notes)
            throws IOException {
        this.input = input;
        this.text = inUtf8(input, encoding);
        this.separator = (byte) separator;
        this.head = head;
        this.notes = notes;
    }

    /** So that a separator is one byte. */
    private static InputStream inUtf8(InputStream bytes, @Nullable Charset encoding) throws IOException {
        PushbackInputStream all = new PushbackInputStream(bytes, LONGEST_MARK);
        byte[] first = all.readNBytes(LONGEST_MARK);
        int mark = Sniffing.markLength(first);
        all.unread(first, mark, first.length - mark);
        Charset charset = encoding == null ? Sniffing.unicode(first) : encoding;
        return charset.equals(StandardCharsets.UTF_8)
                ? all
                : ReaderInputStream.builder()
                        .setReader(new InputStreamReader(all, charset))
                        .setCharset(StandardCharsets.UTF_8)
                        .get();
    }

    @Override
    public @Nullable Feature next() throws IOException, RefusedFileException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        while (!ended) {
            record.reset();
            long length = readRecord(record);
            if (length > Limits.LINE) {
                number++;
                Feature none = new Feature(number);
                none.flaw(null, "too-long", "", "The record is longer than %,d bytes".formatted(Limits.LINE));
                return none;
            }
            Feature feature = feature(record.toByteArray());
            if (feature != null) {
                return feature;
            }
        }
        return null;
    }

    /** @return how long it is, of which no more than {@link Limits#LINE} are kept */
    private long readRecord(ByteArrayOutputStream record) throws IOException, RefusedFileException {
        long length = 0;
        while (from < to || fill()) {
            int end = from;
            while (end < to && buffer[end] != separator) {
                end++;
            }
            record.write(buffer, from, (int) Math.min(end - from, Math.max(Limits.LINE - length, 0)));
            length += end - from;
            from = end;
            if (end < to) {
                from++;
                return length;
            }
        }
        ended = true;
        return length;
    }

    private boolean fill() throws IOException, RefusedFileException {
        try {
            from = 0;
            to = Math.max(text.read(buffer), 0);
            return to > 0;
        } catch (IOException e) {
            RefusedFileException refusal = input.refusal();
            if (refusal != null) {
                throw refusal;
            }
            throw e;
        }
    }

    /** @return null when nothing stands there */
    private @Nullable Feature feature(byte[] record) {
        try (JsonParser parser = Json.MAPPER.createParser(record)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return null;
            }
            GeoJsonObject object = new GeoJsonObject(parser, head, notes, number + 1);
            if (token == JsonToken.START_OBJECT) {
                object.read(false);
            } else {
                parser.skipChildren();
            }
            if (parser.nextToken() != null) {
                return broken(record, "Something follows the feature: each needs a line or record of its own");
            }
            number++;
            return object.feature();
        } catch (JacksonException e) {
            return broken(record, "The JSON is broken: " + Json.problem(e));
        }
    }

    private Feature broken(byte[] record, String detail) {
        number++;
        Feature none = new Feature(number);
        String start = new String(record, 0, Math.min(record.length, 200), StandardCharsets.UTF_8);
        none.flaw(null, "broken-json", start.strip(), detail);
        return none;
    }

    @Override
    public long position() {
        return input.position();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
