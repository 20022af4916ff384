package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.ingest.Format;
import tools.jackson.databind.JsonNode;

/** GeoJSON that this program wrote: features whose properties are the fields of items, and what was computed of these. */
final class OwnItems implements NamedItems {

    private static final List<String> PATHS = List.of("features/[]");
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
            "extra");
    private static final List<String> ENDS = List.of("from", "to");
    private static final String IN_FEATURE = "features/[]/properties/";

    private final Set<String> computed = new LinkedHashSet<>();
    private boolean hasEnds;

    static boolean recognises(Outline outline) {
        return outline.has(
                IN_FEATURE + "when",
                IN_FEATURE + "timePrecision",
                IN_FEATURE + "latestStart",
                IN_FEATURE + "category",
                IN_FEATURE + "status");
    }

    @Override
    public Format format() {
        return new Format("chronomap", "GeoJSON of Chronomap");
    }

    @Override
    public List<String> paths() {
        return PATHS;
    }

    @Override
    public void survey(JsonItems.Item item) {
        JsonNode properties = item.json().path("properties");
        TEXTS.forEach(name -> meet(name, properties.path(name)));
        for (Map.Entry<String, JsonNode> number : properties.path("numbers").properties()) {
            number.getValue().forEachEntry((part, value) -> meet("numbers." + number.getKey() + '.' + part, value));
        }
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
    public List<String> notes() {
        return List.of(
                "What was computed of the items is left out: the bounds of their dates, and the words for when and where");
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
        for (Map.Entry<String, JsonNode> number : properties.path("numbers").properties()) {
            number.getValue().forEachEntry((part, value) -> put(row, "numbers." + number.getKey() + '.' + part, value));
        }
        OTHERS.forEach(name -> row.put(name, properties.path(name)));
        String when = properties.path("when").asString("");
        row.moment("when", () -> when.isEmpty() ? null : Dates.checked(when, when));
        for (String end : ENDS) {
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
