package org.chronomap.geodata.coordinates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.chronomap.geodata.geo.Nearness;
import org.chronomap.geodata.geo.Utm;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/**
 * Reads UTM ({@code 43T 657234 4790123}) and MGRS ({@code 43TFJ5723490123}), as NGA.SIG.0012 has them. The polar caps, which have grids of
 * their own, are refused.
 */
final class GridReference {

    private static final String BANDS = "CDEFGHJKLMNPQRSTUVWX";
    private static final String ROWS = "ABCDEFGHJKLMNPQRSTUV";
    private static final List<String> COLUMNS = List.of("STUVWXYZ", "ABCDEFGH", "JKLMNPQR");
    private static final int ZONES = 60;
    /** Less may be degrees. */
    private static final double LEAST_METRES = 1_000;

    private static final double SQUARE = 100_000;
    private static final double TURN_OF_ROWS = 20 * SQUARE;
    private static final double FALSE_NORTHING = 10_000_000;
    /** Metres from the equator, a square beyond where the grid ends. */
    private static final double FARTHEST = 94 * SQUARE;

    private final List<String> words;
    private final int zone;

    private GridReference(List<String> words, int zone) {
        this.words = words;
        this.zone = zone;
    }

    /** Null = it is no such reference. */
    static @Nullable Reading read(String text, Nearness nearness) {
        List<String> words = words(text);
        if (words.size() < 2
                || words.size() > 8
                || !isNumber(words.get(0))
                || words.get(0).length() > 2) {
            return null;
        }
        GridReference reference = new GridReference(words, Integer.parseInt(words.get(0)));
        Reading utm = reference.utm(nearness);
        boolean isGlued = Character.isLetter(text.charAt(Math.min(
                text.length() - 1, text.indexOf(words.get(0)) + words.get(0).length())));
        return utm == null && isGlued ? reference.mgrs() : utm;
    }

    /** Numbers, and words in upper case, without what says that it is UTM; empty where there is anything else. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length() && words.size() < 12) {
            char c = text.charAt(at);
            int start = at;
            if (c < 128 && Character.isDigit(c)) {
                while (at < text.length() && isOfNumber(text, at)) {
                    at++;
                }
            } else if (c < 128 && Character.isLetter(c)) {
                while (at < text.length() && text.charAt(at) < 128 && Character.isLetter(text.charAt(at))) {
                    at++;
                }
            } else if (" ,;:\n\t=".indexOf(c) >= 0) {
                at++;
                continue;
            } else {
                return List.of();
            }
            String word = text.substring(start, at).toUpperCase(Locale.ROOT);
            if (!List.of("UTM", "ZONE", "MGRS").contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static boolean isOfNumber(String text, int at) {
        char c = text.charAt(at);
        return (c < 128 && Character.isDigit(c))
                || (c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)));
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0)) && word.chars().allMatch(Character::isDigit);
    }

    private @Nullable Reading utm(Nearness nearness) {
        List<String> rest = new ArrayList<>(words.subList(1, words.size()));
        String letter =
                rest.get(0).length() == 1 && Character.isLetter(rest.get(0).charAt(0)) ? rest.remove(0) : "";
        rest.removeIf(word ->
                List.of("E", "N", "M", "ME", "MN", "EASTING", "NORTHING").contains(word));
        Numbers east = rest.size() == 2 ? Numbers.of(rest.get(0)) : null;
        Numbers north = rest.size() == 2 ? Numbers.of(rest.get(1)) : null;
        if (east == null || north == null) {
            return null;
        }
        double easting = east.value();
        double northing = north.value();
        if (easting < SQUARE) {
            return letter.isEmpty() || easting < LEAST_METRES ? null : new Reading.Refused(Refusal.GRID);
        }
        int band = letter.isEmpty() ? -1 : BANDS.indexOf(letter);
        if (band < 0 || zone < 1 || zone > ZONES) {
            return new Reading.Refused(Refusal.ZONE);
        }
        if (easting > 9 * SQUARE || northing > FALSE_NORTHING) {
            return new Reading.Refused(Refusal.GRID);
        }
        double half = east.half();
        Position northern = position(true, easting, northing, half, Position.Form.UTM);
        Position southern = position(false, easting, northing, half, Position.Form.UTM);
        boolean isHemisphere = letter.equals("N") || letter.equals("S");
        if (letter.equals("S") && northern != null && southern != null && isIn(band, northern.latitude())) {
            List<Position> both = new ArrayList<>(List.of(northern, southern));
            both.sort(Comparator.comparingDouble(
                    position -> nearness.degrees(position.longitude(), position.latitude())));
            return new Reading.Asked(Question.BAND, both);
        }
        Position position = letter.equals("S") || band < BANDS.indexOf('N') ? southern : northern;
        // N alone is the hemisphere; of any other band it is seen whether the numbers are of it.
        return position != null && (isHemisphere || isIn(band, position.latitude()))
                ? new Reading.Read(position)
                : new Reading.Refused(Refusal.GRID);
    }

    private @Nullable Reading mgrs() {
        String letters = words.get(1)
                + (words.size() > 2 && Character.isLetter(words.get(2).charAt(0)) ? words.get(2) : "");
        List<String> numbers = words.subList(letters.equals(words.get(1)) ? 2 : 3, words.size());
        String digits = String.join("", numbers);
        boolean isEven = (numbers.size() == 1 && digits.length() % 2 == 0)
                || (numbers.size() == 2
                        && numbers.get(0).length() == numbers.get(1).length());
        if (letters.length() != 3 || !isEven || digits.length() > 10 || !isNumber(digits)) {
            return null;
        }
        int band = BANDS.indexOf(letters.charAt(0));
        int column = COLUMNS.get(zone % 3).indexOf(letters.charAt(1));
        int row = ROWS.indexOf(letters.charAt(2));
        if (band < 0 || zone < 1 || zone > ZONES) {
            return new Reading.Refused(Refusal.ZONE);
        }
        if (column < 0 || row < 0) {
            return new Reading.Refused(Refusal.GRID);
        }
        int each = digits.length() / 2;
        double cell = SQUARE / Math.pow(10, each);
        double easting = (column + 1) * SQUARE + Integer.parseInt(digits.substring(0, each)) * cell + cell / 2;
        double northing = Math.floorMod(row - (zone % 2 == 0 ? 5 : 0), ROWS.length()) * SQUARE
                + Integer.parseInt(digits.substring(each)) * cell
                + cell / 2;
        for (double turn = northing; turn < FALSE_NORTHING; turn += TURN_OF_ROWS) {
            boolean isNorth = band >= BANDS.indexOf('N');
            Position position = position(isNorth, easting, turn, cell / 2, Position.Form.MGRS);
            if (position != null && isIn(band, position.latitude())) {
                return new Reading.Read(position);
            }
        }
        return new Reading.Refused(Refusal.GRID);
    }

    /** Whether a latitude is in a band of eight degrees, the northernmost of twelve; squares reach a little beyond. */
    private static boolean isIn(int band, double latitude) {
        double south = -80 + 8 * band;
        double north = band == BANDS.length() - 1 ? 84 : south + 8;
        return latitude >= south - 1 && latitude <= north + 1;
    }

    /** Null where the numbers lead beyond the grid, which ends at 84° N, or beyond a pole. */
    private @Nullable Position position(
            boolean isNorth, double easting, double northing, double halfMetres, Position.Form form) {
        double fromEquator = isNorth ? northing : northing - FALSE_NORTHING;
        if (Math.abs(fromEquator) > FARTHEST) {
            return null;
        }
        Coordinate at = Utm.toDegrees(zone, easting, fromEquator);
        if (!(Math.abs(at.y) <= 90)) {
            return null;
        }
        return new Position(at.x, at.y, halfMetres * Math.sqrt(2), form);
    }
}
