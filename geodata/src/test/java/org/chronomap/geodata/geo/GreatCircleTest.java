package org.chronomap.geodata.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiLineString;

class GreatCircleTest {

    private static final Coordinate ALMATY = new Coordinate(76.9115, 43.2525);
    private static final Coordinate MOSCOW = new Coordinate(37.6178, 55.7558);
    private static final Coordinate ANADYR = new Coordinate(177.5, 64.73);
    private static final Coordinate ANCHORAGE = new Coordinate(-149.9, 61.22);

    @Test
    void leadsFromOneEndToTheOtherBothKeptAsGiven() {
        Coordinate from = new Coordinate(76.911512345, 43.252567891);

        Coordinate[] way = GreatCircle.arc(from, MOSCOW).getCoordinates();

        assertThat(way[0]).isEqualTo(from);
        assertThat(way[way.length - 1]).isEqualTo(MOSCOW);
    }

    @Test
    void bulgesTowardsThePole() {
        assertThat(GreatCircle.arc(new Coordinate(0, 50), new Coordinate(90, 50))
                        .getEnvelopeInternal()
                        .getMaxY())
                .isGreaterThan(58);
    }

    @Test
    void vertexesInBetweenAreRoundedToFiveDecimals() {
        Coordinate[] way = GreatCircle.arc(ALMATY, MOSCOW).getCoordinates();

        assertThat(Arrays.copyOfRange(way, 1, way.length - 1)).allSatisfy(at -> {
            assertThat(at.x).isEqualTo(Wgs84.round(at.x));
            assertThat(at.y).isEqualTo(Wgs84.round(at.y));
        });
    }

    @ParameterizedTest
    @CsvSource({"0.00001, 2", "0.4, 2", "0.5, 3", "10, 24", "179, 400"})
    void hasAsManyVertexesAsItIsLong(double degreesOfEquator, int vertexes) {
        assertThat(GreatCircle.arc(new Coordinate(0, 0), new Coordinate(degreesOfEquator, 0))
                        .getNumPoints())
                .isEqualTo(vertexes);
    }

    @Test
    void isCutAtTheAntimeridianWhereTheGeodesicCrossesIt() {
        MultiLineString way = GreatCircle.arc(ANADYR, ANCHORAGE);

        assertThat(way.getNumGeometries()).isEqualTo(2);
        Coordinate[] west = way.getGeometryN(0).getCoordinates();
        Coordinate[] east = way.getGeometryN(1).getCoordinates();
        Coordinate crossing = west[west.length - 1];
        assertThat(west[0]).isEqualTo(ANADYR);
        assertThat(crossing.x).isEqualTo(180);
        assertThat(east[0]).isEqualTo(new Coordinate(-180, crossing.y));
        assertThat(east[east.length - 1]).isEqualTo(ANCHORAGE);
        assertThat(GreatCircle.distanceMetres(ANADYR, crossing) + GreatCircle.distanceMetres(crossing, ANCHORAGE))
                .isCloseTo(GreatCircle.distanceMetres(ANADYR, ANCHORAGE), within(1e-3));
    }

    @Test
    void isCutTheSameWayWestward() {
        MultiLineString there = GreatCircle.arc(ANADYR, ANCHORAGE);
        MultiLineString back = GreatCircle.arc(ANCHORAGE, ANADYR);

        assertThat(back.getNumGeometries()).isEqualTo(2);
        assertThat(back.getGeometryN(0).getCoordinates()[0]).isEqualTo(ANCHORAGE);
        assertThat(back.reverse().norm().equalsExact(there.norm(), 2e-5)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"180, -170, -180", "-180, 170, 180", "180, 170, 180", "-180, -170, -180"})
    void anEndOnTheAntimeridianTakesTheSideOfTheWay(double edge, double other, double side) {
        MultiLineString out = GreatCircle.arc(new Coordinate(edge, 10), new Coordinate(other, 20));
        MultiLineString in = GreatCircle.arc(new Coordinate(other, 20), new Coordinate(edge, 10));

        assertThat(out.getNumGeometries()).isEqualTo(1);
        assertThat(out.getCoordinates()[0]).isEqualTo(new Coordinate(side, 10));
        assertThat(in.getNumGeometries()).isEqualTo(1);
        assertThat(in.getCoordinates()[in.getNumPoints() - 1]).isEqualTo(new Coordinate(side, 10));
    }

    @ParameterizedTest
    @CsvSource({"180, 180", "-180, -180", "180, -180"})
    void mayRunAlongTheAntimeridian(double from, double to) {
        MultiLineString way = GreatCircle.arc(new Coordinate(from, -10), new Coordinate(to, 10));

        assertThat(way.getNumGeometries()).isEqualTo(1);
        assertThat(way.getEnvelopeInternal().getWidth()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0, 80, 180, 80, 90", "76.9, 60, -103.1, 70, 90", "0, -80, 180, -80, -90", "-90, 10, 90, 10, 90"})
    void isCutAtAPoleItCrosses(double x1, double y1, double x2, double y2, double pole) {
        MultiLineString way = GreatCircle.arc(new Coordinate(x1, y1), new Coordinate(x2, y2));

        assertThat(way.getNumGeometries()).isEqualTo(2);
        Coordinate[] up = way.getGeometryN(0).getCoordinates();
        Coordinate[] down = way.getGeometryN(1).getCoordinates();
        assertThat(up[up.length - 1].y).isEqualTo(pole);
        assertThat(down[0].y).isEqualTo(pole);
        assertThat(up).allSatisfy(at -> assertThat(at.x).isCloseTo(x1, within(1e-5)));
        assertThat(down).allSatisfy(at -> assertThat(at.x).isCloseTo(x2, within(1e-5)));
    }

    @ParameterizedTest
    @CsvSource({"0, 90, 77, 43", "77, 43, 0, 90", "-120, -90, 77, 43", "0, 90, 50, 89.9", "10, 90, 50, -90"})
    void anEndAtAPoleTakesTheLongitudeOfTheWay(double x1, double y1, double x2, double y2) {
        MultiLineString way = GreatCircle.arc(new Coordinate(x1, y1), new Coordinate(x2, y2));

        assertThat(way.getNumGeometries()).isEqualTo(1);
        assertThat(way.getEnvelopeInternal().getWidth()).isLessThan(1e-5);
        assertThat(way.getCoordinates()[0].y).isEqualTo(y1);
        assertThat(way.getCoordinates()[way.getNumPoints() - 1].y).isEqualTo(y2);
    }

    @ParameterizedTest
    @CsvSource({"77, 43, 77, 43", "180, 10, -180, 10", "0, 90, 120, 90", "-180, -90, 5, -90"})
    void isEmptyBetweenOnePointAndItself(double x1, double y1, double x2, double y2) {
        assertThat(GreatCircle.arc(new Coordinate(x1, y1), new Coordinate(x2, y2))
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 180, 0", "77, 43, -103, -43", "0, 0, 179.9, 0.1", "0, 30, 179.99, -29.99", "0, 0, 179.5, 0"})
    void findsAWayBetweenAntipodesAndNearly(double x1, double y1, double x2, double y2) {
        Coordinate from = new Coordinate(x1, y1);
        Coordinate to = new Coordinate(x2, y2);

        assertIsTheShortestWay(from, to);
        assertThat(GreatCircle.distanceMetres(from, to)).isBetween(19_900_000.0, 20_004_000.0);
    }

    @ParameterizedTest
    @CsvSource({"180.1, 0", "-181, 0", "0, 90.1", "0, -91", "NaN, 0", "0, NaN"})
    void refusesWhatIsNoPosition(double longitude, double latitude) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GreatCircle.arc(ALMATY, new Coordinate(longitude, latitude)))
                .withMessageContaining("to is")
                .withMessageContaining("[-180, 180]");
    }

    static Stream<List<Coordinate>> randomPairs() {
        Random random = new Random(20220105);
        return Stream.generate(() -> List.of(position(random), position(random)))
                .limit(300);
    }

    private static Coordinate position(Random random) {
        // One in five lies on a multiple of 30 degrees: edges, the equator, poles.
        boolean even = random.nextInt(5) == 0;
        double x = random.nextDouble(-180, 180);
        double y = Math.toDegrees(Math.asin(random.nextDouble(-1, 1)));
        return even ? new Coordinate(Math.round(x / 30) * 30.0, Math.round(y / 30) * 30.0) : new Coordinate(x, y);
    }

    @ParameterizedTest
    @MethodSource("randomPairs")
    void isTheShortestWay(List<Coordinate> pair) {
        assertIsTheShortestWay(pair.get(0), pair.get(1));
    }

    /** In pieces within ±180 that meet, and that add up to the distance. */
    private static void assertIsTheShortestWay(Coordinate from, Coordinate to) {
        MultiLineString way = GreatCircle.arc(from, to);
        double length = 0;
        List<Coordinate> all = new ArrayList<>();
        for (int i = 0; i < way.getNumGeometries(); i++) {
            Coordinate[] piece = way.getGeometryN(i).getCoordinates();
            for (int j = 1; j < piece.length; j++) {
                length += GreatCircle.distanceMetres(piece[j - 1], piece[j]);
                assertThat(Math.abs(piece[j].x - piece[j - 1].x)).isLessThan(180);
            }
            if (!all.isEmpty()) {
                assertThat(GreatCircle.distanceMetres(all.get(all.size() - 1), piece[0]))
                        .isLessThan(1e-3);
            }
            all.addAll(List.of(piece));
        }
        assertThat(all).allSatisfy(at -> assertThat(Math.abs(at.x)).isLessThanOrEqualTo(180));
        assertThat(length).isCloseTo(GreatCircle.distanceMetres(from, to), within(2.0));
        if (!all.isEmpty()) {
            assertThat(GreatCircle.distanceMetres(all.get(0), from)).isLessThan(1e-3);
            assertThat(GreatCircle.distanceMetres(all.get(all.size() - 1), to)).isLessThan(1e-3);
        }
    }
}
