package org.chronomap.geodata.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class ExtentTest {

    private static final Extent KAZAKHSTAN = new Extent(46.5, 40.6, 87.3, 55.4);
    private static final Extent FIJI = new Extent(177, -20, -178, -16);
    private static final Extent EARTH = new Extent(-180, -90, 180, 90);

    @ParameterizedTest
    @CsvSource({
        "-180.1, 0, 1, 1, west",
        "0, -91, 1, 1, south",
        "0, 0, 181, 1, east",
        "0, 0, 1, 90.5, north",
        "NaN, 0, 1, 1, west",
        "0, NaN, 1, 1, south",
        "0, 0, NaN, 1, east",
        "0, 0, 1, Infinity, north",
        "0, 5, 1, 4, south"
    })
    void refusesWhatIsNotOnTheEarth(double west, double south, double east, double north, String edge) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Extent(west, south, east, north))
                .withMessageContaining(edge + " is")
                .withMessageContaining("expected");
    }

    @Test
    void zeroIsZeroWhateverItsSign() {
        assertThat(new Extent(-0.0, -0.0, -0.0, -0.0)).isEqualTo(new Extent(0, 0, 0, 0));
    }

    @Test
    void withTheWestGreaterThanTheEastItCrossesTheAntimeridian() {
        assertThat(FIJI.crossesAntimeridian()).isTrue();
        assertThat(FIJI.width()).isEqualTo(5);
        assertThat(FIJI.centre()).isEqualTo(new Coordinate(179.5, -18));
        assertThat(FIJI.bbox()).containsExactly(177.0, -20.0, -178.0, -16.0);
        assertThat(KAZAKHSTAN.crossesAntimeridian()).isFalse();
        assertThat(EARTH.width()).isEqualTo(360);
    }

    @Test
    void isOneBoxOfThePlaneOrTwo() {
        assertThat(KAZAKHSTAN.envelopes()).containsExactly(new Envelope(46.5, 87.3, 40.6, 55.4));
        assertThat(EARTH.envelopes()).containsExactly(new Envelope(-180, 180, -90, 90));
        assertThat(FIJI.envelopes())
                .containsExactly(new Envelope(177, 180, -20, -16), new Envelope(-180, -178, -20, -16));
    }

    @Test
    void endingOnTheAntimeridianItReachesTheOtherSideOfThePlaneToo() {
        assertThat(new Extent(170, 0, 180, 1).envelopes())
                .containsExactly(new Envelope(170, 180, 0, 1), new Envelope(-180, -180, 0, 1));
        assertThat(new Extent(-180, 0, -170, 1).envelopes())
                .containsExactly(new Envelope(-180, -170, 0, 1), new Envelope(180, 180, 0, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "87.3, 0, 90, 60, true",
        "87.4, 0, 90, 60, false",
        "46.5, 55.4, 46.5, 55.4, true",
        "0, 55.5, 90, 60, false",
        "170, 0, 50, 60, true",
        "170, 0, 40, 60, false",
        "-180, -90, 180, 90, true"
    })
    void intersectsWhatSharesAPoint(double west, double south, double east, double north, boolean expected) {
        Extent other = new Extent(west, south, east, north);

        assertThat(KAZAKHSTAN.intersects(other)).isEqualTo(expected);
        assertThat(other.intersects(KAZAKHSTAN)).isEqualTo(expected);
    }

    @Test
    void neighboursMeetOnTheAntimeridian() {
        assertThat(new Extent(170, 0, 180, 1).intersects(new Extent(-180, 0, -170, 1)))
                .isTrue();
        assertThat(new Extent(170, 0, 179, 1).intersects(new Extent(-180, 0, -170, 1)))
                .isFalse();
        assertThat(new Extent(170, 0, 180, 1).contains(new Coordinate(-180, 0.5)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (178 -17) | true",
                "POINT (180 -17) | true",
                "POINT (-180 -17) | true",
                "POINT (0 -17) | false",
                "POINT (-178 -16) | true",
                "LINESTRING (170 -30, -179 10) | false",
                "LINESTRING (176 -18, 178 -18) | true",
                "POLYGON ((-179 -18, -170 -18, -170 -17, -179 -18)) | true",
                "MULTIPOINT ((0 0), (-179 -18)) | true",
                "GEOMETRYCOLLECTION (POINT (0 0), LINESTRING (178 -18, 178 -17)) | true",
                "POLYGON ((170 -30, 176 -20, 176.9 -10, 170 -30)) | false",
                "POINT EMPTY | false"
            })
    void intersectsAGeometryThatSharesAPoint(String wkt, boolean expected) throws ParseException {
        assertThat(FIJI.intersects(geometry(wkt))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (77 43)                                                  | 77, 43, 77, 43",
                "POINT (12 90)                                                  | 12, 90, 12, 90",
                "LINESTRING (10 5, 20 6)                                        | 10, 5, 20, 6",
                "MULTIPOINT ((170 1), (-170 2))                                 | 170, 1, -170, 2",
                "MULTIPOINT ((-90 0), (90 0))                                   | -90, 0, 90, 0",
                "MULTIPOINT ((180 0), (-180 1))                                 | -180, 0, -180, 1",
                "MULTIPOINT ((180 0), (-170 1))                                 | -180, 0, -170, 1",
                "MULTIPOINT ((-180 0), (170 1))                                 | 170, 0, 180, 1",
                "MULTILINESTRING ((170 0, 180 1), (-180 1, -175 2), (20 3, 30 3)) | 20, 0, -175, 3",
                "MULTIPOLYGON (((177 0, 180 0, 180 1, 177 0)), ((-180 0, -178 0, -180 1, -180 0))) | 177, 0, -178, 1",
                "POLYGON ((-180 -90, 180 -90, 180 -60, -180 -65, -180 -90))     | -180, -90, 180, -60",
                "GEOMETRYCOLLECTION (POINT EMPTY, MULTIPOINT ((179 0), (-179 0)), POINT (-178 5)) | 179, 0, -178, 5"
            })
    void aroundAGeometryIsTheSmallestOne(String wkt, String expected) throws ParseException {
        assertThat(Extent.of(geometry(wkt))).isEqualTo(extent(expected));
    }

    @Test
    void thereIsNoneAroundNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Extent.of(geometry("POLYGON EMPTY")));
        assertThatIllegalArgumentException().isThrownBy(() -> Extent.union(List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0, 0, 10, 10       | 20, 5, 30, 20      | 0, 0, 30, 20",
                "170, 0, 175, 1     | -175, 0, -170, 1   | 170, 0, -170, 1",
                "170, 0, -170, 1    | -175, 0, -160, 1   | 170, 0, -160, 1",
                "-180, 0, -170, 1   | 170, 0, 180, 1     | 170, 0, -170, 1",
                "170, 0, 10, 1      | 5, 0, 175, 1       | -180, 0, 180, 1",
                "10, 0, 20, 1       | 12, 0, 13, 1       | 10, 0, 20, 1"
            })
    void unitesToTheSmallestAroundBoth(String one, String other, String expected) {
        assertThat(extent(one).union(extent(other))).isEqualTo(extent(expected));
        assertThat(extent(other).union(extent(one))).isEqualTo(extent(expected));
    }

    @Test
    void growsToIncludeAPosition() {
        assertThat(FIJI.including(new Coordinate(-170, 0))).isEqualTo(new Extent(177, -20, -170, 0));
        assertThat(FIJI.including(new Coordinate(178, -17))).isEqualTo(FIJI);
    }

    static Stream<List<Extent>> randomLists() {
        Random random = new Random(7);
        return Stream.generate(() -> Stream.generate(() -> random(random))
                        .limit(random.nextInt(1, 5))
                        .toList())
                .limit(500);
    }

    /** Whole degrees, so that a grid of whole degrees meets every edge. */
    private static Extent random(Random random) {
        int south = random.nextInt(-90, 91);
        int west = random.nextInt(-180, 181);
        int east = random.nextBoolean() ? random.nextInt(-180, 181) : Math.min(180, west + random.nextInt(60));
        return new Extent(west, south, east, Math.min(90, south + random.nextInt(40)));
    }

    @ParameterizedTest
    @MethodSource("randomLists")
    void intersectsWhenAPointOfTheGridLiesInBoth(List<Extent> extents) {
        Extent one = extents.get(0);
        Extent other = extents.get(extents.size() - 1);
        boolean shared = IntStream.rangeClosed(-180, 180).anyMatch(x -> onBoth(one, other, x))
                && Math.max(one.south(), other.south()) <= Math.min(one.north(), other.north());

        assertThat(one.intersects(other)).isEqualTo(shared);
        assertThat(one.intersects(Wgs84.GEOMETRY.createGeometryCollection(other.envelopes().stream()
                        .map(Wgs84.GEOMETRY::toGeometry)
                        .toArray(Geometry[]::new))))
                .isEqualTo(shared);
    }

    private static boolean onBoth(Extent one, Extent other, int longitude) {
        return on(one, longitude) && on(other, longitude);
    }

    /** The definition: going east from the west edge, one comes past the longitude before the east edge. */
    private static boolean on(Extent extent, double longitude) {
        double width =
                extent.west() > extent.east() ? extent.east() - extent.west() + 360 : extent.east() - extent.west();
        double steps = ((longitude - extent.west()) % 360 + 360) % 360;
        return steps <= width;
    }

    @ParameterizedTest
    @MethodSource("randomLists")
    void theUnionIsAsSmallAsAnyThatCoversAll(List<Extent> extents) {
        Extent union = Extent.union(extents);
        List<Integer> covered = new ArrayList<>();
        for (int x = -180; x < 180; x++) {
            int longitude = x;
            if (extents.stream().anyMatch(extent -> on(extent, longitude))) {
                covered.add(x);
            }
        }
        assertThat(covered).allMatch(x -> on(union, x));
        int widestGap = 0;
        for (int i = 0; i < covered.size(); i++) {
            int next = i + 1 < covered.size() ? covered.get(i + 1) : covered.get(0) + 360;
            widestGap = Math.max(widestGap, next - covered.get(i));
        }
        // A gap of one degree between points of the grid may be none, where one extent goes on.
        assertThat(union.width()).isIn(widestGap > 1 ? List.of(360.0 - widestGap) : List.of(359.0, 360.0));
    }

    private static Geometry geometry(String wkt) throws ParseException {
        return new WKTReader(Wgs84.GEOMETRY).read(wkt);
    }

    private static Extent extent(String text) {
        double[] edges =
                Stream.of(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
        return new Extent(edges[0], edges[1], edges[2], edges[3]);
    }
}
