package org.chronomap.geodata.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * GPX 1.1: incidents with a position as waypoints, movements as tracks; with the columns of a table as extensions, which other programs pass
 * over.
 */
final class GpxFormat implements ExportFormat {

    private static final String NAMESPACE = "http://www.topografix.com/GPX/1/1";
    /** Of the extensions: {@code <c:data name="title.en">}. */
    private static final String OWN = "https://chronomap.org/gpx";

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
        xml.prefix("c", OWN);
        xml.attribute("version", "1.1");
        xml.attribute("creator", "Chronomap");
        xml.begin("metadata");
        xml.element("name", story.title());
        xml.end();
        TableColumns columns = new TableColumns(story);
        List<String> names = columns.names();
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
                        told(part, feature);
                        xml.end();
                    }
                    case "LineString" -> {
                        xml.begin("trk");
                        told(part, feature);
                        segment(coordinates);
                        xml.end();
                    }
                    case "MultiLineString" -> {
                        xml.begin("trk");
                        told(part, feature);
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

            private void told(StoryPart part, JsonNode feature) throws IOException {
                JsonNode properties = feature.path("properties");
                xml.element("name", Texts.in(story.languages(), properties.path("title")));
                xml.element("desc", Texts.description(story, properties));
                for (JsonNode source : properties.path("sources")) {
                    link(
                            Texts.in(story.languages(), source.path("url")),
                            source.path("publisher").asString(""));
                }
                xml.element("type", story.category(properties.path("category").asString()));
                xml.begin("extensions");
                List<@Nullable Object> row = columns.row(part, feature);
                for (int column = 0; column < row.size(); column++) {
                    Object cell = row.get(column);
                    if (cell != null) {
                        xml.begin("c", OWN, "data");
                        xml.attribute("name", names.get(column));
                        xml.text(cell.toString());
                        xml.end();
                    }
                }
                xml.end();
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
                xml.attribute("lat", Texts.plain(position.path(1)));
                xml.attribute("lon", Texts.plain(position.path(0)));
            }

            @Override
            public void close() throws IOException {
                xml.finish();
            }
        };
    }
}
