package org.chronomap.geodata.document;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the numbers of a tree into one form, so that trees are equal whose numbers are: JSON tells 1 from 1.0, and a whole
 * number from a decimal one, and so do its trees.
 */
public final class CanonicalNumbers {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_ZEROS = 20;

    private CanonicalNumbers() {}

    /** A tree of its own, whose numbers are all decimals without trailing zeros. */
    public static JsonNode in(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode plain = NODES.objectNode();
            object.forEachEntry((name, value) -> plain.set(name, in(value)));
            return plain;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode plain = NODES.arrayNode();
            array.forEach(value -> plain.add(in(value)));
            return plain;
        }
        return node.isNumber() && Double.isFinite(Double.parseDouble(node.asString()))
                ? NODES.numberNode(plain(node.decimalValue()))
                : node;
    }

    /** Whether all numbers of a tree are in that form. */
    static boolean are(JsonNode node) {
        if (node.isNumber()) {
            return node.isBigDecimal()
                    && plain(node.decimalValue()).scale() == node.decimalValue().scale();
        }
        for (JsonNode child : node) {
            if (!are(child)) {
                return false;
            }
        }
        return true;
    }

    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() >= -MOST_ZEROS ? stripped.setScale(0) : stripped;
    }
}
