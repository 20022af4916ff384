package org.chronomap.geodata.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads numbers. */
public final class NumberReader {

    private static final int MAX_DECIMALS = 1000;

    private NumberReader() {}

    /** The number; null after a fault or when it is not there. */
    public static @Nullable BigDecimal find(Fields fields, String name) {
        JsonNode value = fields.find(name);
        if (value == null) {
            return null;
        }
        BigDecimal number = value.isNumber() ? finite(value) : null;
        if (number == null) {
            fields.fault(name, "must be a number");
        }
        return number;
    }

    /** The number; null when nobody could write it out. */
    private static @Nullable BigDecimal finite(JsonNode number) {
        if (!Double.isFinite(Double.parseDouble(number.asString()))) {
            return null;
        }
        BigDecimal decimal = number.decimalValue();
        return decimal.scale() > MAX_DECIMALS ? null : decimal;
    }

    /** So many numbers, all of them there; null after a fault or when it is not there. */
    static double @Nullable [] findAll(Fields fields, String name, int count, String what) {
        JsonNode value = fields.find(name);
        if (value == null) {
            return null;
        }
        if (!value.isArray()
                || value.size() != count
                || !value.values().stream().allMatch(JsonNode::isNumber)) {
            fields.fault(name, "must be " + what);
            return null;
        }
        // Through the text: what is too large for a double becomes infinite, and whoever asked finds it out of range.
        return value.values().stream()
                .mapToDouble(number -> Double.parseDouble(number.asString()))
                .toArray();
    }
}
