package org.chronomap.geodata.ingest.geo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.jspecify.annotations.Nullable;
import org.wololo.flatgeobuf.generated.ColumnType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The values of one FlatGeobuf feature, each of the type of its column. */
final class FlatGeobufCells {

    private static final Pattern SLASHES = Pattern.compile("([0-9]{4})/([0-9]{2})/([0-9]{2})");
    private static final Pattern BEFORE_TIME = Pattern.compile("(?<=[0-9]{4}-[0-9]{2}-[0-9]{2}) (?=[0-9]{2}:)");
    /** GDAL writes so what is a day. */
    private static final Pattern MIDNIGHT = Pattern.compile("T00:00(?::00(?:\\.0+)?)?$");

    private FlatGeobufCells() {}

    /** @param bytes at the value of the field */
    static @Nullable Cell of(Feature feature, FlatGeobufFeatures.Field field, ByteBuffer bytes, Notes notes) {
        return switch (field.type()) {
            case ColumnType.Bool -> new Cell.Truth(bytes.get() != 0);
            case ColumnType.Byte -> number(bytes.get());
            case ColumnType.UByte -> number(bytes.get() & 0xff);
            case ColumnType.Short -> number(bytes.getShort());
            case ColumnType.UShort -> number(bytes.getShort() & 0xffff);
            case ColumnType.Int -> number(bytes.getInt());
            case ColumnType.UInt -> number(bytes.getInt() & 0xffffffffL);
            case ColumnType.Long -> number(bytes.getLong());
            case ColumnType.ULong -> {
                BigDecimal value = new BigDecimal(new BigInteger(Long.toUnsignedString(bytes.getLong())));
                yield new Cell.Number(value, value.toString());
            }
            case ColumnType.Float -> number(Float.toString(bytes.getFloat()));
            case ColumnType.Double -> number(Double.toString(bytes.getDouble()));
            case ColumnType.DateTime -> date(feature, field.key(), text(bytes));
            case ColumnType.Json -> json(feature, field.key(), text(bytes));
            case ColumnType.Binary -> {
                text(bytes);
                notes.add("The column \"%s\" holds no text, and is left out"
                        .formatted(field.key().name()));
                yield null;
            }
            case ColumnType.String -> text(feature, field.key(), text(bytes));
            default -> throw new IllegalArgumentException("No type of a column is " + field.type());
        };
    }

    private static Cell number(long value) {
        return new Cell.Number(BigDecimal.valueOf(value), Long.toString(value));
    }

    /** Without the .0 that Java writes behind whole ones; NaN is nothing. */
    private static @Nullable Cell number(String written) {
        if (!Character.isDigit(written.charAt(written.length() - 1))) {
            return null;
        }
        String text = written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
        return new Cell.Number(new BigDecimal(text), text);
    }

    private static String text(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new IllegalArgumentException("A text that is longer than its feature");
        }
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static @Nullable Cell text(Feature feature, Key key, String text) {
        feature.put(key, text);
        return feature.cells().get(key);
    }

    /** What is no date stays as it is written, for people to see to. */
    private static @Nullable Cell date(Feature feature, Key key, String text) {
        String plain = SLASHES.matcher(text.strip()).replaceFirst("$1-$2-$3");
        String edtf =
                MIDNIGHT.matcher(BEFORE_TIME.matcher(plain).replaceFirst("T")).replaceFirst("");
        return Moments.problem(edtf) == null ? new Cell.Moment(edtf) : text(feature, key, text);
    }

    private static @Nullable Cell json(Feature feature, Key key, String text) {
        try {
            JsonNode json = text.length() > Limits.CELL ? null : Json.MAPPER.readTree(text);
            if (json != null && json.isContainer()) {
                return new Cell.Tree(json);
            }
        } catch (JacksonException e) {
            // As text it can still be seen to.
        }
        return text(feature, key, text);
    }
}
