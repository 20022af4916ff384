package org.chronomap.geodata.ingest.named;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fits the mapping of a format to the columns that a file of it has. A {@code *} in a rule's column stands for what the file has there, and
 * in its field for the same; at the end of a name that is ignored, for any. Of several rules for a field the first that fits is taken.
 */
final class FittedMapping {

    static final String ANY = "*";

    private final Set<String> known = new HashSet<>();
    private final Set<String> filled = new HashSet<>();
    private final ArrayNode rules;

    private FittedMapping(List<Column> columns, ArrayNode rules) {
        columns.forEach(column -> known.add(column.name()));
        this.rules = rules;
    }

    static ObjectNode of(JsonNode mapping, List<Column> columns) {
        ObjectNode fitted = (ObjectNode) mapping.deepCopy();
        JsonNode given = mapping.path("rules");
        FittedMapping fitting = new FittedMapping(columns, fitted.putArray("rules"));
        for (JsonNode rule : given) {
            String column = rule.path("columns").path(0).asString("");
            if (column.contains(ANY)) {
                columns.forEach(one -> fitting.pattern((ObjectNode) rule, column, one.name()));
            } else {
                fitting.add((ObjectNode) rule.deepCopy());
            }
        }
        if (fitted.path("ignored") instanceof ArrayNode ignored) {
            for (int i = ignored.size() - 1; i >= 0; i--) {
                String name = ignored.get(i).asString();
                if (name.endsWith(ANY)) {
                    fitting.known.stream()
                            .filter(column -> column.startsWith(name.substring(0, name.length() - 1)))
                            .sorted()
                            .forEach(ignored::add);
                }
                if (!fitting.known.contains(ignored.get(i).asString())) {
                    ignored.remove(i);
                }
            }
        }
        return fitted;
    }

    private void pattern(ObjectNode rule, String pattern, String column) {
        String form = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("(.+)"));
        Matcher matcher = Pattern.compile(form).matcher(column);
        if (!matcher.matches()) {
            return;
        }
        String field = rule.path("field").asString();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            int star = field.indexOf(ANY);
            field = field.substring(0, star) + matcher.group(i) + field.substring(star + 1);
        }
        ObjectNode one = rule.deepCopy().put("field", field);
        one.putArray("columns").add(column);
        add(one);
    }

    private void add(ObjectNode rule) {
        ArrayNode columns = (ArrayNode) rule.path("columns");
        boolean mayLack = !rule.has("way");
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (!known.contains(columns.get(i).asString())) {
                if (!mayLack) {
                    return;
                }
                columns.remove(i);
            }
        }
        if (columns.isEmpty() || !filled.add(rule.path("field").asString())) {
            return;
        }
        if (!known.contains(rule.path("precision").asString(""))) {
            if (rule.remove("precision") != null) {
                rule.remove("equals");
            }
        }
        rules.add(rule);
    }
}
