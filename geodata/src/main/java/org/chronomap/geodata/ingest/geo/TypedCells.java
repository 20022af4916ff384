package org.chronomap.geodata.ingest.geo;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Cell;
import org.jspecify.annotations.Nullable;

/** Values of files whose columns have types. */
final class TypedCells {

    private static final Pattern SLASHES = Pattern.compile("([0-9]{4})/([0-9]{2})/([0-9]{2})");
    private static final Pattern BEFORE_TIME = Pattern.compile("(?<=[0-9]{4}-[0-9]{2}-[0-9]{2}) (?=[0-9]{2}:)");
    /** GDAL writes so what is a day. */
    private static final Pattern MIDNIGHT = Pattern.compile("T00:00(?::00(?:\\.0+)?)?$");

    /** A GeoPackage has thousandths of a second, known or not. */
    private static final Pattern NO_FRACTION = Pattern.compile("(?<=[0-9]{2}:[0-9]{2}:[0-9]{2})\\.0++(?![0-9])");

    private TypedCells() {}

    static Cell number(long value) {
        return new Cell.Number(BigDecimal.valueOf(value), Long.toString(value));
    }

    /** Without the .0 that Java writes behind whole ones; NaN is nothing. */
    static @Nullable Cell number(String written) {
        if (!Character.isDigit(written.charAt(written.length() - 1))) {
            return null;
        }
        String text = written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
        return new Cell.Number(new BigDecimal(text), text);
    }

    static @Nullable Cell text(Feature feature, Key key, String text) {
        feature.put(key, text);
        return feature.cells().get(key);
    }

    /** What is no date stays as it is written, for people to see to. */
    static @Nullable Cell date(Feature feature, Key key, String text) {
        String plain = SLASHES.matcher(text.strip()).replaceFirst("$1-$2-$3");
        String edtf =
                MIDNIGHT.matcher(BEFORE_TIME.matcher(plain).replaceFirst("T")).replaceFirst("");
        edtf = NO_FRACTION.matcher(edtf).replaceFirst("");
        return Moments.problem(edtf) == null ? new Cell.Moment(edtf) : text(feature, key, text);
    }
}
