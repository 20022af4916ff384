package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Finds out what a file is by how it begins. */
final class Sniffing {

    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->|<[?!][^>]*>", Pattern.DOTALL);
    private static final Pattern ROOT =
            Pattern.compile("\\s*<(?:[A-Za-z_][\\w.-]*:)?([A-Za-z_][\\w.-]*)[\\s/>].*", Pattern.DOTALL);
    private static final Set<String> OF_FEATURES = Set.of("geometry", "coordinates");
    /** What a GeoPackage says that it is, behind what it has as any SQLite file. */
    private static final int APPLICATION = 68;

    private Sniffing() {}

    /** @param source to look further than the first bytes */
    static @Nullable Kind of(byte[] head, Source source) throws IOException, RefusedFileException {
        if (startsWith(head, FlatGeobufFeatures.MAGIC)) {
            return Kind.FLATGEOBUF;
        }
        if (isGeoPackage(head)) {
            return Kind.GEOPACKAGE;
        }
        if (startsWith(head, 0, 0, 0x27, 0x0a)) {
            return Kind.SHAPEFILE;
        }
        if (DbfRecords.isHeader(head)) {
            return Kind.DBASE;
        }
        if (startsWith(head, 'P', 'A', 'R', '1')) {
            return Kind.GEOPARQUET;
        }
        if (text(head).indexOf(GeoJsonRecords.RECORD_SEPARATOR) == 0) {
            return Kind.GEOJSON_RECORDS;
        }
        int first = firstCharacter(head);
        return switch (first) {
            case '<' -> xml(text(head));
            case '{', '[' -> json(head, source);
            default -> null;
        };
    }

    static boolean isGeoPackage(byte[] head) {
        return startsWith(head, 'S', 'Q', 'L', 'i', 't', 'e')
                && head.length > APPLICATION + 4
                && head[APPLICATION] == 'G'
                && head[APPLICATION + 1] == 'P';
    }

    private static boolean startsWith(byte[] head, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= head.length || (head[i] & 0xff) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private static int firstCharacter(byte[] head) {
        String text = text(head).stripLeading();
        return text.isEmpty() ? -1 : text.charAt(0);
    }

    /** With characters beyond ASCII as they may be. */
    private static String text(byte[] head) {
        Charset charset = unicode(head);
        int from = markLength(head);
        return new String(
                head,
                from,
                head.length - from,
                charset.equals(StandardCharsets.UTF_8) ? StandardCharsets.ISO_8859_1 : charset);
    }

    /** Which of Unicode's encodings a text is in that begins with a mark, or with ASCII. */
    static Charset unicode(byte[] head) {
        boolean hasNoMark = head.length > 1 && !isMarkedUtf16(head);
        if (startsWith(head, 0xff, 0xfe) || (hasNoMark && head[1] == 0 && head[0] != 0)) {
            return StandardCharsets.UTF_16LE;
        }
        return startsWith(head, 0xfe, 0xff) || (hasNoMark && head[0] == 0)
                ? StandardCharsets.UTF_16BE
                : StandardCharsets.UTF_8;
    }

    private static boolean isMarkedUtf16(byte[] head) {
        return startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff);
    }

    /** Of the mark at the beginning of a text that says which encoding it is in, in bytes. */
    static int markLength(byte[] head) {
        return isMarkedUtf16(head) ? 2 : startsWith(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
    }

    private static @Nullable Kind xml(String text) {
        // What stands in an own definition of types may have any form: what is left of it has no root that is known.
        Matcher root = ROOT.matcher(COMMENT.matcher(text).replaceAll(""));
        if (!root.matches()) {
            return text.contains("<kml") ? Kind.KML : null;
        }
        return switch (root.group(1)) {
            case "kml", "Placemark", "Folder" -> Kind.KML;
            case "Document" -> text.contains("<Placemark") || text.contains("<Folder") ? Kind.KML : null;
            case "gpx" -> Kind.GPX;
            case "FeatureCollection" -> Kind.GML;
            case "osm" -> Kind.OSM;
            default -> null;
        };
    }

    private static @Nullable Kind json(byte[] head, Source source) throws IOException, RefusedFileException {
        Root root = new Root();
        boolean whole = false;
        boolean more = false;
        try (JsonParser parser = Json.MAPPER.createParser(head)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                token = parser.nextToken();
                if (token == JsonToken.START_OBJECT) {
                    root.read(parser);
                }
                return "Feature".equals(root.type) ? Kind.GEOJSON : null;
            }
            root.read(parser);
            whole = true;
            more = parser.nextToken() == JsonToken.START_OBJECT;
        } catch (JacksonException e) {
            // It goes on behind the head, or is broken, which its reader will tell.
        }
        if ("Topology".equals(root.type)) {
            return Kind.TOPOJSON;
        }
        if (root.esri) {
            return Kind.ESRI_JSON;
        }
        if ("FeatureCollection".equals(root.type) || (root.type == null && root.features)) {
            return text(head).contains("json-fg") ? Kind.JSON_FG : Kind.GEOJSON;
        }
        boolean feature = "Feature".equals(root.type) || RawGeometry.isType(root.type);
        if (!feature && !(root.type == null && root.looksLikeFeature)) {
            return null;
        }
        if (!whole) {
            more = isFollowed(source);
        }
        if (more && isOneLine(head, whole)) {
            return Kind.GEOJSON_LINES;
        }
        return text(head).contains("json-fg") ? Kind.JSON_FG : Kind.GEOJSON;
    }

    /** Whether a second object comes behind one that is longer than the head. */
    private static boolean isFollowed(Source source) throws IOException, RefusedFileException {
        try (Input input = source.open();
                JsonParser parser = Json.MAPPER.createParser(input)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == JsonToken.START_OBJECT;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Of the first object; of one that is longer than the head, whether no line ends in that. */
    private static boolean isOneLine(byte[] head, boolean whole) {
        String[] lines = text(head).strip().split("\n", 2);
        if (!whole) {
            return lines.length == 1;
        }
        try (JsonParser parser = Json.MAPPER.createParser(lines[0])) {
            parser.nextToken();
            parser.skipChildren();
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** What stands in the outermost object, as far as it goes. */
    private static final class Root {

        private @Nullable String type;
        private boolean features;
        private boolean looksLikeFeature;
        private boolean esri;

        void read(JsonParser parser) {
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                looksLikeFeature |= OF_FEATURES.contains(name);
                switch (name) {
                    case "type" -> type = token == JsonToken.VALUE_STRING ? parser.getString() : null;
                    case "features" -> {
                        if (token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT) {
                            Root first = new Root();
                            try {
                                first.read(parser);
                            } finally {
                                features |= "Feature".equals(first.type) || (first.looksLikeFeature && !first.esri);
                            }
                            skipRest(parser);
                        } else {
                            parser.skipChildren();
                        }
                    }
                    case "geometryType", "attributes", "fieldAliases" -> {
                        esri |= !"FeatureCollection".equals(type) && !"Feature".equals(type);
                        parser.skipChildren();
                    }
                    default -> parser.skipChildren();
                }
            }
        }

        /** Of the list of features. */
        private static void skipRest(JsonParser parser) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
            }
        }
    }
}
