package org.chronomap.geodata.ingest.mapping;

import org.chronomap.geodata.story.WireName;

/** What several columns of a rule are to one another. */
public enum Way implements WireName {
    /** One, or of a text several in their order. */
    VALUE(1, 10),
    /** A date in each: the first day and the last. */
    START_END(2, 2),
    /** A year, a month and a day. */
    YEAR_MONTH_DAY(2, 3),
    /** A day and a time of it. */
    DATE_TIME(2, 2),
    LATITUDE_LONGITUDE(2, 2),
    LONGITUDE_LATITUDE(2, 2);

    private final int fewest;
    private final int most;

    Way(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    boolean has(int columns) {
        return columns >= fewest && columns <= most;
    }

    boolean isFor(Field.Kind kind) {
        return switch (this) {
            case VALUE -> true;
            case START_END, YEAR_MONTH_DAY, DATE_TIME -> kind == Field.Kind.WHEN;
            case LATITUDE_LONGITUDE, LONGITUDE_LATITUDE -> kind == Field.Kind.AT;
        };
    }

    String columnsWanted() {
        return fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
    }
}
