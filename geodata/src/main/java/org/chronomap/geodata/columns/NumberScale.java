package org.chronomap.geodata.columns;

import org.jspecify.annotations.Nullable;

/**
 * How the number that marks are sized by is written in columns of whole numbers.
 *
 * @param key of the number
 * @param parts how many units make one: a power of ten up to 1,000, as many as figures need
 */
record NumberScale(String key, int parts) {

    private static final int MOST_PARTS = 1000;

    /** As scripts have whole numbers. */
    private static final double MOST = 1L << 52;

    /** Null where marks are sized by no number. */
    static @Nullable NumberScale of(@Nullable String key, IncidentTable table) {
        if (key == null) {
            return null;
        }
        int parts = 1;
        for (int row = 0; row < table.rows; row++) {
            while (parts < MOST_PARTS && !(isWhole(table.low[row] * parts) && isWhole(table.high[row] * parts))) {
                parts *= 10;
            }
        }
        return new NumberScale(key, parts);
    }

    private static boolean isWhole(double number) {
        return Double.isNaN(number) || number == Math.rint(number);
    }

    /** 0 = none. */
    long low(double low) {
        return Double.isNaN(low) ? 0 : 1 + units(low);
    }

    /** From the low; 0 = without bound. */
    long high(double low, double high) {
        return Double.isNaN(low) || Double.isInfinite(high) ? 0 : 1 + units(high) - units(low);
    }

    private long units(double figure) {
        return Math.round(Math.min(figure * parts, MOST));
    }
}
