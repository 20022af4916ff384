package org.chronomap.geodata.ingest.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How columns fill a field. What is null is found out.
 *
 * @param columns by name, in the order that the way has; of a text several are joined
 * @param equals what words of the column mean; how they are written counts as little as in a search
 * @param otherwise what all other words mean; null = they are faults
 * @param separator what stands between the entries of a list
 * @param order of the numbers of a date
 * @param numbers what numbers alone mean as dates
 * @param swapped whether the latitude stands where the longitude should
 * @param decimalComma whether 1,5 is one and a half, and 1.500 is 1500
 * @param precision the column that says how closely a date is known, whose words {@code equals} are {@link DatePrecision}s of
 */
public record Rule(
        Field field,
        List<String> columns,
        Way way,
        Map<String, String> equals,
        @Nullable String otherwise,
        @Nullable String separator,
        @Nullable DateOrder order,
        @Nullable DateNumbers numbers,
        @Nullable Boolean swapped,
        @Nullable Boolean decimalComma,
        @Nullable String precision) {

    public Rule {
        columns = List.copyOf(columns);
        equals = Collections.unmodifiableMap(new LinkedHashMap<>(equals));
    }

    static Rule of(Field field, Way way, String... columns) {
        return new Rule(field, List.of(columns), way, Map.of(), null, null, null, null, null, null, null);
    }

    Rule separatedBy(@Nullable String other) {
        return new Rule(
                field, columns, way, equals, otherwise, other, order, numbers, swapped, decimalComma, precision);
    }

    Rule withEquals(Map<String, String> table, @Nullable String others) {
        return new Rule(
                field, columns, way, table, others, separator, order, numbers, swapped, decimalComma, precision);
    }

    Rule withPrecision(String column, Map<String, String> table) {
        return new Rule(
                field, columns, way, table, otherwise, separator, order, numbers, swapped, decimalComma, column);
    }
}
