package org.chronomap.geodata.export;

import java.io.Closeable;
import java.io.IOException;
import org.chronomap.geodata.story.StoryPart;
import tools.jackson.databind.JsonNode;

/** A file that is being written. To close it ends the file. */
public interface FeatureSink extends Closeable {

    /**
     * @param part of which it is one
     * @param feature as {@link org.chronomap.geodata.geojson.FeatureWriter} writes it
     */
    void take(StoryPart part, JsonNode feature) throws IOException;
}
