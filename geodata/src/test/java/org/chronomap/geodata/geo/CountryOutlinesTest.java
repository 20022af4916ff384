package org.chronomap.geodata.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class CountryOutlinesTest {

    /**
     * On a grid of half degrees. AA and BB share the meridian 10, arc 0 (for BB backwards); CC crosses the antimeridian
     * from 170 to 190 and has an island; the bow tie DD is not valid; EE has shrunk to nothing; two polygons make up FF.
     */
    private static final String WORLD = """
            {"type": "Topology", "transform": {"scale": [0.5, 0.5], "translate": [-180, -90]},
             "objects": {"countries": {"type": "GeometryCollection", "geometries": [
               {"type": "Polygon", "arcs": [[0, 1]], "properties": {"code": "AA", "name": "Aland"}},
               {"type": "Polygon", "arcs": [[-1, 2]], "properties": {"code": "BB", "name": "Beland"}},
               {"type": "MultiPolygon", "arcs": [[[3]], [[4]]], "properties": {"code": "CC", "name": "Celand"}},
               {"type": "Polygon", "arcs": [[5]], "properties": {"code": "DD", "name": "Deland"}},
               {"type": "Polygon", "arcs": [[6]], "properties": {"code": "EE", "name": "Eland"}},
               {"type": "Polygon", "arcs": [[7]], "properties": {"code": "FF", "name": "Efland"}},
               {"type": "Polygon", "arcs": [[4]], "properties": {"code": "FF", "name": "Efland"}},
               {"type": "Polygon", "arcs": [[7]], "properties": {"code": null, "name": "Nobody's"}}]},
              "borders": {"type": "MultiLineString", "arcs": [[0]]},
              "coast": {"type": "LineString", "arcs": [1]},
              "city": {"type": "Point", "coordinates": [0, 0]}},
             "arcs": [
               [[380, 180], [0, 10], [0, 10]],
               [[380, 200], [-20, 0], [0, -20], [20, 0]],
               [[380, 180], [20, 0], [0, 20], [-20, 0]],
               [[700, 300], [40, 0], [0, 20], [-40, 0], [0, -20]],
               [[400, 100], [2, 0], [0, 2], [-2, -2]],
               [[600, 180], [4, 4], [0, -4], [-4, 4], [0, -4]],
               [[600, 180], [0, 0], [0, 0]],
               [[410, 100], [4, 0], [0, 4], [-4, -4]]]}
            """;

    private final CountryOutlines outlines = read(WORLD);

    @Test
    void findsACountryByItsCode() {
        Outline a = outlines.find("AA").orElseThrow();

        assertThat(a.code()).isEqualTo("AA");
        assertThat(a.name()).isEqualTo("Aland");
        assertThat(a.extent()).isEqualTo(new Extent(0, 0, 10, 10));
        assertThat(a.geometry().getSRID()).isEqualTo(4326);
        assertThat(outlines.find("aa")).isEmpty();
        assertThat(outlines.find("ZZ")).isEmpty();
        assertThat(outlines.list()).extracting(Outline::code).containsExactly("AA", "BB", "CC", "DD", "FF");
    }

    @Test
    void neighboursShareTheirBorder() {
        Outline a = outlines.find("AA").orElseThrow();
        Outline b = outlines.find("BB").orElseThrow();

        assertThat(a.geometry().intersection(b.geometry()).getLength()).isEqualTo(10);
        assertThat(a.covers(new Coordinate(10, 5))).isTrue();
        assertThat(b.covers(new Coordinate(10, 5))).isTrue();
        assertThat(b.covers(new Coordinate(9.9, 5))).isFalse();
    }

    @Test
    void whatCrossesTheAntimeridianIsCut() {
        Outline c = outlines.find("CC").orElseThrow();

        assertThat(c.geometry().getNumGeometries()).isEqualTo(3);
        assertThat(c.geometry().getEnvelopeInternal().getMaxX()).isEqualTo(180);
        assertThat(c.covers(new Coordinate(-171, 61))).isTrue();
        assertThat(c.covers(new Coordinate(-169, 61))).isFalse();
        assertThat(c.extent()).isEqualTo(new Extent(20, -40, -170, 70));
    }

    @Test
    void theAnchorSitsInTheMiddleOfTheLargestPart() {
        Coordinate anchor = outlines.find("CC").orElseThrow().anchor();

        assertThat(anchor.y).isCloseTo(65, within(0.5));
        assertThat(outlines.find("CC").orElseThrow().covers(anchor)).isTrue();
        assertThat(outlines.find("AA").orElseThrow().anchor().x).isCloseTo(5, within(0.2));
    }

    @ParameterizedTest
    @CsvSource({
        "175, 60, -175, 70, true",
        "-172, 50, -160, 62, true",
        "160, 50, -160, 72, true",
        "-160, 50, 160, 72, false",
        "-169, 60, 169, 70, false",
        "-170, 60, -160, 70, true",
        "20, -40, 21, -39, true",
        "100, 0, 110, 10, false"
    })
    void isTestedAgainstAnExtent(double west, double south, double east, double north, boolean expected) {
        Outline c = outlines.find("CC").orElseThrow();
        Extent extent = new Extent(west, south, east, north);

        assertThat(c.intersects(extent)).isEqualTo(expected);
        assertThat(extent.intersects(c.geometry())).isEqualTo(expected);
    }

    @Test
    void isTestedAgainstAGeometry() {
        Outline a = outlines.find("AA").orElseThrow();

        assertThat(a.intersects(outlines.find("BB").orElseThrow().geometry())).isTrue();
        assertThat(a.intersects(outlines.find("CC").orElseThrow().geometry())).isFalse();
    }

    @Test
    void polygonsOfOneCodeMakeUpOneOutline() {
        assertThat(outlines.find("FF").orElseThrow().geometry().getNumGeometries())
                .isEqualTo(2);
    }

    @Test
    void tellsWhatHadToBeRepairedAndWhatWasLost() {
        assertThat(outlines.repaired()).containsExactly("DD");
        assertThat(outlines.find("DD").orElseThrow().geometry().isValid()).isTrue();
        assertThat(outlines.lost()).containsExactly("EE");
    }

    @Test
    void simplifyingKeepsWithinTheTolerance() {
        Outline a = outlines.find("AA").orElseThrow();
        Outline c = outlines.find("CC").orElseThrow();

        assertThat(a.simplified(1000).getNumPoints()).isEqualTo(5);
        assertThat(a.simplified(1000).symDifference(a.geometry()).getArea()).isLessThan(1e-3);
        assertThat(c.simplified(1000).symDifference(c.geometry()).getArea()).isLessThan(1e-3);
        assertThat(c.simplified(1000).isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void theToleranceIsAPositiveNumber(double tolerance) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> outlines.find("AA").orElseThrow().simplified(tolerance))
                .withMessageContaining("toleranceMetres is");
    }

    @Test
    void linesOfTheBaseMapCanBeReadToo() {
        TopoJson map = TopoJson.read(stream(WORLD));

        Geometry borders = map.shapes("borders").get(0).geometry();
        assertThat(borders.getLength()).isEqualTo(10);
        assertThat(borders.getGeometryType()).isEqualTo("MultiLineString");
        assertThat(map.shapes("coast").get(0).geometry().getLength()).isEqualTo(30);
    }

    @Test
    void withoutATransformPositionsArePlain() {
        CountryOutlines plain = read("""
                {"type": "Topology", "objects": {"countries": {"type": "GeometryCollection", "geometries": [
                  {"type": "Polygon", "arcs": [[0]], "properties": {"code": "AA", "name": "Aland"}},
                  {"type": "Polygon", "arcs": [], "properties": {"code": "BB", "name": "Beland"}}]}},
                 "arcs": [[[0, 0], [1.25, 0], [1.25, 1], [0, 0]]]}
                """);

        assertThat(plain.find("AA").orElseThrow().extent()).isEqualTo(new Extent(0, 0, 1.25, 1));
        assertThat(plain.lost()).containsExactly("BB");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"Topology\"                       | \"Feature\"             | expected \"Topology\"",
                "\"countries\"                      | \"lands\"               | There is no object \"countries\": there are lands",
                "\"type\": \"Polygon\", \"arcs\": [[0, 1]] | \"type\": \"Point\", \"coordinates\": [1, 1] | countries.geometries[0] has type \"Point\"",
                "[[0, 1]]                           | [[0, 99]]               | refers to arc 99: expected an integer from -8 to 7",
                "[[0, 1]]                           | [[0, -9]]               | refers to arc -9",
                "[[0, 1]]                           | [[0, 1.5]]              | refers to arc 1.5",
                "[[0, 1]]                           | [[0, 3]]                | arc 3 does not begin where the one before it ends",
                "[[0, 1]]                           | [[0]]                   | has a ring that is not closed",
                "[[0, 1]]                           | [[]]                    | without arcs",
                "[[0, 1]]                           | 5                       | is NUMBER: expected an array",
                "\"scale\": [0.5, 0.5]              | \"scale\": [0.5]        | transform.scale holds [0.5]",
                "[[380, 180], [0, 10], [0, 10]]     | [[380, 180]]            | arcs[0] has 1 positions",
                "[[380, 180], [0, 10], [0, 10]]     | [[380, \"x\"], [0, 10]] | arcs[0] holds [380,\"x\"]",
                "\"translate\": [-180, -90]         | \"translate\": [-180, 0] | and ±90",
                "\"translate\": [-180, -90]         | \"translate\": [400, -90] | within ±540",
                "\"name\": \"Aland\"                | \"title\": \"Aland\"    | The country AA has no \"name\"",
                "{\"type\": \"Polygon\", \"arcs\": [[0, 1]] | {\"type\": \"LineString\", \"arcs\": [0] | The country AA is a LineString"
            })
    void saysWhatIsWrongWithABaseMap(String right, String wrong, String message) {
        assertThat(WORLD).contains(right);

        assertThatExceptionOfType(TopoJsonException.class)
                .isThrownBy(() -> read(WORLD.replace(right, wrong)))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"type\": \"Topology\", ", "not json"})
    void saysWhenItIsNoJson(String text) {
        assertThatExceptionOfType(TopoJsonException.class).isThrownBy(() -> read(text));
    }

    @Test
    void saysWhenTheStreamFails() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk gone");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("disk gone");
            }
        };

        assertThatExceptionOfType(TopoJsonException.class)
                .isThrownBy(() -> CountryOutlines.read(broken))
                .withMessageContaining("disk gone");
    }

    private static CountryOutlines read(String topoJson) {
        return CountryOutlines.read(stream(topoJson));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
