package org.chronomap.backend.editing;

import java.time.ZoneId;
import java.util.Map;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.IsoInstant;
import org.chronomap.geodata.time.SpanWords;
import org.chronomap.geodata.time.TimeSpan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells dates of a story as its items do: in words, and by the instants (RFC 3339) of their ends; null is open. */
public final class DateJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ZoneId zone;
    private final SpanWords spans;

    /**
     * @param words of the interface in the language
     * @param zone the story's
     */
    public DateJson(Map<String, String> words, ZoneId zone) {
        this.zone = zone;
        spans = new SpanWords(zone, words);
    }

    /** @param when EDTF without fault */
    public ObjectNode of(String when) {
        ObjectNode node = NODES.objectNode();
        put(node, Edtf.parse(when, zone));
        return node;
    }

    void put(ObjectNode node, TimeSpan span) {
        node.put("whenText", spans.of(span));
        node.set("start", instant(span.start().first()));
        node.set("latestStart", instant(span.start().last()));
        node.set("earliestEnd", instant(span.end().first()));
        node.set("end", instant(span.end().last()));
        node.put("timePrecision", span.precision().id());
    }

    private static JsonNode instant(long epochMilli) {
        return epochMilli == Interval.UNBOUNDED_BEFORE || epochMilli == Interval.UNBOUNDED_AFTER
                ? NODES.nullNode()
                : NODES.stringNode(IsoInstant.text(epochMilli));
    }
}
