package org.chronomap.geodata.gazetteer;

import org.chronomap.geodata.geo.Nearness;

/** How well a place fits what is sought: points, of which one counts as much as being ten times as large. */
final class Ranking {

    /** For each word that is not of the name but of what it lies in. */
    static final double WORD_OF_AREA = 1;

    /** For a name of a further language that is not typed to its end: "kar" is rather Karachi than the Karibische Niederlande. */
    static final double BEGINS_FOREIGN = 2.5;

    private static final double COUNTRY = 9;
    private static final double REGION = 5;
    private static final double AIRPORT = 4;
    private static final double JUST_THIS_NAME = 2.5;
    private static final double JUST_THIS_NAME_IN_LANGUAGE = 5;
    private static final double BEGINS_SO = 1;
    private static final double IN_LANGUAGE = 0.3;
    /** For what lies within the story. */
    private static final double NEAR = 2;

    private static final double HALF_AS_NEAR_DEGREES = 5;
    private static final double LEAST_POPULATION = 100;

    private final Rows rows;
    private final float[] sizes;

    Ranking(Rows rows) {
        this.rows = rows;
        sizes = new float[rows.until(NamedPlace.Kind.AIRPORT)];
        for (int row = 0; row < sizes.length; row++) {
            sizes[row] = (float) size(row);
        }
    }

    private double size(int row) {
        return switch (rows.kind(row)) {
            case COUNTRY -> COUNTRY;
            case REGION -> REGION;
            case TOWN -> Math.log10(Math.max(LEAST_POPULATION, rows.population(row)));
            case AIRPORT -> AIRPORT;
        };
    }

    /** By how large a place is, and how near to the story. */
    double ofPlace(int row, Nearness nearness) {
        double degrees = nearness.degrees(rows.longitude(row), rows.latitude(row));
        return sizes[row] + NEAR / (1 + degrees / HALF_AS_NEAR_DEGREES);
    }

    /**
     * By how a name fits.
     *
     * @param isCalled whether it is what the place is called in the asker's language, or was
     */
    static double ofName(boolean begins, boolean isWhole, boolean isCalled) {
        double whole = isCalled ? JUST_THIS_NAME_IN_LANGUAGE : JUST_THIS_NAME;
        return (isWhole ? whole : 0) + (begins ? BEGINS_SO : 0) + (isCalled ? IN_LANGUAGE : 0);
    }
}
