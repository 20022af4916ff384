package org.chronomap.backend.picture.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.backend.state.View;
import org.chronomap.geodata.geo.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The world goes on beyond ±180°: by the same examples as on the page. */
class WorldTest {

    private static final Coordinate SUVA = new Coordinate(178.44, -18.14);
    private static final Coordinate APIA = new Coordinate(-171.77, -13.83);

    static List<JsonNode> longitudes() throws Exception {
        byte[] table = Files.readAllBytes(Path.of("../frontend/src/test/web/longitudes.json"));
        List<JsonNode> examples = new ArrayList<>();
        JsonMapper.shared().readTree(table).forEach(examples::add);
        return examples;
    }

    @ParameterizedTest
    @MethodSource("longitudes")
    void theNearestCopyOfAMeridianIsTheOneOfThePage(JsonNode example) {
        double near = MapView.nearLongitude(
                example.path("lon").asDouble(), example.path("to").asDouble());

        assertThat(near).isCloseTo(example.path("near").asDouble(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {180, -180, 190, -170, -190, 185})
    void aViewShowsSuvaAndApiaSideBySide(double lon) {
        MapView view = MapView.at(new View(-16, lon, 2), 900, 500);

        double apart = view.near(APIA).getX() - view.near(SUVA).getX();
        assertThat(apart).isCloseTo(9.79 / 360 * 256 * view.scale(), within(1e-6));
        assertThat(view.x()).isBetween(0.0, MapView.WORLD);
    }

    @Test
    void aStoryOfOneSpotIsShownWithTheLandAroundIt() {
        assertThat(MapView.around(Extent.of(SUVA), 900, 500).zoom()).isCloseTo(7, within(1e-9));
    }
}
