package org.chronomap.geodata.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.chronomap.geodata.gazetteer.TownTiles.Tile;
import org.chronomap.geodata.gazetteer.TownTiles.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class TownTilesTest {

    private static final TownTiles TOWNS = TownTiles.packaged();

    @Test
    void everyTownIsInOneTile() {
        Gazetteer gazetteer = Gazetteer.packaged();
        long towns = IntStream.range(0, gazetteer.size())
                .filter(row -> gazetteer.kind(row) == NamedPlace.Kind.TOWN)
                .count();

        assertThat(TOWNS.tiles().stream()
                        .mapToLong(tile -> TOWNS.in(tile).size())
                        .sum())
                .isEqualTo(towns);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 76.9, 43.2, 2, 1",
        "3, 76.9, 43.2, 5, 2",
        "5, 76.9, 43.2, 22, 11",
        "5, 180, 0, 0, 16",
        "5, -180, 0, 0, 16",
        "5, 190, 0, 0, 16",
        "5, 179.99, -18, 31, 17",
        "5, 0, 90, 16, 0",
        "5, 0, -90, 16, 31"
    })
    void aTileIsThatOfWebMercator(int level, double longitude, double latitude, int column, int row) {
        assertThat(Tile.at(level, longitude, latitude)).isEqualTo(new Tile(level, column, row));
    }

    @ParameterizedTest
    @CsvSource({
        "Astana,     71.43, 51.13, 2, true",
        "Almaty,     76.91, 43.25, 2, false",
        "Suva,      178.44, -18.14, 2, true",
        "Wellington, 174.78, -41.29, 2, true",
        "Strasbourg,  7.75, 48.58, 3, false",
        "Haguenau,    7.79, 48.82, 5, false",
        // Named from afar as seats of governments, and yet not marked.
        "Jerusalem,  35.22, 31.77, 2, false",
        "Nuuk,      -51.72, 64.18, 2, false"
    })
    void isNamedAsFarOffAsItIsLarge(String name, double longitude, double latitude, int level, boolean isCapital) {
        Town town = find(name, level, longitude, latitude);

        assertThat(town.isCapital()).isEqualTo(isCapital);
    }

    @Test
    void theLargerTheEarlier() {
        double almaty = find("Almaty", 2, 76.91, 43.25).zoom();
        double strasbourg = find("Strasbourg", 3, 7.75, 48.58).zoom();
        double haguenau = find("Haguenau", 5, 7.79, 48.82).zoom();

        assertThat(almaty).isLessThan(strasbourg);
        assertThat(strasbourg).isLessThan(haguenau);
        assertThat(haguenau).isBetween(6.5, 8.0);
        assertThat(find("Suva", 2, 178.44, -18.14).zoom())
                .as("a capital, however small")
                .isEqualTo(5);
        assertThat(find("Nuuk", 2, -51.72, 64.18).zoom())
                .as("seat of a territory")
                .isEqualTo(6);
    }

    @Test
    void capitalsComeFirst() {
        for (Tile tile : TOWNS.tiles()) {
            assertThat(TOWNS.in(tile).stream().map(town -> !town.isCapital())).isSorted();
        }
        assertThat(TOWNS.in(new Tile(2, 9, 9))).isEmpty();
    }

    @Test
    void whatLiesAroundReachesAcrossTheEdgeOfTheMap() {
        assertThat(Tile.around(5, new Coordinate(179, 0), 6, 4))
                .containsExactlyInAnyOrder(
                        new Tile(5, 31, 15), new Tile(5, 31, 16), new Tile(5, 0, 15), new Tile(5, 0, 16));
        assertThat(Tile.around(5, new Coordinate(5.6, 84), 1, 40))
                .extracting(Tile::column)
                .containsOnly(16);
    }

    private static Town find(String name, int level, double longitude, double latitude) {
        List<Town> towns = TOWNS.in(Tile.at(level, longitude, latitude));
        return towns.stream()
                .filter(town -> town.names().in(List.of("en")).text().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + towns));
    }
}
