package org.chronomap.backend.gazetteer;

import org.chronomap.geodata.coordinates.CoordinateText;

/**
 * What somebody typed or pasted.
 *
 * @param text of {@link #LONGEST} characters at the most
 * @param language of names: one of those that the gazetteer has
 * @param interfaceLanguage of questions and refusals
 * @param limit how many places at the most
 */
public record PlaceQuery(String text, String language, String interfaceLanguage, int limit) {

    public static final int LONGEST = CoordinateText.LONGEST;
    public static final int USUAL = 10;
    public static final int MOST = 50;
}
