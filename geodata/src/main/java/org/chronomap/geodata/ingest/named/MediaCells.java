package org.chronomap.geodata.ingest.named;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The medium of a slide, as TimelineJS and StoryMapJS have it. */
final class MediaCells {

    static final List<String> COLUMNS = List.of("media.url", "medium", "media.credit", "media.caption", "media.alt");

    private MediaCells() {}

    /** What is no address, such as the code of a frame, stands in {@code medium}. */
    static void put(ItemRow row, JsonNode media) {
        row.address("media.url", media.path("url"), "medium");
        row.plain("media.credit", media.path("credit"));
        row.plain("media.caption", media.path("caption"));
        row.plain("media.alt", media.path("alt"));
    }
}
