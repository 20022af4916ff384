package org.chronomap.backend.backup;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A column of a table. In an archive its numbers, texts and truths are those of JSON; bytes are a text, in Base64.
 *
 * @param name in lower case
 * @param longest how many characters or bytes its values have at the most; {@link Integer#MAX_VALUE} = as many as they like, or it has
 *     neither
 */
record Column(String name, Type type, int longest) {

    /** That what it holds are whole groups of four is asked by its length: however long it is, it is passed through once. */
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*+={0,2}+");

    enum Type {
        TEXT(String.class),
        LONG(Long.class),
        INTEGER(Integer.class),
        BOOLEAN(Boolean.class),
        BYTES(byte[].class);

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
                case "binary varying", "bytea" -> BYTES;
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
            case BYTES ->
                value.isString()
                        && value.stringValue().length() % 4 == 0
                        && BASE64.matcher(value.stringValue()).matches();
        };
    }

    /** Whether a text, or bytes, are longer than it takes: what one database held may be more than the other does. */
    boolean isTooShortFor(JsonNode value) {
        return value.isString()
                && (type == Type.BYTES
                                ? bytes(value).length
                                : value.stringValue().length())
                        > longest;
    }

    /** In what its values are measured. */
    String unit() {
        return type == Type.BYTES ? "bytes" : "characters";
    }

    private static byte[] bytes(JsonNode value) {
        return Base64.getDecoder().decode(value.stringValue());
    }

    /** What a row has in it, as it stands in an archive. */
    JsonNode json(Readable row) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        Object value = type == Type.BYTES ? row.get(name, byte[].class) : row.get(name);
        if (value == null) {
            return json.nullNode();
        }
        return switch (type) {
            case TEXT -> json.stringNode(String.valueOf(row.get(name, String.class)));
            case LONG, INTEGER -> json.numberNode(((Number) value).longValue());
            case BOOLEAN -> json.booleanNode((Boolean) value);
            case BYTES -> json.stringNode(Base64.getEncoder().encodeToString((byte[]) value));
        };
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
                    case BYTES -> bytes(value);
                });
    }
}
