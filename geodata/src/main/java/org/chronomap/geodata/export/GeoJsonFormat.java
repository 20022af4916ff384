package org.chronomap.geodata.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.chronomap.geodata.story.StoryPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RFC 7946. */
final class GeoJsonFormat implements ExportFormat {

    @Override
    public String id() {
        return "geojson";
    }

    @Override
    public String label() {
        return "GeoJSON";
    }

    @Override
    public String mediaType() {
        return "application/geo+json";
    }

    @Override
    public String ending() {
        return "geojson";
    }

    @Override
    public FeatureSink open(OutputStream out, Exported story) throws IOException {
        return new Collection(out, "{\"type\":\"FeatureCollection\",\"features\":[");
    }

    /** Features with commas between them. */
    static class Collection implements FeatureSink {

        private final OutputStream out;
        private boolean isEmpty = true;

        Collection(OutputStream out, String begin) throws IOException {
            this.out = out;
            out.write(begin.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void take(StoryPart part, JsonNode feature) throws IOException {
            out.write(isEmpty ? '\n' : ',');
            if (!isEmpty) {
                out.write('\n');
            }
            isEmpty = false;
            out.write(JsonMapper.shared().writeValueAsBytes(feature));
        }

        @Override
        public void close() throws IOException {
            out.write("\n]}\n".getBytes(StandardCharsets.UTF_8));
        }
    }
}
