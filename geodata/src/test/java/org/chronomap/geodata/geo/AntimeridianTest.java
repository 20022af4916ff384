package org.chronomap.geodata.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

class AntimeridianTest {

    private static final Envelope EARTH = new Envelope(-180, 180, -90, 90);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (180 0)",
                "POINT EMPTY",
                "LINESTRING (-180 0, 180 0)",
                "LINESTRING (180 -5, 180 5)",
                "POLYGON ((-180 -90, 180 -90, 180 -60, -180 -60, -180 -90))",
                "POLYGON ((170 0, 180 0, 180 10, 170 0))"
            })
    void leavesWhatIsWithinAsItIs(String wkt) throws ParseException {
        Geometry geometry = geometry(wkt);

        assertThat((Object) Antimeridian.cut(geometry)).isSameAs(geometry);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINT (190 5)                           | POINT (-170 5)",
                "MULTIPOINT ((190 5), (-190 5), (1 1))   | MULTIPOINT ((-170 5), (170 5), (1 1))",
                "LINESTRING (170 0, 190 10)              | MULTILINESTRING ((170 0, 180 5), (-180 5, -170 10))",
                "LINESTRING (-170 0, -190 10)            | MULTILINESTRING ((-170 0, -180 5), (180 5, 170 10))",
                "LINESTRING (170 0, 180 5, 190 10)       | MULTILINESTRING ((170 0, 180 5), (-180 5, -170 10))",
                "LINESTRING (180 0, 190 10)              | LINESTRING (-180 0, -170 10)",
                "LINESTRING (190 0, 200 10)              | LINESTRING (-170 0, -160 10)",
                "LINESTRING (170 0, 180 5, 170 10, 185 10) | MULTILINESTRING ((170 0, 180 5, 170 10, 180 10), (-180 10, -175 10))",
                "LINESTRING (170 0, 180 0, 180 5, 190 5) | MULTILINESTRING ((170 0, 180 0, 180 5), (-180 5, -170 5))",
                "LINESTRING (170 0, 890 72)              | MULTILINESTRING ((170 0, 180 1), (-180 1, 180 37), (-180 37, 170 72))",
                "MULTILINESTRING ((170 0, 190 10), (0 0, 1 1)) | MULTILINESTRING ((170 0, 180 5), (-180 5, -170 10), (0 0, 1 1))",
                "GEOMETRYCOLLECTION (POINT (181 0), LINESTRING (0 0, 1 1)) | GEOMETRYCOLLECTION (POINT (-179 0), LINESTRING (0 0, 1 1))"
            })
    void cutsPointsAndLinesKeepingTheirDirection(String unwrapped, String expected) throws ParseException {
        Geometry cut = Antimeridian.cut(geometry(unwrapped));

        assertThat(cut.equalsExact(geometry(expected), 1e-12)).as(cut.toText()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POLYGON ((170 60, 190 60, 190 70, 170 70, 170 60)) | MULTIPOLYGON (((170 60, 180 60, 180 70, 170 70, 170 60)), ((-180 60, -170 60, -170 70, -180 70, -180 60)))",
                "POLYGON ((-190 0, -170 0, -170 1, -190 0)) | MULTIPOLYGON (((170 0, 180 0, 180 0.5, 170 0)), ((-180 0, -170 0, -170 1, -180 0.5, -180 0)))",
                "POLYGON ((180 0, 190 0, 190 5, 180 0))     | POLYGON ((-180 0, -170 0, -170 5, -180 0))",
                "POLYGON ((540 0, 550 0, 550 5, 540 0))     | POLYGON ((-180 0, -170 0, -170 5, -180 0))",
                "MULTIPOLYGON (((170 0, 180 0, 180 1, 170 0)), ((185 0, 190 0, 190 1, 185 0))) | MULTIPOLYGON (((170 0, 180 0, 180 1, 170 0)), ((-175 0, -170 0, -170 1, -175 0)))",
                "MULTIPOLYGON (((-180 0, -170 0, -170 1, -180 1, -180 0)), ((180 1, 190 1, 190 2, 180 2, 180 1))) | POLYGON ((-180 0, -170 0, -170 1, -170 2, -180 2, -180 1, -180 0))",
                "POLYGON ((170 0, 190 0, 190 9, 170 9, 170 0), (175 3, 185 3, 185 6, 175 6, 175 3)) | MULTIPOLYGON (((170 0, 180 0, 180 3, 175 3, 175 6, 180 6, 180 9, 170 9, 170 0)), ((-180 0, -170 0, -170 9, -180 9, -180 6, -175 6, -175 3, -180 3, -180 0)))"
            })
    void cutsPolygons(String unwrapped, String expected) throws ParseException {
        Geometry cut = Antimeridian.cut(geometry(unwrapped));

        assertThat(cut.isValid()).isTrue();
        assertThat(cut.getGeometryType()).isEqualTo(geometry(expected).getGeometryType());
        assertThat(cut.equalsTopo(geometry(expected))).as(cut.toText()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINESTRING (0 0, 200 91)", "POINT (0 -90.5)"})
    void refusesLatitudesBeyondThePoles(String wkt) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Antimeridian.cut(geometry(wkt)))
                .withMessageContaining("expected [-90, 90]");
    }

    @Test
    void refusesLongitudesThatAreNotFinite() {
        Geometry endless = Wgs84.GEOMETRY.createLineString(
                new Coordinate[] {new Coordinate(0, 0), new Coordinate(Double.POSITIVE_INFINITY, 1)});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Antimeridian.cut(endless))
                .withMessageContaining("finite");
    }

    static Stream<Geometry> randomBlobs() {
        Random random = new Random(180);
        return Stream.generate(() -> blob(random)).limit(200);
    }

    /** A star around a middle near the antimeridian, or a world away from it. */
    private static Geometry blob(Random random) {
        double x = 180 * (random.nextInt(5) - 2) + random.nextDouble(-20, 20);
        double y = random.nextDouble(-50, 50);
        Coordinate[] ring = new Coordinate[13];
        for (int i = 0; i < 12; i++) {
            double radius = random.nextDouble(2, 39);
            ring[i] = new Coordinate(x + radius * Math.cos(i * Math.PI / 6), y + radius * Math.sin(i * Math.PI / 6));
        }
        ring[12] = ring[0];
        return Wgs84.GEOMETRY.createPolygon(ring);
    }

    @ParameterizedTest
    @MethodSource("randomBlobs")
    void thePartsOfAPolygonLieWithinAndRejoin(Geometry unwrapped) {
        Geometry cut = Antimeridian.cut(unwrapped);

        assertThat(cut.isValid()).isTrue();
        assertThat(EARTH.covers(cut.getEnvelopeInternal())).isTrue();
        Geometry worlds = Wgs84.GEOMETRY.createPolygon();
        for (int world = -2; world <= 2; world++) {
            Geometry shifted =
                    AffineTransformation.translationInstance(360.0 * world, 0).transform(cut);
            worlds = OverlayNGRobust.overlay(worlds, shifted, OverlayNG.UNION);
        }
        Geometry original = OverlayNGRobust.overlay(worlds, unwrapped, OverlayNG.INTERSECTION);
        assertThat(cut.getArea()).isCloseTo(unwrapped.getArea(), within(1e-6));
        assertThat(original.getArea()).isCloseTo(unwrapped.getArea(), within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("randomBlobs")
    void thePartsOfALineFollowEachOther(Geometry blob) {
        LineString line = blob.getFactory().createLineString(blob.getCoordinates());

        Geometry cut = Antimeridian.cut(line);

        assertThat(EARTH.covers(cut.getEnvelopeInternal())).isTrue();
        assertThat(cut.getLength()).isCloseTo(line.getLength(), within(1e-9));
        for (int i = 1; i < cut.getNumGeometries(); i++) {
            Coordinate end =
                    ((LineString) cut.getGeometryN(i - 1)).getEndPoint().getCoordinate();
            Coordinate start =
                    ((LineString) cut.getGeometryN(i)).getStartPoint().getCoordinate();
            assertThat(Math.abs(end.x)).isEqualTo(180);
            assertThat(start).isEqualTo(new Coordinate(-end.x, end.y));
        }
    }

    private static Geometry geometry(String wkt) throws ParseException {
        return new WKTReader(Wgs84.GEOMETRY).read(wkt);
    }
}
