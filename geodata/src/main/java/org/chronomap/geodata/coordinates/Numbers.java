package org.chronomap.geodata.coordinates;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as links have them: with a decimal point, and nothing else.
 *
 * @param half half of what the last digit counts
 */
record Numbers(double value, double half) {

    private static final int LONGEST = 30;

    /** Null = it is no number. */
    static @Nullable Numbers of(String given) {
        String text = given.strip();
        int from = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int point = text.indexOf('.');
        boolean isNumber = text.length() > from
                && text.length() <= LONGEST
                && (point < 0 || text.indexOf('.', point + 1) < 0)
                && text.substring(from).chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && text.chars().anyMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            return null;
        }
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        return new Numbers(Double.parseDouble(text), 0.5 / Math.pow(10, decimals));
    }

    /** The numbers at the beginning of a text, between which stands one of some characters. */
    static List<Numbers> list(String text, String between) {
        List<Numbers> numbers = new ArrayList<>();
        int from = 0;
        while (from <= text.length() && numbers.size() < 4) {
            int end = from;
            while (end < text.length() && between.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            Numbers number = of(text.substring(from, end));
            if (number == null) {
                break;
            }
            numbers.add(number);
            from = end + 1;
        }
        return numbers;
    }
}
