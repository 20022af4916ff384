package org.chronomap.geodata.coordinates;

import java.util.List;
import java.util.Locale;
import org.chronomap.geodata.coordinates.PairReader.Order;
import org.chronomap.geodata.coordinates.Token.Unit;
import org.chronomap.geodata.geo.Nearness;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text that was typed or pasted as a position. One pass over its characters, and no regular expression: its cost is that of its
 * length, of which there is a most.
 */
public final class CoordinateText {

    /** In UTF-16 units. */
    public static final int LONGEST = 2_000;

    private CoordinateText() {}

    /**
     * @param language of whoever typed it, as a BCP 47 tag
     * @param nearness to the story: by it the likelier of several readings comes first, and where they look swapped it is asked
     */
    public static Reading read(String text, String language, Nearness nearness) {
        if (text.length() > LONGEST) {
            return new Reading.Refused(Refusal.TOO_LONG);
        }
        String tidy = tidy(text);
        if (tidy.startsWith("///")) {
            return new Reading.Refused(Refusal.WHAT3WORDS);
        }
        Link link = Link.in(tidy);
        if (link != null) {
            return new LinkReader(link, nearness, language).read();
        }
        tidy = withoutReferenceSystem(tidy);
        Reading coded = PlusCode.read(tidy);
        if (coded == null) {
            coded = GridReference.read(tidy, nearness);
        }
        return coded == null ? degrees(tidy, Order.UNKNOWN, nearness, language) : coded;
    }

    /** @param order of numbers that say nothing of themselves, unless the text says it */
    static Reading degrees(String text, Order order, Nearness nearness, String language) {
        List<Token> tokens = Lexer.tokens(text);
        long numbers = count(tokens, Token.Amount.class);
        boolean hasFractions = tokens.stream()
                        .filter(token -> token instanceof Token.Amount amount && amount.decimals() > 0)
                        .count()
                >= Math.min(2, numbers);
        boolean isMeant = numbers > 0 && (hasFractions || tokens.contains(Unit.DEGREES));
        if (count(tokens, Token.Unknown.class) > 0 || numbers == 0) {
            return isMeant ? new Reading.Refused(Refusal.UNKNOWN_WORD) : new Reading.NoCoordinates();
        }
        if (numbers == 1 && !isMeant) {
            return new Reading.NoCoordinates();
        }
        Order told = toldOrder(text);
        return new PairReader(tokens, told == null ? order : told, language).read(nearness);
    }

    /** WKT and GeoJSON begin with the longitude, Leaflet's {@code LatLng} and ISO 6709 with the latitude. */
    private static @Nullable Order toldOrder(String text) {
        String small = text.toLowerCase(Locale.ROOT).replace(" ", "");
        boolean isWkt = small.contains("point(") && !small.contains(",");
        if (isWkt || small.contains("\"coordinates\":[") || small.contains("lnglat(")) {
            return Order.LONGITUDE_FIRST;
        }
        return small.contains("latlng(") || small.endsWith("/") ? Order.LATITUDE_FIRST : null;
    }

    private static long count(List<Token> tokens, Class<? extends Token> kind) {
        return tokens.stream().filter(kind::isInstance).count();
    }

    /** Without what cannot be seen, and quotes around all of it. */
    static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isSpaceChar(c) && c != '\n' && c != '\u2028') {
                tidy.append(' ');
            } else if (Character.getType(c) != Character.FORMAT) {
                tidy.appendCodePoint(c == '\r' || c == '\u2028' ? '\n' : c);
            }
        });
        String plain = replaced(tidy.toString().strip(), "&deg;", "°");
        plain = replaced(plain, "Â°", "°");
        int last = plain.length() - 1;
        boolean isQuoted = last > 0 && "\"“”«»'„".indexOf(plain.charAt(0)) >= 0;
        return isQuoted ? plain.substring(1, "\"“”«»'".indexOf(plain.charAt(last)) < 0 ? last + 1 : last) : plain;
    }

    /** That one is meant anyway. */
    private static String withoutReferenceSystem(String text) {
        String plain = text;
        for (String system : List.of("EPSG:4326", "SRID=4326", "WGS84", "WGS 84", "WGS-84")) {
            plain = replaced(plain, system, " ");
        }
        return plain.strip();
    }

    private static String replaced(String text, String what, String by) {
        int at = text.toUpperCase(Locale.ROOT).indexOf(what.toUpperCase(Locale.ROOT));
        // Upper case may be longer, and then the place is another one.
        return at < 0 || !text.regionMatches(true, at, what, 0, what.length())
                ? text
                : text.substring(0, at) + by + text.substring(at + what.length());
    }
}
