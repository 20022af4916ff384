package org.chronomap.geodata.coordinates;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads full Plus Codes (Open Location Code,
 * https://github.com/google/open-location-code/blob/main/Documentation/Specification/specification.md): five pairs of digits to
 * base 20, each a latitude and a longitude, then up to five that each cut a cell into five by four.
 */
final class PlusCode {

    private static final String DIGITS = "23456789CFGHJMPQRVWX";
    private static final int PAIRED = 10;
    private static final int MOST_DIGITS = 15;
    private static final int BEFORE_PLUS = 8;

    private PlusCode() {}

    /** What the first word with a plus sign within says; null = there is no code. */
    static @Nullable Reading read(String text) {
        int plus = text.indexOf('+');
        if (plus < 0) {
            return null;
        }
        int start = plus;
        while (start > 0 && isOfCode(text.charAt(start - 1))) {
            start--;
        }
        int end = plus + 1;
        while (end < text.length() && isOfCode(text.charAt(end))) {
            end++;
        }
        boolean isWord =
                (start == 0 || isApart(text.charAt(start - 1))) && (end == text.length() || isApart(text.charAt(end)));
        int before = plus - start;
        if (!isWord || before < 2 || before > BEFORE_PLUS || before % 2 != 0) {
            return null;
        }
        String code = text.substring(start, end).toUpperCase(Locale.ROOT).replace("+", "");
        String digits = code;
        if (before == BEFORE_PLUS && code.length() == BEFORE_PLUS) {
            while (digits.endsWith("0")) {
                digits = digits.substring(0, digits.length() - 1);
            }
        }
        boolean isValid = digits.chars().allMatch(digit -> DIGITS.indexOf(digit) >= 0);
        if (before < BEFORE_PLUS) {
            // 43+76 may be anything else, too, and so may a word.
            return isValid && code.length() > before + 1 ? new Reading.Refused(Refusal.SHORT_PLUS_CODE) : null;
        }
        int length = digits.length();
        boolean isLong =
                (length > PAIRED && length <= MOST_DIGITS) || (length >= 2 && length <= PAIRED && length % 2 == 0);
        Position position = isValid && isLong ? decode(digits) : null;
        return position == null ? new Reading.Refused(Refusal.PLUS_CODE) : new Reading.Read(position);
    }

    private static boolean isOfCode(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    private static boolean isApart(char c) {
        return c == ' ' || c == ',' || c == '\n' || c == ';' || c == '(' || c == ')';
    }

    /** The middle of its cell; null where that is beyond a pole or a turn around the Earth. */
    private static @Nullable Position decode(String digits) {
        double height = 400;
        double width = 400;
        double south = -90;
        double west = -180;
        for (int i = 0; i < digits.length(); i++) {
            int value = DIGITS.indexOf(digits.charAt(i));
            if (i >= PAIRED) {
                height /= 5;
                width /= 4;
                south += Math.floorDiv(value, 4) * height;
                west += value % 4 * width;
            } else if (i % 2 == 0) {
                height /= 20;
                south += value * height;
            } else {
                width /= 20;
                west += value * width;
            }
        }
        return south >= 90 || west >= 180
                ? null
                : Position.of(west + width / 2, south + height / 2, width / 2, height / 2, Position.Form.PLUS_CODE);
    }
}
