package org.chronomap.backend.history;

import org.chronomap.backend.store.PublicChanges.Tally;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the log as JSON, its texts by language. */
final class HistoryJson {

    private HistoryJson() {}

    static byte[] write(History.Page page, HistoryAddress address, FieldWords words) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("story", address.query().story());
        ArrayNode links = json.putArray("links");
        link(links, "self", "application/json", address.self());
        link(links, "alternate", "text/html", address.in(HistoryFormat.HTML));
        link(links, "alternate", "application/atom+xml", address.in(HistoryFormat.ATOM));
        if (page.next() != null) {
            link(links, "next", "application/json", address.before(page.next()));
        }
        ArrayNode entries = json.putArray("entries");
        page.entries().forEach(entry -> write(entries.addObject(), entry, address, words));
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    private static void write(ObjectNode json, HistoryEntry entry, HistoryAddress address, FieldWords words) {
        json.put("seq", entry.seq());
        json.put("at", entry.at().toString());
        json.put("note", entry.note());
        if (entry instanceof HistoryEntry.OfItem change) {
            ofItem(json, change, words);
        } else if (entry instanceof HistoryEntry.Together together) {
            together(json, together, address);
        }
    }

    private static void ofItem(ObjectNode json, HistoryEntry.OfItem change, FieldWords words) {
        json.put("collection", change.item().part().id());
        json.put("id", change.item().id());
        json.put("change", change.change().id());
        json.put("revision", change.revision());
        json.set("title", orNull(change.title()));
        ArrayNode differences = json.putArray("differences");
        change.differences()
                .forEach(difference -> differences
                        .addObject()
                        .put("path", difference.path())
                        .put("label", words.label(FieldPath.of(change.item().part(), difference.path())))
                        .set("before", orNull(difference.before()))
                        .set("after", orNull(difference.after())));
    }

    private static void together(ObjectNode json, HistoryEntry.Together together, HistoryAddress address) {
        json.put("change", "batch");
        json.put("batch", together.seq());
        json.put("changes", together.changes());
        ObjectNode counts = json.putObject("counts");
        for (Tally tally : together.tallies()) {
            ObjectNode ofPart = counts.withObject('/' + tally.part().id());
            String kind = HistoryEntry.kind(tally.kind()).id();
            ofPart.put(kind, ofPart.path(kind).asInt(0) + tally.changes());
        }
        json.put("href", address.batch(together.seq()));
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? JsonMapper.shared().getNodeFactory().nullNode() : node;
    }

    private static void link(ArrayNode links, String relation, String type, String address) {
        links.addObject().put("rel", relation).put("type", type).put("href", address);
    }
}
