package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Note;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Linked Places (https://github.com/LinkedPasts/linked-places-format): places with their names and the times at which they were something.
 */
final class LinkedPlaceItems implements NamedItems {

    private static final List<String> PATHS = List.of("features/[]");
    private static final List<String> OWN = List.of("title");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** A year of less than four digits, with what follows it. */
    private static final Pattern SHORT_YEAR = Pattern.compile("(-?)(\\d{1,3})((?:-\\d{2}){0,2}[~?%]?)");

    private final Columns others = new Columns();
    private int severalSpans;
    private int severalShapes;
    private int periods;

    static boolean recognises(Outline outline) {
        String context = outline.text("@context");
        return outline.has("features")
                && (context.contains("linkedplaces")
                        || context.contains("linked-places")
                        || context.contains("linkedpasts")
                        || outline.has("features/[]/names/[]/toponym")
                        || outline.hasAny("features/[]/when/timespans/[]/start"));
    }

    @Override
    public Format format() {
        return new Format("linked-places", "Linked Places");
    }

    @Override
    public List<String> paths() {
        return PATHS;
    }

    @Override
    public void survey(JsonItems.Item item) {
        JsonNode feature = item.json();
        others.meet(feature.path("properties"), OWN);
        severalSpans += feature.path("when").path("timespans").size() > 1 ? 1 : 0;
        periods += feature.path("when").path("timespans").isEmpty()
                        && !feature.path("when").path("periods").isEmpty()
                ? 1
                : 0;
        severalShapes += feature.path("geometry").path("geometries").size() > 1 ? 1 : 0;
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                "id",
                "title",
                "summary",
                "when",
                "at",
                "category",
                "tags",
                "names",
                "sources",
                "media.url",
                "medium",
                "media.caption",
                "timespans",
                "periods",
                "relations",
                "links"));
        columns.addAll(others.names(columns));
        return columns;
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        notes.add(Note.of("iso-years", "Years are taken as ISO 8601 has them: 0000 is 1 BC, and -0043 is 44 BC"));
        if (severalSpans > 0) {
            notes.add(Note.of(
                    "several-times",
                    "%s places have several times: theirs is from the first to the last, and all are kept under timespans",
                    severalSpans));
        }
        if (periods > 0) {
            notes.add(Note.of(
                    "named-periods",
                    "%s places tell of named periods alone: they are undated, and the periods are kept",
                    periods));
        }
        if (severalShapes > 0) {
            notes.add(Note.of(
                    "several-geometries",
                    "%s places have several geometries: theirs is the first that is a point",
                    severalShapes));
        }
        others.tell(notes);
        return notes;
    }

    @Override
    public boolean read(JsonItems.Item item, ItemRow row) {
        JsonNode feature = item.json();
        row.put("id", feature.has("@id") ? feature.path("@id") : feature.path("id"));
        List<String> names = texts(feature.path("names"), "toponym");
        row.put("title", feature.path("properties").path("title"));
        if (!row.has("title") && !names.isEmpty()) {
            row.put("title", names.get(0));
        }
        row.put("names", String.join("; ", names));
        row.plain("summary", feature.path("descriptions").path(0).path("value"));
        JsonNode when = feature.path("when");
        row.moment("when", () -> when(when.path("timespans")));
        if (when.path("timespans").size() > 1) {
            row.put("timespans", when.path("timespans"));
        }
        row.put("periods", when.path("periods"));
        row.shape("at", geometry(feature.path("geometry")));
        List<String> types = texts(feature.path("types"), "label");
        if (!types.isEmpty()) {
            row.put("category", types.get(0));
            row.put("tags", String.join("; ", types));
        }
        row.put("sources", sources(feature));
        JsonNode depiction = feature.path("depictions").path(0);
        row.address("media.url", depiction.path("@id"), "medium");
        row.plain("media.caption", depiction.path("title"));
        row.put("relations", feature.path("relations"));
        row.put("links", feature.path("links"));
        others.put(row, feature.path("properties"));
        return true;
    }

    private static List<String> texts(JsonNode list, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : list) {
            String text = entry.path(name).asString("").strip();
            if (!text.isEmpty() && !texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The first point of several geometries, or else the first of them. */
    private static JsonNode geometry(JsonNode geometry) {
        JsonNode first = null;
        for (JsonNode part : geometry.path("geometries")) {
            if (part.path("type").asString("").equals("Point")
                    && part.path("coordinates").isArray()) {
                return part;
            }
            if (first == null && part.path("coordinates").isArray()) {
                first = part;
            }
        }
        return first != null ? first : geometry.path("coordinates").isArray() ? geometry : NODES.missingNode();
    }

    /** What attests its names, and where else it is told of. */
    private static ArrayNode sources(JsonNode feature) {
        ArrayNode sources = NODES.arrayNode();
        for (JsonNode name : feature.path("names")) {
            for (JsonNode citation : name.path("citations")) {
                add(
                        sources,
                        citation.path("label").asString(""),
                        citation.path("@id").asString(""));
            }
        }
        for (JsonNode link : feature.path("links")) {
            add(sources, "", link.path("identifier").asString(""));
        }
        return sources;
    }

    private static void add(ArrayNode sources, String label, String id) {
        String url = ItemRow.isAddress(id.strip()) ? id.strip() : "";
        String publisher =
                label.isBlank() ? url.replaceFirst("^https?://(?:www\\.)?([^/:?#]+).*$", "$1") : label.strip();
        boolean isKnown = sources.valueStream()
                .anyMatch(known -> known.path("url").asString("").equals(url)
                        && known.path("publisher").asString("").equals(publisher));
        if (!publisher.isEmpty() && !isKnown) {
            ObjectNode source = sources.addObject().put("publisher", publisher);
            if (!url.isEmpty()) {
                source.put("url", url);
            }
        }
    }

    private static @Nullable String when(JsonNode timespans) throws BadDateException {
        if (timespans.isEmpty()) {
            return null;
        }
        JsonNode first = timespans.get(0);
        if (timespans.size() == 1) {
            String start = bound(first.path("start"), true);
            JsonNode end = first.path("end");
            if (end.isMissingNode() || end.isNull() || (end.isContainer() && end.isEmpty())) {
                return start == null ? null : Dates.checked(whole(first.path("start")), first.toString());
            }
            return Dates.span(start, bound(end, false));
        }
        String start = null;
        String end = null;
        for (JsonNode span : timespans) {
            String begins = bound(span.path("start"), true);
            String ends = bound(span.path("end"), false);
            if (ends == null) {
                ends = bound(span.path("start"), false);
            }
            start = start == null || (begins != null && Dates.begins(begins) < Dates.begins(start)) ? begins : start;
            end = end == null || (ends != null && Dates.begins(ends) > Dates.begins(end)) ? ends : end;
        }
        return Dates.span(start, end);
    }

    /** A start without an end: it was within it. */
    private static String whole(JsonNode bound) {
        String earliest = text(bound.path("earliest"));
        String latest = text(bound.path("latest"));
        String in = bound.isValueNode() ? text(bound) : text(bound.path("in"));
        return !in.isEmpty() ? in : earliest.equals(latest) ? earliest : '[' + earliest + ".." + latest + ']';
    }

    /** Of a span, whose ends EDTF cannot have as sets: as wide as it may be. */
    private static @Nullable String bound(JsonNode bound, boolean isStart) throws BadDateException {
        if (bound.isValueNode()) {
            String text = text(bound);
            return text.isEmpty() ? null : Dates.checked(text, text);
        }
        for (String name : List.of("in", isStart ? "earliest" : "latest", isStart ? "latest" : "earliest")) {
            String text = text(bound.path(name));
            if (!text.isEmpty()) {
                return Dates.checked(text, text);
            }
        }
        return null;
    }

    private static String text(JsonNode value) {
        String text = value.asString("").strip();
        Matcher year = SHORT_YEAR.matcher(text);
        return year.matches()
                ? year.group(1) + "0".repeat(4 - year.group(2).length()) + year.group(2) + year.group(3)
                : text;
    }
}
