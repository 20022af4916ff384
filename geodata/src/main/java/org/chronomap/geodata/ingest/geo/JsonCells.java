package org.chronomap.geodata.ingest.geo;

import java.math.BigDecimal;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The values that stand in a feature of JSON. What is longer than a cell is passed over, and a fault. */
final class JsonCells {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final Feature feature;
    private final Notes notes;

    JsonCells(JsonParser parser, Feature feature, Notes notes) {
        this.parser = parser;
        this.feature = feature;
        this.notes = notes;
    }

    @Nullable Cell cell(Key key) {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> {
                feature.put(key, parser.getString());
                yield feature.cells().get(key);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                BigDecimal number = number();
                yield number == null ? null : new Cell.Number(number, parser.getString());
            }
            case VALUE_TRUE, VALUE_FALSE -> new Cell.Truth(parser.getBooleanValue());
            case START_OBJECT, START_ARRAY -> {
                JsonNode tree = tree(key);
                yield tree.isEmpty() ? null : new Cell.Tree(tree);
            }
            default -> null;
        };
    }

    private @Nullable BigDecimal number() {
        try {
            if (!parser.isNaN()) {
                return parser.getDecimalValue();
            }
        } catch (JacksonException | NumberFormatException e) {
            // An exponent of more digits than a BigDecimal has.
        }
        notes.add(Note.of("no-number", "Numbers that are none (NaN, Infinity, 1e9999999999) are taken as nothing"));
        return null;
    }

    /** Null when it is too long, which is a fault. */
    JsonNode tree(Key key) {
        long most = Json.offset(parser) + Limits.CELL;
        JsonNode tree = tree(most);
        if (Json.offset(parser) > most) {
            feature.flaw(key, "too-long", "", "The value is longer than %,d bytes".formatted(Limits.CELL));
            return NullNode.instance;
        }
        return tree;
    }

    private JsonNode tree(long most) {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            ObjectNode object = NODES.objectNode();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                parser.nextToken();
                if (Json.offset(parser) > most) {
                    parser.skipChildren();
                } else {
                    object.set(name, tree(most));
                }
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = NODES.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (Json.offset(parser) > most) {
                    parser.skipChildren();
                } else {
                    array.add(tree(most));
                }
            }
            return array;
        }
        return switch (token) {
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(number());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            default -> NODES.nullNode();
        };
    }
}
