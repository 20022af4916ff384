package org.chronomap.backend.purge;

import java.util.List;
import java.util.Optional;
import org.chronomap.geodata.story.StoryPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where the documents of other items name an item, and what they say without it. */
record References(StoryPart part, String id) {

    /** Whether a document names the item. */
    boolean isIn(StoryPart holder, String document) {
        return document.contains('"' + id + '"')
                && !without(holder, document)
                        .equals(Optional.of(JsonMapper.shared().readTree(document)));
    }

    /** A document that names it no more; empty when it would say nothing without: a movement needs both its ends. */
    Optional<JsonNode> without(StoryPart holder, String document) {
        ObjectNode fields = (ObjectNode) JsonMapper.shared().readTree(document);
        boolean event = part == StoryPart.INCIDENTS || part == StoryPart.MOVEMENTS;
        boolean whole = switch (holder) {
            case STORY -> part != StoryPart.INCIDENTS || removed(fields, "spans", true);
            case INCIDENTS -> part != StoryPart.PLACES || isPlacedWithout(fields);
            case MOVEMENTS ->
                part != StoryPart.PLACES
                        || (removed(fields, "via", false) && isEnded(fields, "from") && isEnded(fields, "to"));
            case SCENES -> !event || removed(fields, "highlight", false);
            case PLACES -> true;
        };
        return whole ? Optional.of(fields) : Optional.empty();
    }

    private boolean isPlacedWithout(ObjectNode incident) {
        if (incident.path("place").asString("").equals(id)) {
            incident.remove("place");
            if (!incident.has("at")) {
                incident.put("geoPrecision", "none");
            } else if (!incident.has("geoPrecision")) {
                incident.put("geoPrecision", "exact");
            }
        }
        return true;
    }

    private boolean isEnded(ObjectNode movement, String end) {
        removed(movement, end, false);
        return !movement.path(end).isEmpty();
    }

    /** Takes it out of a list, which goes when nothing is left in it and something was. */
    private boolean removed(ObjectNode fields, String list, boolean spans) {
        if (fields.get(list) instanceof ArrayNode array) {
            int before = array.size();
            List<JsonNode> left = array.valueStream()
                    .filter(entry -> !(spans ? entry.path("incident") : entry)
                            .asString("")
                            .equals(id))
                    .toList();
            if (left.size() < before) {
                fields.set(list, array.removeAll().addAll(left));
            }
            if (array.isEmpty() && before > 0) {
                fields.remove(list);
            }
        }
        return true;
    }
}
