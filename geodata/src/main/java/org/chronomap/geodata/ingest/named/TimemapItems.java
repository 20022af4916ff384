package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.geo.HtmlText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What timemap and its datasheet server give (https://github.com/forensic-architecture/timemap/blob/develop/docs/configuration.md): a list
 * of events, or an object that has it beside the sources and associations that events name by their ids.
 */
final class TimemapItems implements NamedItems {

    private static final List<String> PATHS = List.of("[]", "events/[]", "sources/*", "associations/*");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Of all sources and associations that are kept for the events, in characters. */
    private static final int MOST_TOLD = 20_000_000;

    private static final int LONGEST_TITLE = 120;
    private static final List<String> OWN = List.of(
            "id",
            "title",
            "headline",
            "description",
            "desc",
            "date",
            "time",
            "location",
            "latitude",
            "longitude",
            "lat",
            "long",
            "lon",
            "lng",
            "category",
            "associations",
            "filters",
            "tags",
            "sources",
            "source");

    private final Map<String, ObjectNode> sources = new HashMap<>();
    private final Map<String, String> associations = new HashMap<>();
    private final Columns others = new Columns();
    private int told;
    private int withoutTitle;
    private int unknownSources;

    static boolean recognises(Outline outline) {
        return List.of("[]", "events/[]").stream()
                .anyMatch(at -> outline.hasAny(at + "/latitude", at + "/lat")
                        && outline.hasAny(at + "/description", at + "/desc")
                        && outline.hasAny(
                                at + "/associations",
                                at + "/sources",
                                at + "/filters",
                                at + "/time_precision",
                                at + "/category"));
    }

    @Override
    public Format format() {
        return new Format("timemap", "timemap (JSON)");
    }

    @Override
    public List<String> paths() {
        return PATHS;
    }

    @Override
    public int rowPaths() {
        return 2;
    }

    @Override
    public void survey(JsonItems.Item item) {
        JsonNode json = item.json();
        switch (item.path()) {
            case 0, 1 -> {
                others.meet(json, OWN);
                withoutTitle += title(json).isBlank() ? 1 : 0;
            }
            case 2 -> keep(item);
            default -> {
                String id = id(item);
                String title = first(json, "title", "id");
                told += id.length() + title.length();
                if (told < MOST_TOLD) {
                    associations.put(id, title);
                }
            }
        }
    }

    private static String id(JsonItems.Item item) {
        return item.json().path("id").asString(item.name());
    }

    private void keep(JsonItems.Item item) {
        ObjectNode source = source(item.json());
        told += source.toString().length();
        if (!source.isEmpty() && told < MOST_TOLD) {
            sources.put(id(item), source);
        }
    }

    private static ObjectNode source(JsonNode json) {
        ObjectNode source = NODES.objectNode();
        String url = first(json, "url", "path");
        if (!ItemRow.isAddress(url)) {
            url = json.path("paths").path(0).asString("");
        }
        String title = HtmlText.of(first(json, "title", "description"));
        String site = ItemRow.isAddress(url) ? url.replaceFirst("^https?://(?:www\\.)?([^/:?#]+).*$", "$1") : "";
        for (String publisher :
                List.of(first(json, "author"), json.path("affil_s").path(0).asString(""), site, title)) {
            if (!publisher.isBlank() && !source.has("publisher")) {
                source.put("publisher", publisher.strip());
            }
        }
        if (!title.isBlank()) {
            source.put("title", title.strip());
        }
        if (ItemRow.isAddress(url)) {
            source.put("url", url);
        }
        String published = first(json, "date");
        if (!published.isBlank() && Dates.isEdtf(published)) {
            source.put("published", published);
        }
        return source;
    }

    private static String first(JsonNode json, String... names) {
        for (String name : names) {
            String text = json.path(name).asString("").strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private static String title(JsonNode json) {
        return first(json, "title", "headline");
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                "id",
                "date",
                "time",
                "title",
                "summary",
                "latitude",
                "longitude",
                "place",
                "location",
                "category",
                "tags",
                "sources"));
        columns.addAll(others.names(columns));
        return columns;
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (withoutTitle > 0) {
            notes.add(Note.of(
                    "untitled-events",
                    "%s events have no title: theirs is how their description begins",
                    withoutTitle));
        }
        others.tell(notes);
        if (told >= MOST_TOLD) {
            notes.add(Note.of("left-out-sources", "The file tells more of sources than is kept: some are left out"));
        }
        if (unknownSources > 0) {
            notes.add(Note.of(
                    "unknown-sources",
                    "Sources that are named by an id which the file does not explain are left out, %s times: send a file that has events and sources both",
                    unknownSources));
        }
        return notes;
    }

    @Override
    public boolean read(JsonItems.Item item, ItemRow row) {
        JsonNode event = item.json();
        row.put("id", event.path("id"));
        row.put("date", event.path("date"));
        row.put("time", event.path("time"));
        String description = HtmlText.of(first(event, "description", "desc"));
        row.put("summary", description);
        String title = HtmlText.of(title(event));
        row.put("title", title.isBlank() ? beginning(description) : title);
        row.put("latitude", first(event, "latitude", "lat"));
        row.put("longitude", first(event, "longitude", "long", "lon", "lng"));
        row.plain(row.has("latitude") ? "location" : "place", event.path("location"));
        row.put("category", event.path("category"));
        row.put("tags", tags(event));
        row.put("sources", sources(event));
        others.put(row, event);
        return true;
    }

    /** Its first sentence, as far as a title goes. */
    private static String beginning(String text) {
        String line = text.strip().split("\\R", 2)[0];
        String sentence = line.split("(?<=[.!?。])\\s", 2)[0];
        if (sentence.length() <= LONGEST_TITLE) {
            return sentence;
        }
        int end = sentence.lastIndexOf(' ', LONGEST_TITLE);
        end = end > 0 ? end : LONGEST_TITLE;
        return sentence.substring(0, Character.isHighSurrogate(sentence.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private ArrayNode tags(JsonNode event) {
        Set<String> tags = new LinkedHashSet<>();
        for (String name : List.of("associations", "filters", "tags")) {
            JsonNode value = event.path(name);
            if (value.isString()) {
                for (String tag : value.asString().split("[,;]", -1)) {
                    tags.add(tag.strip());
                }
            }
            for (JsonNode entry : value) {
                String id = entry.isObject()
                        ? first(entry, "title", "id")
                        : entry.asString("").strip();
                tags.add(associations.getOrDefault(id, id));
            }
        }
        tags.remove("");
        ArrayNode list = NODES.arrayNode();
        tags.forEach(list::add);
        return list;
    }

    private ArrayNode sources(JsonNode event) {
        ArrayNode list = NODES.arrayNode();
        for (JsonNode entry : event.path("sources")) {
            String text =
                    entry.isObject() ? first(entry, "id") : entry.asString("").strip();
            ObjectNode known = sources.get(text);
            if (known == null && entry.isObject()) {
                known = source(entry);
            } else if (known == null && ItemRow.isAddress(text)) {
                known = source(NODES.objectNode().put("url", text));
            }
            if (known == null || !known.has("publisher")) {
                unknownSources += text.isEmpty() ? 0 : 1;
            } else {
                list.add(known);
            }
        }
        String one = first(event, "source");
        if (list.isEmpty() && !one.isEmpty()) {
            list.add(source(NODES.objectNode().put(ItemRow.isAddress(one) ? "url" : "author", one)));
        }
        return list;
    }
}
