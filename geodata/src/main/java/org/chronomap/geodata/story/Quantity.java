package org.chronomap.geodata.story;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many, as closely as the source says: a figure, a range closed at both ends, one end of a range, or words.
 *
 * @param low at least so many; null = no lower bound given
 * @param best the source's own figure; null = none given
 * @param high at most so many; null = no upper bound given
 * @param words the source's words where it gives no figure ("dozens")
 */
public record Quantity(
        @Nullable BigDecimal low,
        @Nullable BigDecimal best,
        @Nullable BigDecimal high,
        @Nullable LocalizedText words) {

    /**
     * @throws IllegalArgumentException when nothing is given, a figure is negative, or they are not in order
     */
    public Quantity {
        if (low == null && best == null && high == null && words == null) {
            throw new IllegalArgumentException("a number needs at least one of low, best, high or words");
        }
        BigDecimal previous = BigDecimal.ZERO;
        for (BigDecimal figure : new BigDecimal[] {low, best, high}) {
            if (figure != null && figure.compareTo(previous) < 0) {
                throw new IllegalArgumentException("a number needs 0 <= low <= best <= high");
            }
            previous = figure == null ? previous : figure;
        }
    }

    /**
     * Its bounds, as far as figures tell them: the source's own figure is both where it stands alone, but never the upper one of a
     * lower one that is given. Nothing where there are words alone.
     */
    public Optional<NumberRange> range() {
        BigDecimal from = low != null ? low : best;
        BigDecimal to = high == null && low == null ? best : high;
        return from == null && to == null
                ? Optional.empty()
                : Optional.of(new NumberRange(
                        from == null ? 0 : from.doubleValue(),
                        to == null ? Double.POSITIVE_INFINITY : to.doubleValue()));
    }
}
