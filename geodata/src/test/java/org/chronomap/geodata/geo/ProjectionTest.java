package org.chronomap.geodata.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class ProjectionTest {

    private static final double EARTH_RADIUS = 6_378_137;

    /** Against the formula of EPSG method 1024. */
    @ParameterizedTest
    @CsvSource({"0, 0", "76.9115, 43.2525", "180, -43", "-180, 85", "-77, -60"})
    void webMercatorIsThatOfTheTiles(double longitude, double latitude) {
        Coordinate metres =
                Projection.webMercator().toMetres(point(longitude, latitude)).getCoordinate();

        assertThat(metres.x).isCloseTo(EARTH_RADIUS * Math.toRadians(longitude), within(1e-3));
        assertThat(metres.y)
                .isCloseTo(EARTH_RADIUS * Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2)), within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({"90, 20037508.34", "-90, -20037508.34", "86, 20037508.34"})
    void webMercatorMovesThePolesOntoItsLastParallel(double latitude, double northing) {
        assertThat(Projection.webMercator().toMetres(point(10, latitude)).getCoordinate().y)
                .isCloseTo(northing, within(0.01));
    }

    @Test
    void equidistantIsTrueToScaleOnItsParallelAndHasPoles() {
        Projection plane = Projection.equidistant(60);

        Coordinate metres = plane.toMetres(point(10, 90)).getCoordinate();

        assertThat(metres.x).isCloseTo(EARTH_RADIUS * Math.toRadians(10) / 2, within(EARTH_RADIUS * 0.002));
        assertThat(metres.y).isCloseTo(10_001_966, within(30_000.0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "76.9115, 43.2525", "180, 10", "-180, -10", "180, -85"})
    void leadsBack(double longitude, double latitude) {
        Geometry point = point(longitude, latitude);

        for (Projection plane : new Projection[] {Projection.webMercator(), Projection.equidistant(45)}) {
            assertThat(plane.toDegrees(plane.toMetres(point)).distance(point)).isLessThan(1e-8);
        }
    }

    @Test
    void leavesItsArgumentAlone() {
        Geometry earth = Wgs84.GEOMETRY.toGeometry(new Envelope(-180, 180, -90, 90));
        Geometry copy = earth.copy();

        Projection.webMercator().toMetres(earth);

        assertThat(earth.equalsExact(copy)).isTrue();
    }

    @Test
    void nothingStaysNothing() {
        Geometry nothing = Wgs84.GEOMETRY.createPolygon();

        assertThat(Projection.webMercator().toMetres(nothing).isEmpty()).isTrue();
        assertThat(Projection.webMercator().toDegrees(nothing).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {180.5, 190, 360, -181, -540, 541})
    void goesOnBeyondTheAntimeridian(double longitude) {
        for (Projection plane : new Projection[] {Projection.webMercator(), Projection.equidistant(60)}) {
            Geometry metres = plane.toMetres(point(longitude, 50));

            assertThat(metres.getCoordinate().x).isCloseTo(plane.width() * longitude / 360, within(1e-6));
            assertThat(plane.toDegrees(metres).distance(point(longitude, 50))).isLessThan(1e-8);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 91", "0, -91", "0, NaN", "NaN, 0", "Infinity, 0"})
    void refusesWhatIsNotOnTheEarth(double longitude, double latitude) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Projection.webMercator().toMetres(point(longitude, latitude)))
                .withMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(doubles = {90, -89.5, Double.NaN})
    void noParallelAtThePolesIsTrueToScale(double latitude) {
        assertThatIllegalArgumentException().isThrownBy(() -> Projection.equidistant(latitude));
    }

    @Test
    void isWhatTheTablesOfEpsgSay() throws Exception {
        MathTransform byName = CRS.findMathTransform(DefaultGeographicCRS.WGS84, CRS.decode("EPSG:3857", true), true);
        double[] position = {76.9115, 43.2525};
        byName.transform(position, 0, position, 0, 1);

        assertThat(Projection.webMercator().toMetres(point(76.9115, 43.2525)).getCoordinate())
                .isEqualTo(new Coordinate(position[0], position[1]));
    }

    private static Geometry point(double longitude, double latitude) {
        return Wgs84.GEOMETRY.createPoint(new Coordinate(longitude, latitude));
    }
}
