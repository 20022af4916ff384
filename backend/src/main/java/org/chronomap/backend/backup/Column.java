package org.chronomap.backend.backup;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A column of a table.
 *
 * @param name in lower case
 * @param longest how many characters its texts have at the most; {@link Integer#MAX_VALUE} = as many as they like, or it has none
 */
record Column(String name, Type type, int longest) {

    enum Type {
        TEXT(String.class),
        LONG(Long.class),
        INTEGER(Integer.class),
        BOOLEAN(Boolean.class);

        private final Class<?> java;

        Type(Class<?> java) {
            this.java = java;
        }

        /** @param sql as the information schema of either database names it */
        static Type of(String sql) {
            return switch (sql.toLowerCase(Locale.ROOT)) {
                case "character varying", "text" -> TEXT;
                case "bigint" -> LONG;
                case "integer" -> INTEGER;
                case "boolean" -> BOOLEAN;
                default -> throw new IllegalStateException("A backup knows no columns of the type " + sql);
            };
        }
    }

    /** Whether a value of an archive can stand in it, be it there or not. */
    boolean takes(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return true;
        }
        return switch (type) {
            case TEXT -> value.isString();
            case LONG -> value.isIntegralNumber() && value.canConvertToLong();
            case INTEGER -> value.isIntegralNumber() && value.canConvertToInt();
            case BOOLEAN -> value.isBoolean();
        };
    }

    /** Whether a text is longer than it takes: what one database held may be more than the other does. */
    boolean isTooShortFor(JsonNode value) {
        return value.isString() && value.stringValue().length() > longest;
    }

    Parameter parameter(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return Parameters.in(type.java);
        }
        return Parameters.in(
                switch (type) {
                    // Some databases take none, and no text needs one: earlier versions took it in notes.
                    case TEXT -> value.stringValue().replace('\0', '\ufffd');
                    case LONG -> (Object) value.longValue();
                    case INTEGER -> value.intValue();
                    case BOOLEAN -> value.booleanValue();
                });
    }
}
