package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.WireName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mappings as JSON:
 *
 * <pre>{@code
 * {"rules": [{"field": "when", "columns": ["Date"], "order": "day-first"},
 *            {"field": "at", "columns": ["Lat", "Lon"], "way": "latitude-longitude"},
 *            {"field": "category", "columns": ["Type"], "equals": {"Riots": "violence"}, "otherwise": "other"}],
 *  "constants": {"status": "reported", "source.publisher": "AFP"},
 *  "key": ["event_id"], "ignored": ["notes"],
 *  "places": {"Springfield": "town/US.IL/Springfield"}, "unknownPlaces": "fault", "language": "en"}
 * }</pre>
 *
 * Of these {@code rules} alone must be there. A way that is not said follows from the number of columns.
 */
public final class MappingJson {

    /** Of rules, and of words in a table of equals. */
    private static final int MOST = 10_000;

    private static final String STANDARD_LANGUAGE = "en";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> MEMBERS =
            Set.of("rules", "constants", "key", "ignored", "places", "unknownPlaces", "language");
    private static final Set<String> OF_RULES = Set.of(
            "field",
            "columns",
            "way",
            "equals",
            "otherwise",
            "separator",
            "order",
            "numbers",
            "swapped",
            "decimalComma",
            "precision");

    private final List<MappingFault> faults = new ArrayList<>();

    private MappingJson() {}

    /** @param mapping null when there is any fault */
    public record Read(@Nullable Mapping mapping, List<MappingFault> faults) {

        public Read {
            faults = List.copyOf(faults);
        }
    }

    public static Read read(JsonNode json) {
        MappingJson reading = new MappingJson();
        Mapping mapping = reading.mapping(json);
        return new Read(reading.faults.isEmpty() ? mapping : null, reading.faults);
    }

    private void fault(String pointer, String code, String detail) {
        faults.add(new MappingFault(pointer, code, detail));
    }

    private @Nullable Mapping mapping(JsonNode json) {
        if (!json.isObject()) {
            fault("", "no-object", "A mapping is a JSON object with rules, like {\"rules\": []}");
            return null;
        }
        known(json, MEMBERS, "");
        JsonNode given = json.path("rules");
        if (!given.isArray() || given.size() > MOST) {
            fault("/rules", "no-list", "rules must be a list of objects, " + MOST + " at the most");
            return null;
        }
        List<Rule> rules = new ArrayList<>();
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String pointer = "/rules/" + i;
            Rule rule = rule(given.get(i), pointer);
            if (rule != null) {
                Integer earlier = first.putIfAbsent(rule.field().name(), i);
                if (earlier != null) {
                    fault(
                            pointer + "/field",
                            "two-rules",
                            "Rule " + earlier + " fills " + rule.field() + " already; a field has one rule");
                }
                rules.add(rule);
            }
        }
        Map<String, String> constants = texts(json, "constants", "");
        constants.keySet().forEach(field -> field(field, "/constants/" + escaped(field)));
        String language = text(json, "language", "");
        if (language != null && !Field.isLanguage(language)) {
            fault("/language", "no-language", "\"" + language + "\" must be a language tag, like fr");
        }
        Mapping.UnknownPlaces unknown = oneOf(Mapping.UnknownPlaces.class, json, "unknownPlaces", "");
        return new Mapping(
                rules,
                constants,
                list(json, "key", ""),
                list(json, "ignored", ""),
                texts(json, "places", ""),
                unknown == null ? Mapping.UnknownPlaces.FAULT : unknown,
                language == null ? STANDARD_LANGUAGE : language);
    }

    private @Nullable Rule rule(JsonNode json, String pointer) {
        if (!json.isObject()) {
            fault(
                    pointer,
                    "no-object",
                    "A rule is an object, like {\"field\": \"title\", \"columns\": [\"Headline\"]}");
            return null;
        }
        known(json, OF_RULES, pointer);
        String name = text(json, "field", pointer);
        Field field = name == null ? null : field(name, pointer + "/field").orElse(null);
        if (name == null) {
            fault(pointer + "/field", "missing", "A rule says which field it fills: " + Field.ALL);
        }
        List<String> columns = list(json, "columns", pointer);
        if (columns.isEmpty()) {
            fault(pointer + "/columns", "missing", "A rule names a column at least, like [\"Headline\"]");
        }
        Way way = oneOf(Way.class, json, "way", pointer);
        if (field == null || columns.isEmpty()) {
            return null;
        }
        Way chosen = way == null ? way(field, columns.size()) : way;
        if (!chosen.isFor(field.kind()) || !chosen.has(columns.size())) {
            fault(
                    pointer + "/way",
                    "wrong-way",
                    chosen.isFor(field.kind())
                            ? chosen.id() + " takes " + chosen.columnsWanted() + " columns, and " + columns.size()
                                    + " are named"
                            : field + " is never a " + chosen.id());
        }
        return new Rule(
                field,
                columns,
                chosen,
                texts(json, "equals", pointer),
                text(json, "otherwise", pointer),
                raw(json, "separator", pointer),
                oneOf(DateOrder.class, json, "order", pointer),
                oneOf(DateNumbers.class, json, "numbers", pointer),
                truth(json, "swapped", pointer),
                truth(json, "decimalComma", pointer),
                text(json, "precision", pointer));
    }

    private static Way way(Field field, int columns) {
        if (columns == 1) {
            return Way.VALUE;
        }
        return switch (field.kind()) {
            case WHEN -> columns == 2 ? Way.START_END : Way.YEAR_MONTH_DAY;
            case AT -> Way.LATITUDE_LONGITUDE;
            default -> Way.VALUE;
        };
    }

    private Optional<Field> field(String name, String pointer) {
        Optional<Field> field = Field.named(name);
        if (field.isEmpty()) {
            fault(pointer, "unknown-field", "\"" + name + "\" is no field; there are " + Field.ALL);
        }
        return field;
    }

    private void known(JsonNode json, Set<String> members, String pointer) {
        for (String name : json.propertyNames()) {
            if (!members.contains(name)) {
                fault(
                        pointer + '/' + escaped(name),
                        "unknown-member",
                        "\"" + name + "\" is not known here; known are "
                                + String.join(", ", members.stream().sorted().toList()));
            }
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private @Nullable String text(JsonNode json, String name, String pointer) {
        String text = raw(json, name, pointer);
        return text == null ? null : text.strip();
    }

    private @Nullable String raw(JsonNode json, String name, String pointer) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return isText(value, pointer + '/' + name) ? value.asString() : null;
    }

    private boolean isText(JsonNode value, String pointer) {
        if (!value.isString() || value.asString().isEmpty()) {
            fault(pointer, "no-text", "must be text in quotes, and not empty");
            return false;
        }
        TextRules.faultOfName(value.asString()).ifPresent(wrong -> fault(pointer, "unfit-text", wrong));
        return true;
    }

    private List<String> list(JsonNode json, String name, String pointer) {
        JsonNode value = json.path(name);
        List<String> texts = new ArrayList<>();
        if (value.isArray() && value.size() <= MOST) {
            for (int i = 0; i < value.size(); i++) {
                if (isText(value.get(i), pointer + '/' + name + '/' + i)) {
                    texts.add(value.get(i).asString());
                }
            }
        } else if (!value.isMissingNode() && !value.isNull()) {
            fault(pointer + '/' + name, "no-list", name + " must be a list of texts, " + MOST + " at the most");
        }
        return texts;
    }

    private Map<String, String> texts(JsonNode json, String name, String pointer) {
        JsonNode value = json.path(name);
        Map<String, String> texts = new LinkedHashMap<>();
        if (value.isObject() && value.size() <= MOST) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                if (isText(entry.getValue(), pointer + '/' + name + '/' + escaped(entry.getKey()))) {
                    texts.put(entry.getKey(), entry.getValue().asString());
                }
            }
        } else if (!value.isMissingNode() && !value.isNull()) {
            fault(pointer + '/' + name, "no-object", name + " must be an object of texts, " + MOST + " at the most");
        }
        return texts;
    }

    private @Nullable Boolean truth(JsonNode json, String name, String pointer) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull() || value.isBoolean()) {
            return value.isBoolean() ? value.asBoolean() : null;
        }
        fault(pointer + '/' + name, "no-truth", name + " must be true or false");
        return null;
    }

    private <E extends Enum<E> & WireName> @Nullable E oneOf(
            Class<E> type, JsonNode json, String name, String pointer) {
        String text = text(json, name, pointer);
        if (text == null) {
            return null;
        }
        for (E one : type.getEnumConstants()) {
            if (one.id().equals(text)) {
                return one;
            }
        }
        List<String> ids = new ArrayList<>();
        for (E one : type.getEnumConstants()) {
            ids.add(one.id());
        }
        fault(pointer + '/' + name, "unknown-choice", "\"" + text + "\" must be one of " + String.join(", ", ids));
        return null;
    }

    /** Read again, it is the same mapping. */
    public static ObjectNode write(Mapping mapping) {
        ObjectNode json = NODES.objectNode();
        ArrayNode rules = json.putArray("rules");
        mapping.rules().forEach(rule -> rules.add(write(rule)));
        put(json, "constants", mapping.constants());
        put(json, "key", mapping.key());
        put(json, "ignored", mapping.ignored());
        put(json, "places", mapping.places());
        if (mapping.unknownPlaces() != Mapping.UnknownPlaces.FAULT) {
            json.put("unknownPlaces", mapping.unknownPlaces().id());
        }
        return json.put("language", mapping.language());
    }

    private static ObjectNode write(Rule rule) {
        ObjectNode json = NODES.objectNode().put("field", rule.field().name());
        put(json, "columns", rule.columns());
        if (rule.way() != way(rule.field(), rule.columns().size())) {
            json.put("way", rule.way().id());
        }
        put(json, "equals", rule.equals());
        put(json, "otherwise", rule.otherwise());
        put(json, "separator", rule.separator());
        put(json, "order", rule.order() == null ? null : rule.order().id());
        put(json, "numbers", rule.numbers() == null ? null : rule.numbers().id());
        if (rule.swapped() != null) {
            json.put("swapped", rule.swapped());
        }
        if (rule.decimalComma() != null) {
            json.put("decimalComma", rule.decimalComma());
        }
        put(json, "precision", rule.precision());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String text) {
        if (text != null) {
            json.put(name, text);
        }
    }

    private static void put(ObjectNode json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = json.putArray(name);
            texts.forEach(list::add);
        }
    }

    private static void put(ObjectNode json, String name, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            ObjectNode object = json.putObject(name);
            texts.forEach(object::put);
        }
    }
}
