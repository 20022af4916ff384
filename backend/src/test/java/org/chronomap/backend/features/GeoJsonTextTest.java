package org.chronomap.backend.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

class GeoJsonTextTest {

    private static final String HEAD = "{\"features\":[";
    private static final String FEATURE = "{\"type\":\"Feature\"}";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5_000})
    void isTheSameInOnePieceAndInChunks(int features) {
        String expected = Collections.nCopies(features, FEATURE).stream().collect(Collectors.joining(",", HEAD, "]}"));
        GeoJsonText text = text(features);

        assertThat(text.length()).isEqualTo(expected.length());
        assertThat(new String(text.bytes(), StandardCharsets.UTF_8)).isEqualTo(expected);
        List<String> chunks = text.chunks(DefaultDataBufferFactory.sharedInstance)
                .map(chunk -> chunk.toString(StandardCharsets.UTF_8))
                .collectList()
                .block();
        assertThat(chunks).isNotNull();
        assertThat(String.join("", chunks)).isEqualTo(expected);
        assertThat(chunks).hasSizeBetween(expected.length() / 20_000, 1 + expected.length() / 16_000);
    }

    private static GeoJsonText text(int features) {
        return new GeoJsonText(
                HEAD.getBytes(StandardCharsets.UTF_8),
                Collections.nCopies(features, FEATURE.getBytes(StandardCharsets.UTF_8)));
    }
}
