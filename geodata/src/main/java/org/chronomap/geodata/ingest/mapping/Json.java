package org.chronomap.geodata.ingest.mapping;

import org.chronomap.geodata.ingest.Cell;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON in cells. */
final class Json {

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** Null when it is none. */
    static @Nullable JsonNode of(Cell cell) {
        if (cell instanceof Cell.Tree tree) {
            return tree.json();
        }
        try {
            return EXACT.readTree(cell.text());
        } catch (JacksonException e) {
            return null;
        }
    }
}
