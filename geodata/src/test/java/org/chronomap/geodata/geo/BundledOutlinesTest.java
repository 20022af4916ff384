package org.chronomap.geodata.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/** What the base map that is shipped must hold. */
class BundledOutlinesTest {

    private static final Envelope EARTH = new Envelope(-180, 180, -90, 90);

    private static CountryOutlines outlines;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream world = Objects.requireNonNull(
                BundledOutlinesTest.class.getResourceAsStream("/basemap/server/world.json"),
                "/basemap/server/world.json is missing")) {
            outlines = CountryOutlines.read(world);
        }
    }

    static Stream<Outline> everyOutline() {
        return outlines.list().stream();
    }

    @Test
    void nothingHadToBeRepairedOrWasLost() {
        assertThat(outlines.repaired()).isEmpty();
        assertThat(outlines.lost()).isEmpty();
    }

    /** Degrees, about: west, south, east and north of what a reader takes the country for. */
    @ParameterizedTest
    @CsvSource({
        "FR,   -4.8,  41.4,   9.6, 51.1", // with Corsica, without Guiana and Réunion
        "PT,   -9.5,  37,    -6.2, 42.2", // without Madeira and the Azores
        "ES,   -9.3,  35.3,   3.4, 43.8", // with the Balearic, without the Canary Islands
        "NO,    5,    58,    31.1, 71", // without Svalbard
        "EC,  -80.9,  -5,   -75.3,  1.4", // without the Galápagos
        "RU,   27.3,  41.2, -169.7, 80.2", // across the antimeridian
        "US, -124.6,  25.1, -67.2, 49", // without Alaska and Hawaii
        "MY,  100.1,   0.9, 119.3,    7", // both halves
        "NZ,  166.5, -46.6, 178.6, -34.5",
        "ID,   95.4,  -9.1,   141,  5.7",
        "KZ,   46.5,  40.6,  87.3, 55.4"
    })
    void hasAnExtentWithoutWhatIsOverseas(String code, double west, double south, double east, double north) {
        Extent main = outlines.find(code).orElseThrow().mainExtent();

        List<Double> expected = List.of(west, south, east, north);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(main.bbox().get(i)).as("%s", main).isCloseTo(expected.get(i), within(0.2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"KZ", "RU", "BY", "AM", "TJ", "KG"})
    void hasEveryMemberOfTheCollectiveSecurityTreaty(String code) {
        assertThat(outlines.find(code)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Almaty,     76.9115, 43.2525, KZ",
        "Baikonur,   63.3,    45.95,   KZ",
        "Moscow,     37.6,    55.75,   RU",
        "Simferopol, 34.1,    44.95,   UA",
        "Bilibino, 166.4, 68.05, RU",
        "Uelen,     -170.5,   66.3,    RU"
    })
    void aTownLiesInItsCountryAndInNoOther(String town, double longitude, double latitude, String code) {
        Coordinate at = new Coordinate(longitude, latitude);

        assertThat(outlines.list().stream().filter(o -> o.covers(at)).map(Outline::code))
                .as(town)
                .containsExactly(code);
    }

    @Test
    void russiaCrossesTheAntimeridian() {
        Extent russia = outlines.find("RU").orElseThrow().extent();

        assertThat(russia.crossesAntimeridian()).isTrue();
        assertThat(russia.west()).isCloseTo(20, within(3.0));
        assertThat(russia.east()).isCloseTo(-169, within(2.0));
    }

    @ParameterizedTest
    @MethodSource("everyOutline")
    void anOutlineIsValidAndOnTheEarth(Outline outline) {
        assertThat((Object) outline.geometry()).isInstanceOf(Polygonal.class);
        assertThat(outline.geometry().isValid()).isTrue();
        assertThat(EARTH.covers(outline.geometry().getEnvelopeInternal())).isTrue();
        assertThat(outline.covers(outline.anchor())).as("anchor within").isTrue();
    }

    @ParameterizedTest
    @MethodSource("everyOutline")
    void aSimplifiedOutlineIsValidOnTheEarthAndNearlyAsLarge(Outline outline) {
        Geometry simple = outline.simplified(10_000);

        assertThat((Object) simple).isInstanceOf(Polygonal.class);
        assertThat(simple.isValid()).isTrue();
        assertThat(EARTH.covers(simple.getEnvelopeInternal())).isTrue();
        assertThat(simple.getNumPoints()).isLessThanOrEqualTo(outline.geometry().getNumPoints());
        double border = outline.geometry().getLength();
        double tenKilometres = 0.09
                / Math.cos(Math.toRadians(Math.min(80, Math.abs(outline.extent().centre().y))));
        assertThat(simple.getArea()).isCloseTo(outline.geometry().getArea(), within(border * tenKilometres));
    }
}
