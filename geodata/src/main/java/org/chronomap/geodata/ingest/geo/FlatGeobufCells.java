package org.chronomap.geodata.ingest.geo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import org.jspecify.annotations.Nullable;
import org.wololo.flatgeobuf.generated.ColumnType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The values of one FlatGeobuf feature, each of the type of its column. */
final class FlatGeobufCells {

    private FlatGeobufCells() {}

    /** @param bytes at the value of the field */
    static @Nullable Cell of(Feature feature, FlatGeobufFeatures.Field field, ByteBuffer bytes, Notes notes) {
        return switch (field.type()) {
            case ColumnType.Bool -> new Cell.Truth(bytes.get() != 0);
            case ColumnType.Byte -> TypedCells.number(bytes.get());
            case ColumnType.UByte -> TypedCells.number(bytes.get() & 0xff);
            case ColumnType.Short -> TypedCells.number(bytes.getShort());
            case ColumnType.UShort -> TypedCells.number(bytes.getShort() & 0xffff);
            case ColumnType.Int -> TypedCells.number(bytes.getInt());
            case ColumnType.UInt -> TypedCells.number(bytes.getInt() & 0xffffffffL);
            case ColumnType.Long -> TypedCells.number(bytes.getLong());
            case ColumnType.ULong -> {
                BigDecimal value = new BigDecimal(new BigInteger(Long.toUnsignedString(bytes.getLong())));
                yield new Cell.Number(value, value.toString());
            }
            case ColumnType.Float -> TypedCells.number(Float.toString(bytes.getFloat()));
            case ColumnType.Double -> TypedCells.number(Double.toString(bytes.getDouble()));
            case ColumnType.DateTime -> TypedCells.date(feature, field.key(), text(bytes));
            case ColumnType.Json -> json(feature, field.key(), text(bytes));
            case ColumnType.Binary -> {
                text(bytes);
                notes.add(Note.of(
                        "no-text",
                        "The column \"%s\" holds no text, and is left out",
                        field.key().name()));
                yield null;
            }
            case ColumnType.String -> TypedCells.text(feature, field.key(), text(bytes));
            default -> throw new IllegalArgumentException("No type of a column is " + field.type());
        };
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

    private static @Nullable Cell json(Feature feature, Key key, String text) {
        try {
            JsonNode json = text.length() > Limits.CELL ? null : Json.MAPPER.readTree(text);
            if (json != null && json.isContainer()) {
                return new Cell.Tree(json);
            }
        } catch (JacksonException e) {
            // As text it can still be seen to.
        }
        return TypedCells.text(feature, key, text);
    }
}
