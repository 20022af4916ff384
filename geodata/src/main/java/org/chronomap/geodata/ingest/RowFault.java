package org.chronomap.geodata.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong in a row.
 *
 * @param row its {@link Row#number}
 * @param column the name of its column; null = it concerns the row
 * @param code for programs: lower-case words with hyphens
 * @param given what stands there, as far as {@link #GIVEN} characters go; empty when that is nothing
 * @param detail what is wrong and what would be right
 */
public record RowFault(int row, @Nullable String column, String code, String given, String detail) {

    public static final int GIVEN = 100;

    public RowFault {
        if (given.length() > GIVEN) {
            int end = Character.isHighSurrogate(given.charAt(GIVEN - 2)) ? GIVEN - 2 : GIVEN - 1;
            given = given.substring(0, end) + "…";
        }
    }
}
