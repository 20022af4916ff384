package org.chronomap.geodata.document;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads whatever JSON an author keeps. */
final class JsonReader {

    /** What a file can still hold, a few levels down in an item. */
    private static final int DEEPEST = 90;

    private JsonReader() {}

    /** By key; empty when it is not there. */
    static Map<String, JsonNode> byKey(Fields fields, String name) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Fields object = fields.findObject(name);
        if (object != null) {
            for (String key : object.names()) {
                JsonNode value = object.peek(key);
                if (depth(value) > DEEPEST) {
                    object.fault(key, "nests deeper than " + DEEPEST + " lists and objects");
                }
                values.put(key, CanonicalNumbers.in(value));
            }
        }
        return values;
    }

    private static int depth(JsonNode node) {
        int below = 0;
        for (JsonNode child : node) {
            below = Math.max(below, depth(child));
        }
        return node.isContainer() ? below + 1 : below;
    }
}
