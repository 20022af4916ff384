package org.chronomap.geodata.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** OGC KML 2.2: a placemark each, with a time span, and every column of a table as extended data. */
final class KmlFormat implements ExportFormat {

    private static final String NAMESPACE = "http://www.opengis.net/kml/2.2";

    @Override
    public String id() {
        return "kml";
    }

    @Override
    public String label() {
        return "KML";
    }

    @Override
    public String mediaType() {
        return "application/vnd.google-earth.kml+xml";
    }

    @Override
    public String ending() {
        return "kml";
    }

    @Override
    public FeatureSink open(OutputStream out, Exported story) throws IOException {
        XmlFile xml = new XmlFile(out);
        TableColumns columns = new TableColumns(story);
        List<String> names = columns.names();
        xml.begin("kml", NAMESPACE);
        xml.begin("Document");
        xml.element("name", story.title());
        return new FeatureSink() {
            @Override
            public void take(StoryPart part, JsonNode feature) throws IOException {
                JsonNode properties = feature.path("properties");
                xml.begin("Placemark");
                xml.attribute("id", part.id() + "-" + feature.path("id").asString());
                xml.element("name", Texts.in(story.languages(), properties.path("title")));
                xml.element("description", Texts.html(Texts.description(story, properties)));
                time(properties);
                xml.begin("ExtendedData");
                List<@Nullable Object> row = columns.row(part, feature);
                for (int column = 0; column < row.size(); column++) {
                    Object cell = row.get(column);
                    if (cell != null) {
                        xml.begin("Data");
                        xml.attribute("name", names.get(column));
                        xml.element("value", cell.toString());
                        xml.end();
                    }
                }
                xml.end();
                geometry(feature.path("geometry"));
                xml.end();
            }

            private void time(JsonNode properties) throws IOException {
                String begin = properties.path("start").asString(null);
                String end = properties.path("end").asString(null);
                if (begin != null || end != null) {
                    xml.begin("TimeSpan");
                    xml.instant("begin", begin);
                    xml.instant("end", end);
                    xml.end();
                }
            }

            private void geometry(JsonNode geometry) throws IOException {
                JsonNode coordinates = geometry.path("coordinates");
                switch (coordinates.isEmpty() ? "" : geometry.path("type").asString("")) {
                    case "Point" -> {
                        xml.begin("Point");
                        xml.element("coordinates", position(coordinates));
                        xml.end();
                    }
                    case "LineString" -> line(coordinates);
                    case "MultiLineString" -> {
                        xml.begin("MultiGeometry");
                        for (JsonNode line : coordinates) {
                            line(line);
                        }
                        xml.end();
                    }
                    default -> {
                        // It is nowhere, or did not leave its place.
                    }
                }
            }

            private void line(JsonNode positions) throws IOException {
                StringBuilder text = new StringBuilder();
                positions.forEach(
                        position -> text.append(text.isEmpty() ? "" : " ").append(position(position)));
                xml.begin("LineString");
                xml.element("coordinates", text.toString());
                xml.end();
            }

            @Override
            public void close() throws IOException {
                xml.finish();
            }
        };
    }

    private static String position(JsonNode position) {
        return Texts.plain(position.path(0)) + "," + Texts.plain(position.path(1));
    }
}
