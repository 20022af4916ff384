package org.chronomap.geodata.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

class BaseMapTest {

    @Test
    void holdsEveryLayerOfTheBundledMap() throws IOException {
        BaseMap map = bundled();

        assertThat(map.land()).hasSizeGreaterThan(200);
        assertThat(map.countries()).hasSizeGreaterThan(190);
        assertThat(map.countries().get("KZ")).hasSize(1);
        assertThat(map.coasts()).isNotEmpty();
        assertThat(map.borders()).isNotEmpty();
        assertThat(map.disputed()).isNotEmpty();
        assertThat(map.lakes()).hasSizeGreaterThan(100);
        assertThat(map.rivers()).isNotEmpty();
    }

    @Test
    void keepsACountryInOnePieceAcrossTheAntimeridian() throws IOException {
        List<Geometry> russia = Objects.requireNonNull(bundled().countries().get("RU"));
        Envelope box = russia.get(0).getEnvelopeInternal();

        assertThat(box.getMinX()).isBetween(15.0, 25.0);
        assertThat(box.getMaxX()).isBetween(180.0, 195.0);
    }

    @Test
    void saysWhichLayerIsMissing() {
        String empty = "{\"type\": \"Topology\", \"arcs\": [], \"objects\": {\"rivers\": {}}}";

        assertThatThrownBy(() -> BaseMap.read(stream(empty), stream(empty)))
                .isInstanceOf(TopoJsonException.class)
                .hasMessageContaining("countries")
                .hasMessageContaining("rivers");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BaseMap bundled() throws IOException {
        try (InputStream world = open("world");
                InputStream water = open("water")) {
            return BaseMap.read(world, water);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(BaseMapTest.class.getResourceAsStream("/basemap/server/" + name + ".json"));
    }
}
