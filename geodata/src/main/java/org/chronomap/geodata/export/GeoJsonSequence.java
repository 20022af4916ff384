package org.chronomap.geodata.export;

import java.io.IOException;
import java.io.OutputStream;
import org.chronomap.geodata.story.StoryPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RFC 8142: each feature after a record separator, so that programs can read one after the other. */
final class GeoJsonSequence implements ExportFormat {

    private static final int RECORD_SEPARATOR = 0x1e;

    @Override
    public String id() {
        return "geojsonseq";
    }

    @Override
    public String label() {
        return "GeoJSON sequence";
    }

    @Override
    public String mediaType() {
        return "application/geo+json-seq";
    }

    @Override
    public String ending() {
        return "geojsons";
    }

    @Override
    public FeatureSink open(OutputStream out, Exported story) {
        return new FeatureSink() {
            @Override
            public void take(StoryPart part, JsonNode feature) throws IOException {
                out.write(RECORD_SEPARATOR);
                out.write(JsonMapper.shared().writeValueAsBytes(feature));
                out.write('\n');
            }

            @Override
            public void close() {
                // Nothing stands after the last.
            }
        };
    }
}
