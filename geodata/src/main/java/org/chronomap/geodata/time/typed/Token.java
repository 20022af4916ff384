package org.chronomap.geodata.time.typed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a text. */
sealed interface Token {

    /** Where it begins, in UTF-16 units from 0. */
    int at();

    /** @param text in lower case, without accents */
    record Letters(String text, String written, boolean spaced, int at) implements Token {}

    /**
     * A number of at most {@link Lexer#MOST_DIGITS} digits.
     *
     * @param digits as many as were written, leading zeros too
     * @param ordinal it can only be a day or a century
     * @param shortened an apostrophe stands for what is left out: '22
     */
    record Figure(int value, int digits, boolean ordinal, boolean shortened, boolean spaced, int at) implements Token {
        Figure asOrdinal() {
            return new Figure(value, digits, true, shortened, spaced, at);
        }
    }

    /**
     * A sign between: one of {@code . / : , + -}, or {@code –} where it can only stand between two dates.
     *
     * @param spaced a space stands before it
     * @param spacedAfter one stands behind it
     */
    record Sign(char sign, boolean spaced, boolean spacedAfter, int at) implements Token {}

    /** @param value which month or weekday, from 1; 0 for all else */
    record Said(Term term, int value, int at) implements Token {}

    /**
     * Two or three numbers with the same sign between them.
     *
     * @param sign a space where nothing but spaces stands between
     */
    record Numbers(List<Figure> parts, char sign, int at) implements Token {}

    /**
     * A time of day.
     *
     * @param times what it may be, at least one
     * @param question which is asked when it may be several
     */
    record Clock(List<Time> times, @Nullable Question question, int at) implements Token {}

    /**
     * @param minute -1 = only the hour is said
     * @param second -1 = not said
     * @param dayLater midnight at the end of the day
     * @param offset as EDTF writes it; empty = of the story's zone
     */
    record Time(int hour, int minute, int second, boolean dayLater, String offset) {
        Time at(String otherOffset) {
            return new Time(hour, minute, second, dayLater, otherOffset);
        }

        Time atHour(int other) {
            return new Time(other, minute, second, dayLater, offset);
        }

        String edtf() {
            StringBuilder text = new StringBuilder("T%02d".formatted(hour));
            if (minute >= 0) {
                text.append(":%02d".formatted(minute));
            }
            if (second >= 0) {
                text.append(":%02d".formatted(second));
            }
            return text.append(offset).toString();
        }
    }
}
