package org.chronomap.geodata.time;

/** A value that {@link DatetimeFilter} does not accept. The message says what is wrong and what is accepted. */
public final class DatetimeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    DatetimeException(String value, String problem) {
        super(("Cannot read the datetime \"%s\": %s. Accepted are a moment (2022-01-06T23:20:00Z,"
                        + " 2022-01-06T23:20:00+06:00, or 2022-01-06T23:20 in the story's zone), a day (2022-01-06),"
                        + " a month (2022-01) or a year (2022, -0043, Y-40000), and intervals of these, closed or open on one side"
                        + " (2022-01-03/2022-01-09, ../2022-01-08, 2022-01-02/..).")
                .formatted(EdtfException.shortened(value), problem));
    }
}
