package org.chronomap.geodata.time;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises what people write in place of EDTF, to tell them what to write instead. */
final class EdtfAdvice {
    private static final String FORMS = "Write a day as 2022-01-06, a month as 2022-01, a year as 2022, a moment as"
            + " 2022-01-06T23:20, an interval as 2022-01-03/2022-01-09, one unknown day of several as"
            + " [2022-01-03..2022-01-09].";

    /** Room for a set of some eighty days; bounds the work that the patterns below can make. */
    private static final int LONGEST_TEXT = 1_000;

    /** {@code 2022-01-06}. */
    private static final int LENGTH_OF_DAY = 10;

    private static final List<Rule> ON_WHOLE = List.of(
            new Rule("(\\s*)", "nothing is written", FORMS),
            new Rule("\\s(?s:.*)|(?s:.*)\\s", "a space stands around the date", "Remove it: write 2022-01-06."),
            new Rule(
                    "\\{.*",
                    "all of a set, {…}, is not supported",
                    "Write an interval, for example 2022-01-03/2022-01-09, or one incident for each date."),
            new Rule(
                    "([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})",
                    "the date is not joined by hyphens",
                    "Write year, month and day in 4, 2 and 2 digits, for example 2022-01-06."),
            new Rule("([0-9]{4})[/.]([0-9]{2})", "the month is not joined by a hyphen", "Write $1-$2 for the month."),
            new Rule(
                    "[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2,4}",
                    "the year does not come first",
                    "Write year, month, day: 2022-01-06 is the sixth of January."),
            new Rule(
                    "[0-9]{1,2}[./-]([0-9]{4})",
                    "the year does not come first", "Write year, month, for example $1-01."),
            new Rule(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}/[0-9]{1,2}(-[0-9]{2})?",
                    "the second end of the interval is cut short",
                    "Write both ends whole, for example 2022-01-02/2022-01-06."),
            new Rule(
                    "[^\\[\\]]*[0-9]\\.\\.[0-9][^\\[\\]]*",
                    "a choice of dates needs brackets",
                    "Write" + " [2022-01-03..2022-01-09] for one of these days, 2022-01-03/2022-01-09 for all."),
            new Rule(
                    "[^/]*/\\[.*",
                    "a set stands in an interval",
                    "A set stands alone, for example"
                            + " [2022-01-03..2022-01-09]; in an interval write a date, if need be approximate, as"
                            + " 2022-01-03~/2022-01-09."));

    private static final List<Rule> ON_DATE = List.of(
            new Rule("()", "a date is missing", FORMS),
            new Rule("(?s)\\s.*|.*\\s", "a space stands beside the date", "Remove it: write 2022-01-06."),
            new Rule(
                    "XXXX.*",
                    "nothing of the date is known",
                    "Write XXXX alone, or give a bound, for example [..2022-01-08]."),
            new Rule("Y?-?[0-9]+E.*", "exponents are not supported", "Write the year out, for example Y170000."),
            new Rule(
                    "Y?-?[0-9]+S.*",
                    "significant digits are not supported",
                    "Write X for the digits that are not"
                            + " known, for example 195X, or a set, for example [1940..1960]."),
            new Rule(
                    "[?~%].*|[^?~%]+[?~%][^?~%].*",
                    "a qualifier that is not at the end of a date is not supported",
                    "Write it behind the whole date, for example 2022-01-06~."),
            new Rule(
                    "[^?~%]+[?~%]{2,}",
                    "more than one qualifier follows",
                    "Write one: ~ for approximate, ? for uncertain, % for both, for example 2022-01-06%."),
            new Rule("([0-9]{4})([0-9]{2})([0-9]{2})", "the date is not joined by hyphens", "Write $1-$2-$3."),
            new Rule(
                    "\\+[0-9]{4}(-.*)?",
                    "a sign stands before a year of four digits",
                    "Leave it out, as in 2022-01-06; years of more have six, +012345-01-06."),
            new Rule("-?[0-9]{5,9}", "a year of more than four digits needs a Y", "Write Y$0, or a day as 2022-01-06."),
            new Rule(
                    "Y-?[0-9]{10,}",
                    "the year is too far off",
                    "Write one between Y-" + DateReader.FARTHEST_YEAR + " and Y" + DateReader.FARTHEST_YEAR + "."),
            new Rule(
                    "Y.*",
                    "Y is for years alone, of more than four digits and no leading zero",
                    "Write 2022, or Y-50000 for the year -50000."),
            new Rule(
                    "-?[0-9]{1,3}",
                    "the year has too few digits",
                    "Write four, for example 2022 or 0079; for a decade 201X, for a century 20XX."),
            new Rule(
                    "[0-9]{4}-W[0-9].*",
                    "week dates are not supported", "Write the days, for example 2022-01-03/2022-01-09."),
            new Rule(
                    "[0-9]{4}-[0-9]{3}",
                    "days of the year are not supported", "Write month and day, for example 2022-01-06."),
            new Rule(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9].*",
                    "a capital T must stand before the time", "Write, for example, 2022-01-06T23:20."),
            new Rule(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T.*z",
                    "the Z of UTC is a capital", "Write, for example, 2022-01-06T23:20Z."),
            new Rule(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T.*",
                    "the time of day is not as expected",
                    "Write, for example, 2022-01-06T23:20, 2022-01-06T23:20:30Z or 2022-01-06T23:20+06:00."),
            new Rule(
                    "[0-9]{4}-[0-9]|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(T.*)?",
                    "month or day has one digit only", "Write two, for example 2022-01-06."),
            new Rule(
                    "[0-9]{4}-[0-9]{2}T.*|[0-9]{4}T.*",
                    "a time follows a date without a day", "Give the day, for example 2022-01-06T23:20."),
            new Rule(
                    "[0-9X-]*X[0-9X-]*",
                    "X stands where it cannot be read",
                    "Only the right of a date can be left"
                            + " open: write 201X, 20XX, 2004-XX, 1985-04-XX or 1985-XX-XX, or a set, for example"
                            + " [1984-10..1984-12]."),
            new Rule(
                    ".*[\u2010-\u2015\u2212].*",
                    "a dash or minus stands in place of a hyphen",
                    "Write hyphens within a date and / between two dates, for example 2022-01-03/2022-01-09."),
            new Rule(
                    ".*\\p{L}{3}.*",
                    "words are not read as a date", "Write it in figures: 2022-01-06 is 6 January 2022."));

    private EdtfAdvice() {}

    /** @throws EdtfException if the very form of the text is wrong, so that its parts are not worth reading */
    static void requireForm(EdtfText whole) {
        if (whole.to() > LONGEST_TEXT) {
            throw whole.error(LONGEST_TEXT, "the text is longer than any date", FORMS);
        }
        if (isDay(whole.text())) {
            // As most are: no rule concerns it.
            return;
        }
        Optional<WrittenDate> elsewhere = WrittenDate.in(whole.text());
        if (elsewhere.isPresent()) {
            throw whole.error(0, elsewhere.get().problem(), elsewhere.get().right() + ".");
        }
        for (Rule rule : ON_WHOLE) {
            Matcher matcher = rule.pattern().matcher(whole.text());
            if (matcher.matches()) {
                throw rule.error(whole, matcher, 0);
            }
        }
    }

    private static boolean isDay(String text) {
        if (text.length() != LENGTH_OF_DAY) {
            return false;
        }
        for (int i = 0; i < LENGTH_OF_DAY; i++) {
            boolean isHyphen = text.charAt(i) == '-';
            boolean isDigit = text.charAt(i) >= '0' && text.charAt(i) <= '9';
            if ((i == 4 || i == 7) ? !isHyphen : !isDigit) {
                return false;
            }
        }
        return true;
    }

    /** @param shape what the piece should have matched, and does not */
    static EdtfException onDate(EdtfText piece, Pattern shape) {
        int at = firstMismatch(piece.text(), shape);
        for (Rule rule : ON_DATE) {
            Matcher matcher = rule.pattern().matcher(piece.text());
            if (matcher.matches()) {
                return rule.error(piece, matcher, at);
            }
        }
        String problem = at < piece.text().length() ? "a date cannot go on like this" : "the date breaks off";
        return piece.error(at, problem, FORMS);
    }

    /** The length of the longest beginning that could still become a match. */
    private static int firstMismatch(String text, Pattern shape) {
        int length = 0;
        while (length < text.length()) {
            Matcher matcher = shape.matcher(text.substring(0, length + 1));
            if (!matcher.matches() && !matcher.hitEnd()) {
                return length;
            }
            length++;
        }
        return length;
    }

    /** @param advice may name groups of the pattern, {@code $1} */
    private record Rule(Pattern pattern, String problem, String advice) {
        Rule(String pattern, String problem, String advice) {
            this(Pattern.compile(pattern), problem, advice);
        }

        EdtfException error(EdtfText piece, Matcher matched, int at) {
            String filled = advice;
            for (int group = 0; group <= matched.groupCount(); group++) {
                filled = filled.replace("$" + group, matched.group(group) == null ? "" : matched.group(group));
            }
            return piece.error(at, problem, filled);
        }
    }
}
