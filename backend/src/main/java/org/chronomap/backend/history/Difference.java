package org.chronomap.backend.history;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One field that says something else than before.
 *
 * @param path RFC 6901 pointer into the item as the API writes it in every language; of what is gone, where it was
 * @param before null = there was nothing
 * @param after null = there is nothing
 */
record Difference(
        String path, @Nullable JsonNode before, @Nullable JsonNode after) {}
