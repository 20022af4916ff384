package org.chronomap.geodata.time.typed;

import java.util.List;

/** What a word or phrase means. The words of each language are listed under these names in {@code dates/<language>.txt}. */
enum Term {
    /** Says nothing: articles, "of", "the year". */
    NOISE,
    MONTH,
    WEEKDAY,
    ABOUT,
    UNSURE,
    EARLY,
    MID,
    LATE,
    FIRST_HALF,
    SECOND_HALF,
    /** Without the date itself. */
    BEFORE,
    /** Without the date itself. */
    AFTER,
    /** That date or before. */
    NOT_AFTER,
    /** That date or after. */
    NOT_BEFORE,
    /** It went on up to that date. */
    UNTIL,
    /** It has gone on since, and still does. */
    SINCE,
    /** It began then; how long it went on is not said. */
    FROM,
    ONGOING,
    END_UNKNOWN,
    START_UNKNOWN,
    /** That of which nothing is known; stands alone. */
    UNKNOWN,
    /** Between the two ends of a span. */
    TO,
    /** A Kazakh ending that says "from". */
    ABLATIVE,
    BETWEEN,
    AND,
    OR,
    SPRING,
    SUMMER,
    AUTUMN,
    WINTER,
    BC,
    AD,
    DECADE,
    CENTURY,
    HOURS,
    MINUTES,
    AM,
    PM,
    NOON,
    MIDNIGHT,
    MORNING,
    AFTERNOON,
    EVENING,
    SMALL_HOURS,
    NIGHT,
    /** What makes a number an ordinal: "th". */
    ORDINAL,
    UTC,
    /** Says a day only to who knows when it was written: "yesterday". */
    RELATIVE,
    /** An ending of names of months, in languages that inflect them; in no text by itself. */
    ENDING,
    ENDING_ABLATIVE;

    private static final List<Term> ALL = List.of(values());

    /** A number of its own, for where numbers are kept. */
    int number() {
        return ALL.indexOf(this);
    }

    static Term of(int number) {
        return ALL.get(number);
    }
}
