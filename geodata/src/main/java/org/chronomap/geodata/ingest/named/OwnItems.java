package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Note;
import tools.jackson.databind.JsonNode;

/** GeoJSON that this program wrote: features whose properties are the fields of items, and what was computed of these. */
final class OwnItems implements NamedItems {

    /** Texts by language. */
    private static final List<String> TEXTS = List.of("title", "summary");

    private static final List<String> OTHERS = List.of(
            "when",
            "category",
            "status",
            "place",
            "geoPrecision",
            "actors",
            "tags",
            "sources",
            "media",
            "inferred",
            "numbers",
            "extra");
    private static final List<String> ENDS = List.of("from", "to", "via");
    private static final String COLLECTION = "features/[]";

    private final String path;
    private final Set<String> computed = new LinkedHashSet<>();
    private boolean hasEnds;

    /** @param path where its features stand */
    private OwnItems(String path) {
        this.path = path;
    }

    static OwnItems ofCollection() {
        return new OwnItems(COLLECTION);
    }

    /** A feature a line. */
    static OwnItems ofSequence() {
        return new OwnItems(JsonItems.ROOT);
    }

    static boolean isCollection(Outline outline) {
        return areFeatures(outline, COLLECTION + "/properties/");
    }

    static boolean isSequence(Outline outline) {
        return areFeatures(outline, "properties/");
    }

    private static boolean areFeatures(Outline outline, String properties) {
        return List.of("when", "timePrecision", "latestStart", "category", "status").stream()
                .allMatch(name -> outline.has(properties + name));
    }

    @Override
    public Format format() {
        return new Format("chronomap", "GeoJSON of Chronomap");
    }

    @Override
    public List<String> paths() {
        return List.of(path);
    }

    @Override
    public void survey(JsonItems.Item item) {
        JsonNode properties = item.json().path("properties");
        TEXTS.forEach(name -> meet(name, properties.path(name)));
        hasEnds |= properties.has("from") || properties.has("to");
    }

    private void meet(String name, JsonNode value) {
        if (!value.isObject()) {
            computed.add(name);
            return;
        }
        value.propertyNames().forEach(language -> computed.add(name + '.' + language));
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("id", "at"));
        columns.addAll(computed);
        columns.addAll(OTHERS);
        if (hasEnds) {
            columns.addAll(ENDS);
        }
        return columns;
    }

    @Override
    public List<Note> notes() {
        return List.of(
                Note.of(
                        "left-out-computed",
                        "What was computed of the items is left out: the bounds of their dates, and the words for when and where"));
    }

    @Override
    public boolean read(JsonItems.Item item, ItemRow row) {
        JsonNode feature = item.json();
        JsonNode properties = feature.path("properties");
        row.put("id", feature.path("id"));
        if (feature.path("geometry").path("type").asString("").equals("Point")) {
            row.shape("at", feature.path("geometry"));
        }
        TEXTS.forEach(name -> put(row, name, properties.path(name)));
        OTHERS.forEach(name -> row.put(name, properties.path(name)));
        String when = properties.path("when").asString("");
        row.moment("when", () -> when.isEmpty() ? null : Dates.checked(when, when));
        row.put("via", properties.path("via"));
        for (String end : List.of("from", "to")) {
            List<String> places = new ArrayList<>();
            properties.path(end).forEach(place -> places.add(place.asString("")));
            row.put(end, String.join("; ", places));
        }
        return true;
    }

    private static void put(ItemRow row, String name, JsonNode value) {
        if (value.isObject()) {
            value.forEachEntry((language, text) -> row.put(name + '.' + language, text));
        } else {
            row.put(name, value);
        }
    }
}
