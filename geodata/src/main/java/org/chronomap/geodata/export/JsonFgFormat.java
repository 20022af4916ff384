package org.chronomap.geodata.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.chronomap.geodata.story.StoryPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OGC Features and Geometries JSON, 1.0: GeoJSON with {@code time}: the day, or the interval within which it can have been, closed at both
 * ends, with {@code ..} where there is no bound.
 */
final class JsonFgFormat implements ExportFormat {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final String BEGIN =
            "{\"type\":\"FeatureCollection\",\"conformsTo\":[\"http://www.opengis.net/spec/json-fg-1/1.0/conf/core\"],\"features\":[";

    @Override
    public String id() {
        return "jsonfg";
    }

    @Override
    public String label() {
        return "JSON-FG";
    }

    @Override
    public String mediaType() {
        return "application/geo+json";
    }

    @Override
    public String ending() {
        return "fg.json";
    }

    @Override
    public FeatureSink open(OutputStream out, Exported story) throws IOException {
        return new GeoJsonFormat.Collection(out, BEGIN) {
            @Override
            public void take(StoryPart part, JsonNode feature) throws IOException {
                ObjectNode own = ((ObjectNode) feature.deepCopy()).put("featureType", part.id());
                own.set("time", null);
                JsonNode properties = feature.path("properties");
                String when = properties.path("when").asString();
                String start = bound(properties.path("start"));
                String end = bound(properties.path("end"));
                if (DAY.matcher(when).matches()) {
                    own.putObject("time").put("date", when);
                } else if (!start.equals("..") || !end.equals("..")) {
                    own.putObject("time").putArray("interval").add(start).add(end);
                }
                own.set("place", null);
                super.take(part, own);
            }
        };
    }

    /** It has no years but 0000 to 9999 (RFC 3339). */
    private static String bound(JsonNode instant) {
        String text = instant.asString("..");
        return Character.isDigit(text.charAt(0)) ? text : "..";
    }
}
