package org.chronomap.geodata.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

/** How tables are read, and how size is weighed against distance. */
class GazetteerTest {

    private static Gazetteer of(String towns) {
        return Gazetteer.read(
                kind -> new ByteArrayInputStream(
                        (kind == NamedPlace.Kind.TOWN ? towns : "").getBytes(StandardCharsets.UTF_8)),
                OtherNames.NONE);
    }

    @Test
    void aLineOfATableIsAPlaceOfTheGroupAbove() {
        Gazetteer gazetteer = of("XA.01\nUpper Town\t1.5\t-2\t300\tVille-Haute\t\tЖоғарғы қала\nXB.02\nPort\t0\t0\n");

        assertThat(gazetteer.find("ville", "fr", 1)).first().satisfies(town -> {
            assertThat(town.within()).isEqualTo("XA.01");
            assertThat(town.population()).isEqualTo(300);
            assertThat(town.at().getCoordinate()).isEqualTo(new Coordinate(1.5, -2));
            assertThat(town.names().byLanguage())
                    .isEqualTo(Map.of("en", "Upper Town", "fr", "Ville-Haute", "kk", "Жоғарғы қала"));
        });
        assertThat(gazetteer.find("port", "en", 1))
                .first()
                .satisfies(port -> assertThat(port.within()).isEqualTo("XB.02"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Port;0;0                  | Not a place of the gazetteer (TOWN): "Port;0;0"
            XA.01/Port;0              | Not a place of the gazetteer (TOWN): "Port;0"
            XA.01/Port;0;0;1;a;b;c;d;e | Not a place of the gazetteer (TOWN): "Port;0;0;1;a;b;c;d;e"
            XA.01/Port;east;0         | No number in the gazetteer (TOWN): "Port;east;0"
            XA.01/Port;0;0;many       | No number in the gazetteer (TOWN): "Port;0;0;many"
            """)
    void aLineThatIsNoPlaceIsTold(String table, String told) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(table.replace(';', '\t').replace('/', '\n')))
                .withMessage(told.replace(';', '\t'));
    }

    /** Along the equator, a degree is 111 km: the hamlet is at 0, the city of a million some way east of it. */
    @ParameterizedTest
    @CsvSource({
        "0.3,   0.30, City",
        "0.225, 0.20, City",
        "0.02,  0.25, City",
        "0.003, 0.30, Hamlet",
        "0.2,   1.00, Hamlet",
    })
    void aCityIsToldBeforeAHamletThatIsALittleNearer(double longitude, double city, String told) {
        Gazetteer gazetteer = of("XA.01\nHamlet\t0\t0\t200\nCity\t" + city + "\t0\t1000000\n");

        Gazetteer.Town town = gazetteer.townFor(new Coordinate(longitude, 0)).orElseThrow();

        assertThat(gazetteer.namesOf(town.row()).byLanguage()).containsEntry("en", told);
    }

    @Test
    void withoutAnyTownThereIsNoneToTell() {
        assertThat(of("").townFor(new Coordinate(0, 0))).isEmpty();
    }
}
