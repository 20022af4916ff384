package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The placemarks of KML, of any of its versions since Google Earth 2.0 (OGC 12-007). What is linked is noted and never fetched, and
 * how things look is left out.
 */
final class KmlFeatures implements Features {

    private static final Key FOLDER = own("folder");
    private static final Key NAME = own("name");
    private static final Key DESCRIPTION = own("description");
    private static final Key ADDRESS = own("address");
    private static final Key PHONE = own("phoneNumber");
    private static final Key SNIPPET = own("snippet");
    private static final Key LINK = own("link");
    private static final Key TIMES = new Key(Key.Of.EXTENT, "times");

    private final XmlEvents events;
    private final Notes notes;
    /** Those that are open, outermost last; of a folder without a name nothing stands there. */
    private final Deque<String> folders = new ArrayDeque<>();

    private final Deque<String> path = new ArrayDeque<>();
    private int number;

    KmlFeatures(Input input, @Nullable Charset encoding, Notes notes) throws RefusedFileException {
        events = new XmlEvents(input, encoding);
        this.notes = notes;
    }

    private static Key own(String name) {
        return new Key(Key.Of.ITSELF, name);
    }

    @Override
    public @Nullable Feature next() throws RefusedFileException {
        for (Boolean begins = events.next(); begins != null; begins = events.next()) {
            String name = events.name();
            if (!begins) {
                path.pop();
                if (name.equals("Folder")) {
                    folders.pop();
                }
                continue;
            }
            switch (name) {
                case "Placemark" -> {
                    return placemark(events.element());
                }
                case "NetworkLink" ->
                    passOver(Note.of("not-fetched", "The file links to others (NetworkLink), which are not fetched"));
                case "GroundOverlay", "PhotoOverlay", "ScreenOverlay", "Tour" ->
                    passOver(Note.of("left-out-element", "The file also has a %s, which is left out", name));
                case "Style", "StyleMap", "Schema", "description", "LookAt", "Region" -> events.skip();
                case "Folder" -> {
                    path.push(name);
                    folders.push("");
                }
                case "name" -> {
                    boolean ofFolder = "Folder".equals(path.peek());
                    XmlElement element = events.element();
                    if (ofFolder && element != null && element.text().length() <= Limits.CELL) {
                        folders.pop();
                        folders.push(element.text());
                    }
                }
                default -> path.push(name);
            }
        }
        return null;
    }

    private void passOver(Note note) throws RefusedFileException {
        notes.add(note);
        events.skip();
    }

    private Feature placemark(@Nullable XmlElement placemark) {
        number++;
        Feature feature = new Feature(number);
        feature.put(FOLDER, folder());
        if (placemark == null) {
            feature.flaw(
                    null,
                    "too-long",
                    "",
                    "The placemark is longer than %,d characters: simplify it".formatted(Limits.LINE));
            return feature;
        }
        String id = placemark.attributes().get("id");
        if (id != null) {
            feature.put(Key.ID, id);
        }
        feature.put(NAME, placemark.childText("name"));
        XmlElement description = placemark.child("description");
        feature.put(DESCRIPTION, description == null ? null : HtmlText.of(description.allText()));
        putIfThere(feature, ADDRESS, placemark.childText("address"));
        putIfThere(feature, PHONE, placemark.childText("phoneNumber"));
        putIfThere(feature, SNIPPET, placemark.childText("Snippet"));
        putIfThere(feature, SNIPPET, placemark.childText("snippet"));
        XmlElement link = placemark.child("link");
        putIfThere(feature, LINK, link == null ? null : link.attributes().get("href"));
        if (id != null && id.equals(data(placemark, "collection") + '-' + data(placemark, "id"))) {
            // We wrote it: of one of two collections, and what stands there is text.
            feature.cells().remove(Key.ID);
            extendedData(feature, placemark, UnaryOperator.identity());
        } else {
            extendedData(feature, placemark, HtmlText::of);
        }
        feature.shape(() -> {
            List<Geometry> parts = new ArrayList<>();
            for (XmlElement child : placemark.children()) {
                Geometry part = KmlShapes.isGeometry(child.name()) ? KmlShapes.of(child) : null;
                if (part != null) {
                    parts.add(part);
                }
            }
            return Shapes.placed(Shapes.all(parts), ReferenceSystem.DEGREES);
        });
        time(feature, placemark);
        return feature;
    }

    private static String data(XmlElement placemark, String name) {
        return placemark.children("ExtendedData").stream()
                .flatMap(extended -> extended.children("Data").stream())
                .filter(data -> name.equals(data.attributes().get("name")))
                .map(data -> String.valueOf(data.childText("value")))
                .findFirst()
                .orElse("");
    }

    private static void putIfThere(Feature feature, Key key, @Nullable String text) {
        if (text != null) {
            feature.put(key, text);
        }
    }

    private @Nullable String folder() {
        List<String> names = new ArrayList<>(folders);
        Collections.reverse(names);
        return names.stream().filter(name -> !name.isEmpty()).collect(Collectors.joining(" / "));
    }

    private static void extendedData(Feature feature, XmlElement placemark, UnaryOperator<String> text) {
        for (XmlElement extended : placemark.children("ExtendedData")) {
            for (XmlElement data : extended.children()) {
                switch (data.name()) {
                    case "Data" -> named(feature, data, data.childText("value"), text);
                    case "SchemaData" -> {
                        for (XmlElement simple : data.children("SimpleData")) {
                            named(feature, simple, simple.text(), text);
                        }
                    }
                    default -> feature.put(Key.property(data.name()), data.allText());
                }
            }
        }
    }

    private static void named(Feature feature, XmlElement data, @Nullable String value, UnaryOperator<String> text) {
        String name = data.attributes().getOrDefault("name", "");
        feature.put(Key.property(name), value == null ? null : text.apply(value));
    }

    private static void time(Feature feature, XmlElement placemark) {
        XmlElement stamp = placemark.child("TimeStamp");
        XmlElement instant = stamp == null ? placemark.child("TimeInstant") : stamp;
        XmlElement span = placemark.child("TimeSpan");
        if (instant != null) {
            String when = instant.childText("when");
            Moments.put(feature, Key.TIME, when == null ? instant.childText("timePosition") : when);
        } else if (span != null) {
            Moments.put(feature, Key.TIME, span.childText("begin"), span.childText("end"));
        } else {
            trackTimes(feature, placemark);
        }
    }

    private static void trackTimes(Feature feature, XmlElement placemark) {
        Moments.Span span = new Moments.Span();
        ArrayNode times = JsonNodeFactory.instance.arrayNode();
        for (XmlElement child : placemark.children()) {
            List<XmlElement> tracks = child.name().equals("MultiTrack") ? child.children("Track") : List.of(child);
            for (XmlElement track : tracks) {
                for (XmlElement when : track.children("when")) {
                    span.add(when.text());
                    times.add(when.text());
                }
            }
        }
        if (!times.isEmpty()) {
            span.putInto(feature);
            feature.put(TIMES, new Cell.Tree(times));
        }
    }

    @Override
    public long position() {
        return events.position();
    }

    @Override
    public void close() throws IOException {
        events.close();
    }
}
