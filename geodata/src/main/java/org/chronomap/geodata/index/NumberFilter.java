package org.chronomap.geodata.index;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronomap.geodata.story.NumberRange;

/**
 * A number that may be within a range. Written like {@code killed:10/50}, {@code killed:10/..} or {@code killed:10}: an open end is
 * {@code ..} or nothing, as that of a {@code datetime} of OGC API Features is.
 *
 * @param key of the number
 */
public record NumberFilter(String key, NumberRange range) {

    private static final Pattern FORM = Pattern.compile("(?<key>.*):(?<low>[^/:]*)(?<to>/(?<high>[^/:]*))?");
    private static final Pattern FIGURE = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");
    private static final int MOST_TOLD = 50;

    /**
     * @param keys those that there are
     * @throws IllegalArgumentException that says what was given and what is accepted
     */
    public static NumberFilter parse(String text, Collection<String> keys) {
        Matcher form = FORM.matcher(text);
        if (form.matches() && keys.contains(form.group("key"))) {
            boolean isRange = form.group("to") != null;
            double low = figure(form.group("low"), isRange, 0);
            double high = isRange ? figure(form.group("high"), true, Double.POSITIVE_INFINITY) : low;
            if (low <= high) {
                return new NumberFilter(form.group("key"), new NumberRange(low, high));
            }
        }
        throw new IllegalArgumentException('"' + text
                + "\" must be a number's name, a colon and a figure or a range, like killed:10, killed:10/50, killed:10/.. or"
                + " killed:../50; "
                + (keys.isEmpty()
                        ? "there are no numbers here"
                        : "there are " + keys.stream().limit(MOST_TOLD).collect(Collectors.joining(", "))));
    }

    /** NaN, which is in no order with any other, for what is no figure. */
    private static double figure(String text, boolean mayBeOpen, double open) {
        if (mayBeOpen && (text.isEmpty() || text.equals(".."))) {
            return open;
        }
        return FIGURE.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    }

    boolean matches(Map<String, NumberRange> numbers) {
        NumberRange number = numbers.get(key);
        return number != null && number.mayBeWithin(range);
    }

    /** As {@link #parse} reads it. */
    public String text() {
        String low = figure(range.low());
        return key + ':' + (range.low() == range.high() ? low : low + '/' + figure(range.high()));
    }

    private static String figure(double figure) {
        return Double.isInfinite(figure)
                ? ".."
                : BigDecimal.valueOf(figure).stripTrailingZeros().toPlainString();
    }
}
