package org.chronomap.geodata.ingest.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a column as people write them: 1,200 and 1 200, 10–15, at least 5, 20+, about 30, dozens. Whether a comma begins decimals or
 * parts thousands all its rows decide.
 */
final class ColumnOfNumbers {

    /**
     * How many.
     *
     * @param words as it is written, where figures alone do not say it
     */
    record Amount(
            @Nullable BigDecimal low,
            @Nullable BigDecimal best,
            @Nullable BigDecimal high,
            @Nullable String words) {}

    private static final int LONGEST = 200;
    /** Digits that a long has always. */
    private static final int MOST_WHOLE = 18;

    private static final String DIGITS = "\\d++(?:[.,' \u00a0\u202f\u2009]\\d++)*+";
    private static final Pattern ONE =
            Pattern.compile("(?<before>[^\\d]*?)(?<number>-?" + DIGITS + ")(?<after>[^\\d]*)");
    private static final Pattern RANGE =
            Pattern.compile("(?<low>" + DIGITS + ") ?(?:-|–|—|\\.\\.|…|/|to|à|до|bis|a) ?(?<high>" + DIGITS + ")");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}(?:[,.]\\d{3})++");

    private final String name;
    private final @Nullable Boolean told;
    private long commaDecimals;
    private long pointDecimals;
    private long open;

    ColumnOfNumbers(String name, @Nullable Boolean decimalComma) {
        this.name = name;
        this.told = decimalComma;
    }

    void take(@Nullable Cell cell) {
        if (!(cell instanceof Cell.Text text) || isWhole(text.text())) {
            return;
        }
        Matcher one = ONE.matcher(text.text());
        if (text.text().length() > LONGEST || !one.matches()) {
            return;
        }
        String number = one.group("number");
        boolean isParted = THOUSANDS.matcher(number).matches();
        int comma = number.lastIndexOf(',');
        int point = number.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            commaDecimals += comma > point ? 1 : 0;
            pointDecimals += point > comma ? 1 : 0;
        } else if (isParted && number.indexOf(',') == comma && number.indexOf('.') == point) {
            open++;
        } else if (isParted) {
            // 1,200,300 cannot have three decimals.
            pointDecimals += comma >= 0 ? 1 : 0;
            commaDecimals += point >= 0 ? 1 : 0;
        } else {
            commaDecimals += comma >= 0 ? 1 : 0;
            pointDecimals += point >= 0 ? 1 : 0;
        }
    }

    /** Digits alone, as nearly all are. */
    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= MOST_WHOLE;
    }

    /** Whether a sign between digits begins decimals: with three digits behind it, only where other numbers of the column say so. */
    private boolean beginsDecimals(char sign, int digitsBehind) {
        if (digitsBehind != 3) {
            return true;
        }
        if (told == null && commaDecimals == pointDecimals) {
            return false;
        }
        boolean comma = told != null ? told : commaDecimals > pointDecimals;
        return comma == (sign == ',');
    }

    Optional<Note> note() {
        if (told != null || (open == 0 && commaDecimals == 0)) {
            return Optional.empty();
        }
        boolean isDecided = commaDecimals != pointDecimals;
        return Optional.of(
                !isDecided
                        ? Note.ofColumn(
                                name,
                                "plain-thousands",
                                "1,200 and 1.200 are read as 1200: no number of the column says otherwise")
                        : commaDecimals > pointDecimals
                                ? Note.ofColumn(
                                        name, "comma-decimals", "A comma begins decimals, and a point parts thousands")
                                : Note.ofColumn(
                                        name,
                                        "point-decimals",
                                        "A point begins decimals, and a comma parts thousands"));
    }

    /** Nothing of an empty cell. */
    Found<Amount> read(@Nullable Cell cell) {
        if (cell == null || Words.saysNothing(cell.text())) {
            return Found.nothing();
        }
        if (cell instanceof Cell.Number number) {
            return best(number.value());
        }
        if (!(cell instanceof Cell.Text)) {
            return Found.faulty("not-a-number", "must be a number");
        }
        String text = cell.text().strip();
        if (isWhole(text)) {
            return best(BigDecimal.valueOf(Long.parseLong(text)));
        }
        if (text.length() > LONGEST) {
            return Found.faulty("not-a-number", "must be a number, or a few words");
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            BigDecimal low = number(range.group("low"));
            BigDecimal high = number(range.group("high"));
            return low == null || high == null || low.compareTo(high) > 0
                    ? Found.faulty("not-a-number", "must begin with the lower number, as in 10-15")
                    : Found.of(new Amount(low, null, high, null));
        }
        Matcher one = ONE.matcher(text);
        return one.matches() ? oneNumber(text, one) : inWords(text);
    }

    private static Found<Amount> best(BigDecimal number) {
        return number.signum() < 0
                ? Found.faulty("negative-number", "must not be less than 0")
                : Found.of(new Amount(null, number, null, null));
    }

    private static Found<Amount> inWords(String text) {
        if ("none".equals(Words.VALUES.meaning("number", text))) {
            return Found.of(new Amount(null, BigDecimal.ZERO, null, null));
        }
        Amount words = new Amount(null, null, null, text);
        return text.chars().anyMatch(Character::isDigit)
                ? Found.warned(words, "number-in-words", "is kept as words, since more than a number stands there")
                : Found.of(words);
    }

    private Found<Amount> oneNumber(String text, Matcher one) {
        BigDecimal number = number(one.group("number"));
        String before = one.group("before").strip();
        String after = one.group("after").strip();
        if (number == null) {
            return Found.faulty("not-a-number", "must be a number, like 1200");
        }
        if (number.signum() < 0) {
            return before.isEmpty() ? best(number) : Found.faulty("negative-number", "must not be less than 0");
        }
        if (before.isEmpty() && after.isEmpty()) {
            return best(number);
        }
        String said = switch (before + after) {
            case ">", ">=", "≥", "+" -> "low";
            case "<", "<=", "≤" -> "high";
            case "~", "≈", "±", "c.", "?" -> "about";
            default -> {
                String meaning = Words.VALUES.meaning("number", before + " " + after);
                yield meaning == null ? "" : meaning;
            }
        };
        return switch (said) {
            case "low" -> Found.of(new Amount(number, null, null, null));
            case "high" -> Found.of(new Amount(null, null, number, null));
            case "about" -> Found.of(new Amount(null, number, null, text));
            default -> inWords(text);
        };
    }

    private @Nullable BigDecimal number(String written) {
        String plain = written.replaceAll("[' \u00a0\u202f\u2009]", "");
        int last = Math.max(plain.lastIndexOf(','), plain.lastIndexOf('.'));
        if (last < 0) {
            return new BigDecimal(plain);
        }
        char sign = plain.charAt(last);
        boolean isOnce = plain.indexOf(sign) == last;
        boolean isDecimal = isOnce && beginsDecimals(sign, plain.length() - last - 1);
        String whole =
                (isDecimal ? plain.substring(0, last) : plain).replace(",", "").replace(".", "");
        return new BigDecimal(isDecimal ? whole + '.' + plain.substring(last + 1) : whole);
    }
}
