package org.chronomap.backend.backup;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A column of a table.
 *
 * @param name in lower case
 */
record Column(String name, Type type) {

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

    Parameter parameter(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return Parameters.in(type.java);
        }
        return Parameters.in(
                switch (type) {
                    case TEXT -> value.stringValue();
                    case LONG -> (Object) value.longValue();
                    case INTEGER -> value.intValue();
                    case BOOLEAN -> value.booleanValue();
                });
    }
}
