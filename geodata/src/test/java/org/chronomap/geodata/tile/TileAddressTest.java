package org.chronomap.geodata.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.chronomap.geodata.geo.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileAddressTest {

    /** As the specification and its reference implementations have them. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "1, 0, 0, 1",
        "1, 0, 1, 2",
        "1, 1, 1, 3",
        "1, 1, 0, 4",
        "2, 0, 0, 5",
        "2, 1, 0, 6",
        "2, 1, 1, 7",
        "2, 0, 1, 8",
        "12, 3423, 1763, 19078479"
    })
    void hasTheIdOfItsPlaceOnTheHilbertCurve(int zoom, int x, int y, long id) {
        assertThat(new TileAddress(zoom, x, y).id()).isEqualTo(id);
        assertThat(TileAddress.of(id)).isEqualTo(new TileAddress(zoom, x, y));
    }

    @Test
    void isFoundAgainByItsIdAtEveryZoom() {
        Random random = new Random(4);
        for (int zoom = 0; zoom <= TileAddress.MAX_ZOOM; zoom++) {
            for (int i = 0; i < 100; i++) {
                TileAddress tile = new TileAddress(zoom, random.nextInt(1 << zoom), random.nextInt(1 << zoom));
                assertThat(TileAddress.of(tile.id())).isEqualTo(tile);
            }
        }
    }

    @Test
    void liesBesideTheTilesWithTheIdsNextToItsOwn() {
        for (long id = 5; id < 340; id++) {
            TileAddress one = TileAddress.of(id);
            TileAddress next = TileAddress.of(id + 1);
            if (one.zoom() == next.zoom()) {
                assertThat(Math.abs(one.x() - next.x()) + Math.abs(one.y() - next.y()))
                        .as("%s and %s", one, next)
                        .isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "14, 76.9115, 43.2525, 14, 11692, 6004",
        "0, 0, 0, 0, 0, 0",
        "3, 180, -90, 3, 7, 7",
        "3, -180, 90, 3, 0, 0"
    })
    void holdsAPosition(int zoom, double longitude, double latitude, int z, int x, int y) {
        TileAddress tile = TileAddress.of(zoom, longitude, latitude);

        assertThat(tile).isEqualTo(new TileAddress(z, x, y));
        Extent extent = tile.extent();
        assertThat(longitude).isBetween(extent.west(), extent.east());
        assertThat(Math.max(-85, Math.min(85, latitude))).isBetween(extent.south(), extent.north());
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "27, 0, 0", "1, 2, 0", "1, 0, -1"})
    void isNoneOutsideOfTheSquare(int zoom, int x, int y) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TileAddress(zoom, x, y));
    }

    @ParameterizedTest
    @CsvSource({"-1", "9223372036854775807"})
    void isNoneOfAnIdThatNoZoomHas(long id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TileAddress.of(id))
                .withMessageContaining("Tile id");
    }
}
