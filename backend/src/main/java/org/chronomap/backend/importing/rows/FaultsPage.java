package org.chronomap.backend.importing.rows;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some of the faults of a file, and how many there are of each kind: for who looks at a long list piece by piece.
 *
 * @param limit how many are told at the most
 * @param offset how many of those that are wanted come before them
 * @param code of those that are wanted; null = each
 * @param column likewise
 * @param warning whether warnings are wanted, or what is faulty; null = both
 * @param words what they must hold, in any case; null = whatever they do
 */
record FaultsPage(
        int limit,
        int offset,
        @Nullable String code,
        @Nullable String column,
        @Nullable Boolean warning,
        @Nullable String words) {

    static final int MOST = 1_000;

    FaultsPage {
        words = words == null ? null : words.toLowerCase(Locale.ROOT);
    }

    /** The {@code faults}, how many are {@code matched}, and of all that there are how many of each code and column. */
    ObjectNode of(Stream<String> lines) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode told = json.putArray("faults");
        Map<String, Integer> codes = new TreeMap<>();
        Map<String, Integer> columns = new TreeMap<>();
        int[] matched = {0};
        lines.forEach(line -> {
            JsonNode fault = JsonMapper.shared().readTree(line);
            codes.merge(fault.path("code").asString(""), 1, Integer::sum);
            if (fault.path("column").isString()) {
                columns.merge(fault.path("column").asString(), 1, Integer::sum);
            }
            if (isWanted(fault)) {
                if (matched[0] >= offset && told.size() < limit) {
                    told.add(fault);
                }
                matched[0]++;
            }
        });
        json.put("matched", matched[0]);
        put(json.putArray("codes"), "code", codes);
        put(json.putArray("columns"), "column", columns);
        return json;
    }

    private boolean isWanted(JsonNode fault) {
        return (code == null || code.equals(fault.path("code").asString("")))
                && (column == null || column.equals(fault.path("column").asString("")))
                && (warning == null || warning == fault.path("warning").asBoolean(false))
                && (words == null || text(fault).contains(words));
    }

    private static String text(JsonNode fault) {
        return Stream.of("row", "column", "detail", "given")
                .map(name -> fault.path(name).asString(""))
                .reduce("", (before, next) -> before + '\n' + next)
                .toLowerCase(Locale.ROOT);
    }

    private static void put(ArrayNode json, String name, Map<String, Integer> counts) {
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> json.addObject().put(name, entry.getKey()).put("count", entry.getValue()));
    }
}
