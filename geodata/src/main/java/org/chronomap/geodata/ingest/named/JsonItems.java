package org.chronomap.geodata.ingest.named;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.ParserMessage;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands at some paths of a JSON file, one after another in the order of the file; in the memory of one of them. A path is the names
 * of members with slashes between, {@code []} for the entries of a list, {@code *} for those of a list or an object.
 */
final class JsonItems implements Closeable {

    /** Of one item, in bytes: no story takes one with more than a megabyte, but geometries are left out of it. */
    static final int LONGEST = 4 << 20;

    static final String ENTRY = "[]";
    /** The path of each of several JSON texts that follow one another. */
    static final String ROOT = "";

    private static final String ANY = "*";
    private static final int LONGEST_NUMBER = 500;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.DEPTH)
                            .maxStringLength(LONGEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    // Python writes it for what is not there.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final SeekableByteChannel channel;
    private final ItemInput input;
    private final JsonParser parser;
    private final List<String[]> paths;
    private final Deque<Step> open = new ArrayDeque<>();

    /**
     * Something that stands at a path.
     *
     * @param path which of the paths, from 0
     * @param outer the entry of the outermost list that it stands in, from 0
     * @param name of the member that it is; empty of an entry of a list
     */
    record Item(int path, int outer, String name, JsonNode json) {}

    private static final class Step {

        private final boolean isList;
        private int entries = -1;
        private String name = ENTRY;

        Step(boolean isList) {
            this.isList = isList;
        }
    }

    JsonItems(ForeignFile file, @Nullable Charset encoding, List<String> paths)
            throws IOException, RefusedFileException {
        this.paths = paths.stream()
                .map(path -> path.equals(ROOT) ? new String[0] : path.split("/", -1))
                .toList();
        channel = file.open();
        InputStream bytes = Channels.newInputStream(channel);
        input = new ItemInput(paths.contains(ROOT) ? new Separated(bytes) : bytes);
        try {
            parser = encoding == null || encoding.name().startsWith("UTF-")
                    ? MAPPER.createParser(input)
                    : MAPPER.createParser(new InputStreamReader(input, encoding));
        } catch (JacksonException e) {
            channel.close();
            throw refused(e);
        }
    }

    /** @return null after the last one */
    @Nullable Item next() throws RefusedFileException {
        try {
            return read();
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    private @Nullable Item read() {
        while (true) {
            input.step();
            JsonToken token = parser.nextToken();
            if (token == null) {
                return null;
            }
            if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
                open.pop();
                continue;
            }
            Step within = open.peek();
            if (within == null) {
                int path = whole();
                if (path >= 0) {
                    return new Item(path, -1, "", MAPPER.readTree(parser));
                }
                if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                    open.push(new Step(token == JsonToken.START_ARRAY));
                }
                continue;
            }
            if (within.isList) {
                within.entries++;
            } else {
                within.name = parser.currentName();
                token = parser.nextToken();
            }
            int path = whole();
            if (path >= 0) {
                return new Item(path, outer(), within.isList ? "" : within.name, MAPPER.readTree(parser));
            }
            if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                if (isOnTheWay()) {
                    open.push(new Step(token == JsonToken.START_ARRAY));
                } else {
                    skip();
                }
            }
        }
    }

    /** However long it is. */
    private void skip() {
        for (int depth = 1; depth > 0; ) {
            input.step();
            JsonToken token = parser.nextToken();
            if (token == null) {
                return;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    private int outer() {
        int outer = -1;
        for (Step step : open) {
            outer = step.isList ? step.entries : outer;
        }
        return outer;
    }

    private int whole() {
        for (int i = 0; i < paths.size(); i++) {
            if (paths.get(i).length == open.size() && matches(paths.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private boolean isOnTheWay() {
        return paths.stream().anyMatch(path -> path.length > open.size() && matches(path));
    }

    /** As far as it goes. */
    private boolean matches(String[] path) {
        int at = open.size();
        for (Step step : open) {
            at--;
            boolean fits =
                    path[at].equals(ANY) || (path[at].equals(step.name) && step.isList == path[at].equals(ENTRY));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private RefusedFileException refused(JacksonException e) {
        if (input.isTooLong()) {
            return new RefusedFileException(
                    "too-long",
                    "One item of the file is longer than %,d bytes: it is read no further".formatted(LONGEST));
        }
        TokenStreamLocation at = e.getLocation();
        return new RefusedFileException(
                e instanceof StreamConstraintsException ? "too-large" : "broken-json",
                "The JSON cannot be read%s: %s"
                        .formatted(
                                at == null ? "" : " " + ParserMessage.place(at.getLineNr(), at.getColumnNr()),
                                ParserMessage.ofJson(String.valueOf(e.getOriginalMessage()))));
    }

    long position() {
        try {
            return channel.position();
        } catch (IOException e) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            parser.close();
        }
    }
}
