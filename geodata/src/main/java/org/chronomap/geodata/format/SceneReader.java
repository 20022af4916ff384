package org.chronomap.geodata.format;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.TimeSpan;

/** Reads the scenes of a story, once its incidents and movements are read. */
final class SceneReader {

    private static final String FORM = "a day like 2022-01-06, or a span like 2022-01-03/2022-01-09";

    private final ZoneId zone;
    private final Predicate<String> isEvent;
    private final Function<Fields, BigDecimal> position;

    /**
     * @param isEvent whether it is the id of an incident or a movement of the story
     * @param position takes a scene's position from its fields, or knows it
     */
    SceneReader(ZoneId zone, Predicate<String> isEvent, Function<Fields, BigDecimal> position) {
        this.zone = zone;
        this.isEvent = isEvent;
        this.position = position;
    }

    Supplier<Scene> read(Fields fields) {
        String id = fields.slug("id");
        LocalizedText title = fields.localized("title");
        LocalizedText text = fields.localized("text");
        TimeSpan at = fields.find("at", edtf -> Edtf.parse(edtf, zone));
        SceneMode mode = fields.findOneOf("mode", SceneMode.class);
        Extent view = ViewReader.find(fields, "view");
        List<String> highlight = fields.texts("highlight");
        BigDecimal told = position.apply(fields);
        fields.nothingElse();
        if (!fields.has("at")) {
            fields.fault("at", "is missing: " + FORM);
        } else if (at != null && (!at.start().isBoundedBefore() || !at.end().isBoundedAfter())) {
            fields.fault("at", "must begin and end: " + FORM);
        }
        for (String event : highlight) {
            if (!isEvent.test(event)) {
                fields.fault(
                        "highlight", "\"" + event + "\" is the id of no incident and of no movement of this story");
            }
        }
        return () -> new Scene(
                id,
                told,
                title,
                text,
                Objects.requireNonNull(at),
                mode == null ? SceneMode.CUMULATIVE : mode,
                view,
                highlight,
                org.chronomap.geodata.story.Attributes.NONE);
    }
}
