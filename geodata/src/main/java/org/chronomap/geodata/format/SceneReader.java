package org.chronomap.geodata.format;

import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/** Reads the scenes of a story, once its incidents and movements are read. */
final class SceneReader {

    private static final String FORM = "a day like 2022-01-06, or a span like 2022-01-03/2022-01-09";

    private final ZoneId zone;
    private final Set<String> events = new LinkedHashSet<>();
    private final boolean eventsUnread;

    /** @param events null when incidents or movements could not be read */
    SceneReader(ZoneId zone, @Nullable EventReader events) {
        this.zone = zone;
        eventsUnread = events == null;
        if (events != null) {
            this.events.addAll(events.incidents());
            this.events.addAll(events.movements());
        }
    }

    Supplier<Scene> read(Fields fields) {
        String id = fields.slug("id");
        LocalizedText title = fields.localized("title");
        LocalizedText text = fields.localized("text");
        TimeSpan at = fields.find("at", edtf -> Edtf.parse(edtf, zone));
        SceneMode mode = fields.findOneOf("mode", SceneMode.class);
        Extent view = ViewReader.find(fields, "view");
        List<String> highlight = fields.texts("highlight");
        fields.nothingElse();
        if (!fields.has("at")) {
            fields.fault("at", "is missing: " + FORM);
        } else if (at != null && (!at.start().isBoundedBefore() || !at.end().isBoundedAfter())) {
            fields.fault("at", "must begin and end: " + FORM);
        }
        for (String event : highlight) {
            if (!eventsUnread && !events.contains(event)) {
                fields.fault(
                        "highlight", "\"" + event + "\" is the id of no incident and of no movement of this story");
            }
        }
        return () -> new Scene(
                id,
                title,
                text,
                Objects.requireNonNull(at),
                mode == null ? SceneMode.CUMULATIVE : mode,
                view,
                highlight);
    }
}
