package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.coordinates.CoordinateText;
import org.chronomap.geodata.coordinates.Position;
import org.chronomap.geodata.coordinates.Reading;
import org.chronomap.geodata.geo.Nearness;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.story.GeoPrecision;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;

/**
 * The positions of a column, or of one for each number, which all rows together decide: every row is taken once before the first is read.
 * Where numbers that should be latitudes are beyond 90, or most positions lie near the story only the other way round, they stand
 * swapped. Holds counts alone.
 */
final class ColumnOfPositions {

    /** Within it, a position is near the story. */
    private static final double NEAR_DEGREES = 1;
    /** Of all, so many tenths must lie near the story when turned round. */
    private static final int MOST_TENTHS = 8;

    /** Digits before the point of a plain number, and behind it. */
    private static final int MOST_OF_PLAIN = 12;

    private static final double LARGEST_LATITUDE = 90;
    private static final double LARGEST_LONGITUDE = 180;
    private static final Pattern DECIMAL =
            Pattern.compile("([+-]?\\d{1,12})(?:[.,](\\d{0,20}))?(?:[eE]([+-]?\\d{1,2}))?°?");
    private static final Pattern FIRST_NUMBER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?");
    private static final Pattern OTHER_SHAPE = Pattern.compile(
            "(?i)(?:SRID=\\d+; *)?(?:LINESTRING|POLYGON|MULTI\\w+|GEOMETRYCOLLECTION|CIRCULARSTRING)\\b.*");
    private static final String FORM = "43.25 and 76.95, or 43°15′N 76°57′E";

    private final List<String> names;
    private final boolean isLatitudeFirst;
    private final Nearness nearness;
    private final String language;
    private final @Nullable Boolean told;
    private long pairs;
    private long beyond;
    private long beyondSwapped;
    private long near;
    private long nearSwapped;
    private long latitudeFirst;
    private long longitudeFirst;
    private long asked;
    private long nearLatitudeFirst;
    private long nearLongitudeFirst;
    private int decimals;

    /** @param nearness to the story; all is as near to one that is nowhere */
    ColumnOfPositions(Rule rule, Nearness nearness, String language) {
        names = rule.columns();
        isLatitudeFirst = rule.way() != Way.LONGITUDE_LATITUDE;
        this.nearness = nearness;
        this.language = language;
        told = rule.swapped();
    }

    void take(List<@Nullable Cell> cells) {
        if (cells.size() > 1) {
            double[] pair = decimals(cells);
            if (pair != null) {
                take(pair[0], pair[1]);
            }
        } else if (cells.get(0) instanceof Cell.Text text) {
            takeOne(text.text());
        }
    }

    private void take(double longitude, double latitude) {
        pairs++;
        beyond += Math.abs(latitude) > LARGEST_LATITUDE || Math.abs(longitude) > LARGEST_LONGITUDE ? 1 : 0;
        beyondSwapped += Math.abs(longitude) > LARGEST_LATITUDE || Math.abs(latitude) > LARGEST_LONGITUDE ? 1 : 0;
        near += isNear(longitude, latitude) ? 1 : 0;
        nearSwapped += isNear(latitude, longitude) ? 1 : 0;
    }

    private boolean isNear(double longitude, double latitude) {
        return Math.abs(latitude) <= LARGEST_LATITUDE
                && Math.abs(longitude) <= LARGEST_LONGITUDE
                && nearness.degrees(longitude, latitude) <= NEAR_DEGREES;
    }

    private void takeOne(String text) {
        Reading reading = CoordinateText.read(text, language, nearness);
        if (reading instanceof Reading.Read read) {
            Boolean first = isLatitudeFirst(text, read.position());
            if (first != null) {
                latitudeFirst += first ? 1 : 0;
                longitudeFirst += first ? 0 : 1;
            }
        } else if (reading instanceof Reading.Asked ofSeveral) {
            asked++;
            for (Position position : ofSeveral.positions()) {
                Boolean first = isLatitudeFirst(text, position);
                if (first != null && isNear(position.longitude(), position.latitude())) {
                    nearLatitudeFirst += first ? 1 : 0;
                    nearLongitudeFirst += first ? 0 : 1;
                }
            }
        }
    }

    /** What numbers begin with that say nothing of it: as others of the column do, or else as more of them lie near the story. */
    private boolean startsWithLatitude() {
        if (latitudeFirst == 0 && longitudeFirst == 0) {
            return nearLongitudeFirst <= nearLatitudeFirst;
        }
        return latitudeFirst > 0;
    }

    /** Null when its first number is neither. */
    private static @Nullable Boolean isLatitudeFirst(String text, Position position) {
        Matcher number = FIRST_NUMBER.matcher(text);
        if (!number.find() || position.form() != Position.Form.DEGREES) {
            return null;
        }
        double first = Math.abs(Double.parseDouble(number.group().replace(',', '.')));
        boolean isLatitude = Math.abs(first - Math.abs(position.latitude())) < 1e-6;
        boolean isLongitude = Math.abs(first - Math.abs(position.longitude())) < 1e-6;
        return isLatitude == isLongitude ? null : Boolean.valueOf(isLatitude);
    }

    /** Longitude and latitude as the columns have them; null when either is not a decimal number. */
    private double @Nullable [] decimals(List<@Nullable Cell> cells) {
        Double latitude = decimal(cells.get(isLatitudeFirst ? 0 : 1));
        Double longitude = decimal(cells.get(isLatitudeFirst ? 1 : 0));
        return latitude == null || longitude == null ? null : new double[] {longitude, latitude};
    }

    private @Nullable Double decimal(@Nullable Cell cell) {
        if (cell instanceof Cell.Number number) {
            decimals = Math.max(decimals, number.value().stripTrailingZeros().scale());
            return number.value().doubleValue();
        }
        if (!(cell instanceof Cell.Text text)) {
            return null;
        }
        int point = pointOfPlain(text.text());
        if (point >= 0) {
            decimals = Math.max(decimals, text.text().length() - point - 1);
            return Double.valueOf(text.text());
        }
        Matcher decimal = DECIMAL.matcher(text.text().strip().replace('\u2212', '-'));
        if (!decimal.matches()) {
            return null;
        }
        String fraction = decimal.group(2) == null ? "" : decimal.group(2);
        String exponent = decimal.group(3) == null ? "0" : decimal.group(3);
        decimals = Math.max(decimals, fraction.length() - Integer.parseInt(exponent));
        return Double.valueOf(decimal.group(1) + '.' + fraction + "0e" + exponent);
    }

    /** Where the point stands in a number like -43.25, as nearly all are; -1 = it is none, or of another form. */
    private static int pointOfPlain(String text) {
        int begin = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.', begin);
        if (point <= begin || point > MOST_OF_PLAIN || text.length() > point + MOST_OF_PLAIN) {
            return -1;
        }
        for (int i = begin; i < text.length(); i++) {
            if (i != point && (text.charAt(i) < '0' || text.charAt(i) > '9')) {
                return -1;
            }
        }
        return point;
    }

    private boolean isSwapped() {
        if (told != null) {
            return told;
        }
        if (names.size() == 1 || pairs == 0) {
            return false;
        }
        // Slips of the pen turn no column round: few of them only where the story says so, too.
        boolean isLikely = beyond * 2 > pairs ? nearSwapped >= near : beyond * 10 >= pairs && nearSwapped > near;
        boolean mustBe = isLikely && beyondSwapped == 0;
        boolean fitsTheStory = near == 0 && nearSwapped * 10 >= pairs * MOST_TENTHS && pairs > 1;
        return mustBe || fitsTheStory;
    }

    /** How closely decimals say a position: of all rows, since a spreadsheet drops last zeros of some. */
    GeoPrecision precision() {
        if (names.size() == 1 || decimals >= 2) {
            return GeoPrecision.EXACT;
        }
        return decimals == 1 ? GeoPrecision.CITY : GeoPrecision.REGION;
    }

    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        String both = String.join(", ", names);
        if (isSwapped()) {
            notes.add(
                    told != null
                            ? Note.ofColumn(
                                    both, "swapped-as-said", "Latitude and longitude are turned round, as it was said")
                            : beyond > 0
                                    ? Note.ofColumn(
                                            both,
                                            "swapped-beyond",
                                            "Latitude and longitude stand the other way round, and are turned: %s of %s"
                                                    + " latitudes would be beyond 90 degrees",
                                            beyond,
                                            pairs)
                                    : Note.ofColumn(
                                            both,
                                            "swapped-near",
                                            "Latitude and longitude stand the other way round, and are turned: so they lie"
                                                    + " near the story, and no one does otherwise"));
        } else if (beyond > 0 && pairs > 0) {
            notes.add(Note.ofColumn(
                    both, "beyond", "%s of %s are no degrees of the Earth either way round", beyond, pairs));
        }
        if (names.size() == 1 && latitudeFirst > 0 && longitudeFirst > 0) {
            notes.add(Note.ofColumn(
                    both, "mixed-positions", "Some begin with the latitude, and some with the longitude"));
        } else if (asked > 0) {
            notes.add(Note.ofColumn(
                    both,
                    startsWithLatitude() ? "latitude-first" : "longitude-first",
                    "Numbers that say nothing of their order begin with the "
                            + (startsWithLatitude() ? "latitude" : "longitude")
                            + (latitudeFirst + longitudeFirst > 0 ? ", as others of the column do" : "")));
        }
        if (names.size() > 1 && pairs > beyond && precision() != GeoPrecision.EXACT) {
            notes.add(Note.ofColumn(
                    both,
                    "coarse",
                    "No position has more than %s decimals, so they are known no closer than %s",
                    decimals,
                    precision().id()));
        }
        return notes;
    }

    /** The position; nothing of empty cells. */
    Found<Coordinate> read(List<@Nullable Cell> cells) {
        int empty = 0;
        for (Cell cell : cells) {
            empty += saysNothing(cell) ? 1 : 0;
        }
        if (empty == cells.size()) {
            return Found.nothing();
        }
        if (cells.size() == 1) {
            return one(cells.get(0));
        }
        if (empty > 0) {
            return Found.faulty("half-a-position", "has one of latitude and longitude alone; give both or none");
        }
        double[] pair = decimals(cells);
        if (pair != null) {
            return isSwapped() ? position(pair[1], pair[0]) : checked(pair[0], pair[1]);
        }
        return inWords(cells);
    }

    private static boolean saysNothing(@Nullable Cell cell) {
        return cell == null || Words.saysNothing(cell.text());
    }

    /** A single row may stand swapped, too, which is told. */
    private Found<Coordinate> checked(double longitude, double latitude) {
        boolean looksSwapped = told == null && !isNear(longitude, latitude) && isNear(latitude, longitude);
        Found<Coordinate> found = position(longitude, latitude);
        Coordinate at = found.value();
        return looksSwapped && at != null
                ? Found.warned(at, "looks-swapped", "lies far from the story, and the other way round near it")
                : found;
    }

    private static Found<Coordinate> position(double longitude, double latitude) {
        if (!(Math.abs(latitude) <= LARGEST_LATITUDE) || !(Math.abs(longitude) <= LARGEST_LONGITUDE)) {
            boolean areMetres = Math.abs(latitude) > 1_000 || Math.abs(longitude) > 1_000;
            return Found.faulty(
                    "not-on-earth",
                    String.format(
                            Locale.ROOT,
                            "longitude %s, latitude %s: must be degrees within 180 and 90%s",
                            longitude,
                            latitude,
                            areMetres ? "; these look like metres of a national grid: convert them to WGS 84" : ""));
        }
        Coordinate at = new Coordinate(rounded(longitude), rounded(latitude));
        return at.x == 0 && at.y == 0
                ? Found.warned(at, "zero-position", "0, 0 is in the sea off Africa, where empty positions end up")
                : Found.of(at);
    }

    /** A centimetre is close enough, and -0 is 0. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 1e7) / 1e7;
    }

    private Found<Coordinate> inWords(List<@Nullable Cell> cells) {
        int first = isLatitudeFirst != isSwapped() ? 0 : 1;
        String latitude = text(cells.get(first));
        String longitude = text(cells.get(1 - first));
        Reading reading = CoordinateText.read("lat " + latitude + " lon " + longitude, language, nearness);
        if (reading instanceof Reading.NoCoordinates || reading instanceof Reading.Refused) {
            Reading plain = CoordinateText.read(latitude + " " + longitude, language, nearness);
            reading = plain instanceof Reading.Read ? plain : reading;
        }
        return found(reading, "");
    }

    private static String text(@Nullable Cell cell) {
        return cell == null ? "" : cell.text();
    }

    private Found<Coordinate> one(@Nullable Cell cell) {
        if (cell instanceof Cell.Shape shape) {
            return shape.geometry() instanceof Point point && !point.isEmpty()
                    ? position(point.getX(), point.getY())
                    : notAPoint(shape.geometry().getGeometryType());
        }
        if (cell instanceof Cell.Tree tree) {
            return inJson(tree.json());
        }
        String text = text(cell);
        if (OTHER_SHAPE.matcher(text).matches()) {
            return notAPoint(text.substring(0, Math.min(20, text.length())));
        }
        return found(CoordinateText.read(text, language, nearness), text);
    }

    private static Found<Coordinate> notAPoint(String type) {
        return Found.faulty(
                "not-a-point",
                "is a " + type + "; an incident is at one position: give a point, or the name of a place");
    }

    /** {@code [76.95, 43.25]} as GeoJSON has it, or an object with names for both. */
    private static Found<Coordinate> inJson(JsonNode json) {
        JsonNode pair = json.path("coordinates").isArray() ? json.path("coordinates") : json;
        if (pair.isArray()
                && pair.size() >= 2
                && pair.get(0).isNumber()
                && pair.get(1).isNumber()) {
            return position(pair.get(0).asDouble(), pair.get(1).asDouble());
        }
        Optional<Double> longitude = number(json, "lon", "lng", "long", "longitude", "x");
        Optional<Double> latitude = number(json, "lat", "latitude", "y");
        return longitude.isPresent() && latitude.isPresent()
                ? position(longitude.get(), latitude.get())
                : json.has("type") ? notAPoint(json.path("type").asString("shape")) : unread();
    }

    private static Optional<Double> number(JsonNode json, String... names) {
        for (String name : names) {
            JsonNode value = json.path(name);
            if (value.isNumber()
                    || (value.isString() && DECIMAL.matcher(value.asString()).matches())) {
                return Optional.of(
                        Double.valueOf(value.asString().replace(',', '.').replace("°", "")));
            }
        }
        return Optional.empty();
    }

    private static Found<Coordinate> unread() {
        return Found.faulty("not-a-position", "is no position; write it like " + FORM);
    }

    private Found<Coordinate> found(Reading reading, String text) {
        if (reading instanceof Reading.Read read) {
            return position(read.position().longitude(), read.position().latitude());
        }
        if (reading instanceof Reading.Asked ofSeveral) {
            Position one = ofSeveral.positions().get(0);
            for (Position position : ofSeveral.positions()) {
                Boolean first = isLatitudeFirst(text, position);
                if (first != null && first == startsWithLatitude() && !(latitudeFirst > 0 && longitudeFirst > 0)) {
                    return checked(position.longitude(), position.latitude());
                }
            }
            return Found.faulty(
                    "ambiguous-position",
                    "may be read in several ways, as longitude " + one.longitude() + " and latitude " + one.latitude()
                            + " among them; say north and east");
        }
        return reading instanceof Reading.Refused refused
                ? Found.faulty(
                        "not-a-position",
                        "is no position (" + refused.refusal().id().replace('-', ' ') + "); write it like " + FORM)
                : unread();
    }
}
