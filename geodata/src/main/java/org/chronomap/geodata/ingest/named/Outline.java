package org.chronomap.geodata.ingest.named;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Where something stands in the beginning of a JSON file, as paths like {@code events/[]/start_date/year}.
 *
 * @param texts the first text at a path
 */
record Outline(Set<String> paths, Map<String, String> texts) {

    private static final int DEEPEST = 8;
    private static final int MOST = 10_000;

    private record Container(String path, boolean isList) {

        String within(@Nullable String name) {
            return (path.isEmpty() ? "" : path + '/') + (isList ? JsonItems.ENTRY : name);
        }
    }

    /** Of what is no JSON, it has nothing. */
    static Outline of(byte[] head) {
        Set<String> paths = new HashSet<>();
        Map<String, String> texts = new HashMap<>();
        Deque<Container> open = new ArrayDeque<>();
        try (JsonParser parser = JsonItems.MAPPER.createParser(new Separated(new ByteArrayInputStream(head)))) {
            for (JsonToken token = parser.nextToken();
                    token != null && paths.size() < MOST;
                    token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    continue;
                }
                if (token.isStructEnd()) {
                    open.pop();
                    continue;
                }
                Container around = open.peek();
                String path = around == null ? "" : around.within(parser.currentName());
                paths.add(path);
                if (token == JsonToken.VALUE_STRING) {
                    texts.putIfAbsent(path, parser.getString());
                } else if (token.isStructStart() && open.size() < DEEPEST) {
                    open.push(new Container(path, token == JsonToken.START_ARRAY));
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            // It goes on behind the head, or is broken, which its reader will tell.
        }
        return new Outline(paths, texts);
    }

    boolean has(String... all) {
        for (String path : all) {
            if (!paths.contains(path)) {
                return false;
            }
        }
        return true;
    }

    boolean hasAny(String... some) {
        for (String path : some) {
            if (paths.contains(path)) {
                return true;
            }
        }
        return false;
    }

    String text(String path) {
        return texts.getOrDefault(path, "");
    }
}
