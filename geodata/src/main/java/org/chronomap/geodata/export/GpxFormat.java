package org.chronomap.geodata.export;

import java.io.IOException;
import java.io.OutputStream;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** GPX 1.1: incidents with a position as waypoints, movements as tracks. */
final class GpxFormat implements ExportFormat {

    private static final String NAMESPACE = "http://www.topografix.com/GPX/1/1";

    @Override
    public String id() {
        return "gpx";
    }

    @Override
    public String label() {
        return "GPX";
    }

    @Override
    public String mediaType() {
        return "application/gpx+xml";
    }

    @Override
    public String ending() {
        return "gpx";
    }

    @Override
    public FeatureSink open(OutputStream out, Exported story) throws IOException {
        XmlFile xml = new XmlFile(out);
        xml.begin("gpx", NAMESPACE);
        xml.attribute("version", "1.1");
        xml.attribute("creator", "Chronomap");
        xml.begin("metadata");
        xml.element("name", story.title());
        xml.end();
        return new FeatureSink() {
            @Override
            public void take(StoryPart part, JsonNode feature) throws IOException {
                JsonNode geometry = feature.path("geometry");
                JsonNode coordinates = geometry.path("coordinates");
                JsonNode properties = feature.path("properties");
                switch (coordinates.isEmpty() ? "" : geometry.path("type").asString("")) {
                    case "Point" -> {
                        xml.begin("wpt");
                        at(coordinates);
                        xml.instant("time", properties.path("start").asString(null));
                        told(properties);
                        xml.end();
                    }
                    case "LineString" -> {
                        xml.begin("trk");
                        told(properties);
                        segment(coordinates);
                        xml.end();
                    }
                    case "MultiLineString" -> {
                        xml.begin("trk");
                        told(properties);
                        for (JsonNode line : coordinates) {
                            segment(line);
                        }
                        xml.end();
                    }
                    default -> {
                        // It is nowhere in particular.
                    }
                }
            }

            private void told(JsonNode properties) throws IOException {
                xml.element("name", Texts.in(story.languages(), properties.path("title")));
                xml.element("desc", Texts.description(story, properties));
                for (JsonNode source : properties.path("sources")) {
                    link(
                            Texts.in(story.languages(), source.path("url")),
                            source.path("publisher").asString(""));
                }
                xml.element("type", story.category(properties.path("category").asString()));
            }

            private void link(@Nullable String address, String text) throws IOException {
                if (address != null) {
                    xml.begin("link");
                    xml.attribute("href", address);
                    xml.element("text", text);
                    xml.end();
                }
            }

            private void segment(JsonNode positions) throws IOException {
                xml.begin("trkseg");
                for (JsonNode position : positions) {
                    xml.begin("trkpt");
                    at(position);
                    xml.end();
                }
                xml.end();
            }

            private void at(JsonNode position) throws IOException {
                xml.attribute("lat", position.path(1).toString());
                xml.attribute("lon", position.path(0).toString());
            }

            @Override
            public void close() throws IOException {
                xml.finish();
            }
        };
    }
}
