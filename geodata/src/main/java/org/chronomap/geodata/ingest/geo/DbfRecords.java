package org.chronomap.geodata.ingest.geo;

import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a .dbf file, of dBase III to 7 and FoxPro, one record after another. Libraries for it turn a date that is none into
 * another, and what is no number into nothing: here both are faults.
 */
final class DbfRecords implements Closeable {

    private static final int HEADER = 32;
    private static final int FIELD = 32;
    private static final int NAME = 11;
    private static final int END_OF_FIELDS = 0x0d;
    private static final int END_OF_FILE = 0x1a;
    /** Where it says which code page its texts are in. */
    private static final int LANGUAGE = 29;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?+(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eE][+-]?+[0-9]{1,3}+)?+");

    private final Input input;
    private final Charset charset;
    private final byte[] header;
    private final int recordLength;
    private final List<Field> fields = new ArrayList<>();

    private record Field(Key key, char type, int from, int length) {}

    /** One of them. */
    @SuppressWarnings("ArrayRecordComponent") // Read once, and never compared.
    record Values(byte[] bytes, boolean isDeleted) {}

    /** Whether a file begins like one: with a version, a day, and a description of fields that ends where it says. */
    static boolean isHeader(byte[] head) {
        if (head.length <= HEADER + NAME || !isVersion(head[0] & 0xff) || head[HEADER + NAME - 1] != 0) {
            return false;
        }
        int length = (head[8] & 0xff) | (head[9] & 0xff) << 8;
        boolean isDay = head[2] >= 1 && head[2] <= 12 && head[3] >= 1 && head[3] <= 31;
        return isDay
                && length > HEADER
                && length <= head.length
                && (head[length - 1] == END_OF_FIELDS || head[length - 2] == END_OF_FIELDS);
    }

    private static boolean isVersion(int version) {
        return switch (version) {
            case 0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xf5, 0xfb -> true;
            default -> false;
        };
    }

    DbfRecords(Input input, Charset charset) throws IOException, RefusedFileException {
        this.input = input;
        this.charset = charset;
        header = input.wholly(HEADER);
        if (header.length < HEADER) {
            throw broken();
        }
        int length = (header[8] & 0xff) | (header[9] & 0xff) << 8;
        recordLength = (header[10] & 0xff) | (header[11] & 0xff) << 8;
        byte[] described = input.wholly(Math.max(0, length - HEADER));
        if (described.length < length - HEADER) {
            throw broken();
        }
        int from = 1;
        for (int at = 0; at + FIELD <= described.length && described[at] != END_OF_FIELDS; at += FIELD) {
            char type = (char) (described[at + NAME] & 0xff);
            int fieldLength = described[at + 16] & 0xff;
            if (type == 'C') {
                // What is longer than 255 has the rest of its length where decimals stand.
                fieldLength |= (described[at + 17] & 0xff) << 8;
            }
            if (from + fieldLength > recordLength) {
                throw broken();
            }
            fields.add(new Field(Key.property(name(described, at)), type, from, fieldLength));
            from += fieldLength;
        }
        if (fields.isEmpty()) {
            throw broken();
        }
    }

    private static RefusedFileException broken() {
        return new RefusedFileException("broken-shapefile", "The .dbf file is broken or cut off: send it again");
    }

    private String name(byte[] bytes, int at) {
        int length = 0;
        while (length < NAME && bytes[at + length] != 0) {
            length++;
        }
        return new String(bytes, at, length, charset).strip();
    }

    /** Names are unique in a .dbf file that is whole; of others the last one counts. */
    List<Key> keys() {
        return fields.stream().map(Field::key).distinct().toList();
    }

    /** The code page that it names; null = none that is known. */
    static @Nullable Charset codePage(byte[] head) {
        String name = head.length <= LANGUAGE
                ? ""
                : switch (head[LANGUAGE] & 0xff) {
                    case 0x01, 0x09, 0x0b, 0x0d, 0x0f, 0x11, 0x15, 0x18, 0x19, 0x1b -> "IBM437";
                    case 0x02, 0x0a, 0x0e, 0x10, 0x12, 0x14, 0x16, 0x1a, 0x1d, 0x25, 0x37 -> "IBM850";
                    case 0x03, 0x58, 0x59 -> "windows-1252";
                    case 0x1f, 0x22, 0x23, 0x40, 0x64, 0x87 -> "IBM852";
                    case 0x26, 0x65 -> "IBM866";
                    case 0x13, 0x7b -> "windows-31j";
                    case 0x4d, 0x7a -> "GBK";
                    case 0x4e, 0x79 -> "x-windows-949";
                    case 0x4f, 0x78 -> "x-windows-950";
                    case 0x50, 0x7c -> "x-windows-874";
                    case 0x6b, 0x88 -> "IBM857";
                    case 0x6a, 0x86 -> "IBM737";
                    case 0x7d -> "windows-1255";
                    case 0x7e -> "windows-1256";
                    case 0xc8 -> "windows-1250";
                    case 0xc9 -> "windows-1251";
                    case 0xca -> "windows-1254";
                    case 0xcb -> "windows-1253";
                    case 0xcc -> "windows-1257";
                    default -> "";
                };
        return name.isEmpty() || !Charset.isSupported(name) ? null : Charset.forName(name);
    }

    /** @return null after the last one */
    @Nullable Values next() throws IOException, RefusedFileException {
        byte[] record = input.wholly(recordLength);
        if (record.length == 0 || record[0] == END_OF_FILE) {
            return null;
        }
        if (record.length < recordLength) {
            throw broken();
        }
        return new Values(record, record[0] == '*');
    }

    void put(Values values, Feature feature, Notes notes) {
        for (Field field : fields) {
            feature.put(field.key(), (Cell) null);
            Cell cell = cell(field, values.bytes(), feature, notes);
            feature.put(field.key(), cell);
        }
    }

    private @Nullable Cell cell(Field field, byte[] record, Feature feature, Notes notes) {
        String text = new String(record, field.from(), field.length(), charset);
        int end = text.indexOf('\0');
        String plain = (end < 0 ? text : text.substring(0, end)).strip();
        return switch (field.type()) {
            case 'C', 'V' -> TypedCells.text(feature, field.key(), plain);
            case 'N', 'F' -> number(field, plain, feature, notes);
            case 'D' -> date(field, plain, feature);
            case 'L' ->
                switch (plain) {
                    case "T", "t", "Y", "y", "1" -> new Cell.Truth(true);
                    case "F", "f", "N", "n", "0" -> new Cell.Truth(false);
                    default -> null;
                };
            case 'I' ->
                field.length() == 4 ? TypedCells.number(binary(field, record).getInt()) : null;
            case 'B', 'O' ->
                field.length() == 8
                        ? TypedCells.number(
                                Double.toString(binary(field, record).getDouble()))
                        : null;
            case 'Y' -> {
                BigDecimal value = BigDecimal.valueOf(
                        field.length() == 8 ? binary(field, record).getLong() : 0, 4);
                yield new Cell.Number(value, value.stripTrailingZeros().toPlainString());
            }
            case 'T', '@' -> moment(field, record);
            default -> {
                notes.add(Note.of(
                        "no-text",
                        "The column \"%s\" holds no text, and is left out",
                        field.key().name()));
                yield null;
            }
        };
    }

    private static ByteBuffer binary(Field field, byte[] record) {
        return ByteBuffer.wrap(record, field.from(), field.length()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Without the zeros that fill a column of decimals. Programs write stars for nothing, and for what is too wide. */
    private static @Nullable Cell number(Field field, String text, Feature feature, Notes notes) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.chars().allMatch(c -> c == '*')) {
            notes.add(Note.of(
                    "stars",
                    "The column \"%s\" has stars, which stand for no number, or for one that was too wide for it: they are nothing",
                    field.key().name()));
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            return TypedCells.text(feature, field.key(), text);
        }
        BigDecimal value = new BigDecimal(text);
        boolean isFilled =
                text.indexOf('.') >= 0 && text.endsWith("0") && value.scale() == text.length() - text.indexOf('.') - 1;
        return new Cell.Number(value, isFilled ? value.stripTrailingZeros().toPlainString() : text);
    }

    /** Without a day or month it is as little known; {@code 00000000} is nothing. */
    private static @Nullable Cell date(Field field, String text, Feature feature) {
        if (text.isEmpty() || text.chars().allMatch(c -> c == '0' || c == ' ')) {
            return null;
        }
        boolean isWritten = text.length() == 8 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        String year = isWritten ? text.substring(0, 4) : text;
        String month = isWritten && !text.startsWith("00", 4) ? "-" + text.substring(4, 6) : "";
        String day = isWritten && !text.endsWith("00") && !month.isEmpty() ? "-" + text.substring(6) : "";
        String date = year + month + day;
        if (isWritten && Moments.problem(date) == null) {
            return new Cell.Moment(date);
        }
        feature.flaw(field.key(), "bad-date", text, "It is no date: it is written like 20220105, year, month and day");
        return null;
    }

    /** A Julian day and milliseconds of it. */
    private static @Nullable Cell moment(Field field, byte[] record) {
        if (field.length() != 8) {
            return null;
        }
        ByteBuffer bytes = binary(field, record);
        int day = bytes.getInt();
        int milliseconds = bytes.getInt();
        if (day == 0) {
            return null;
        }
        try {
            LocalDateTime moment = LocalDate.EPOCH
                    .with(JulianFields.JULIAN_DAY, day)
                    .atTime(LocalTime.MIDNIGHT)
                    .plus(milliseconds, ChronoUnit.MILLIS);
            String text = moment.toString();
            return Moments.problem(text) == null ? new Cell.Moment(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
