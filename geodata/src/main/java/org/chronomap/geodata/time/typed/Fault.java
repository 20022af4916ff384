package org.chronomap.geodata.time.typed;

import java.util.Locale;

/** Why a typed date is refused. The later ones say more of what was typed: of several faults, the last is told. */
public enum Fault {
    /** Nothing is written. */
    EMPTY,
    /** More than {@value TypedDates#LONGEST} characters. */
    TOO_LONG,
    /** No date has such a sign; it is what this is about. */
    SIGN,
    /** A word is not known; it is what this is about, as it was written. */
    WORD,
    /** The parts make no date together. */
    FORM,
    /** A number is neither a day nor a year. */
    NUMBER,
    /** It can only be EDTF, and is none; about what is wrong with it and what would be right, in English. */
    EDTF,
    /** It says a day only to who knows when it was written: "yesterday". */
    RELATIVE,
    /** A day without its month. */
    MONTH_MISSING,
    /** There is no year, and nothing around tells it. */
    YEAR_MISSING,
    /** Something is reckoned from what has no sharp bounds: "before early January". */
    VAGUE,
    /** There is no such day, or time of day. */
    NOT_IN_CALENDAR,
    /** It ends before it begins. */
    ORDER,
    /** The day is another of the week; about which it is, from 1 for Monday. */
    WEEKDAY;

    /** The name on the wire: {@code month-missing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
