package org.chronomap.backend.changes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.geodata.geojson.FeatureWriter;
import org.chronomap.geodata.geojson.Wording;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes changes of one story as server-sent events, for readers. */
final class FrameWriter {

    /** Who would be sent more at once is better off with loading the story anew. */
    static final int MOST_BYTES = 1024 * 1024;

    private FrameWriter() {}

    /**
     * One frame of all that readers may know of some changes; empty when that is nothing. It takes the longer the more they say.
     *
     * @param changes of one story, in their order
     * @param now the story as readers see it; null = they do not
     */
    static Optional<Frame> frame(List<Change> changes, @Nullable Snapshot now) {
        ByteArrayOutputStream events = new ByteArrayOutputStream();
        boolean reset = false;
        boolean taken = false;
        long seq = 0;
        for (Change change : changes) {
            boolean purged = change.kind() == ChangeKind.PURGED;
            if (!purged && (!change.visible() || change.kind().isOfDraft())) {
                continue;
            }
            seq = change.seq();
            reset |= purged || change.isOfMany() || events.size() > MOST_BYTES;
            taken |= change.key().part() == StoryPart.STORY && (purged || isGone(change));
            if (!reset) {
                write(events, change, now);
            }
        }
        if (seq == 0) {
            return Optional.empty();
        }
        boolean last = taken && now == null;
        return Optional.of(
                reset || events.size() > MOST_BYTES
                        ? Frame.reset(seq, last)
                        : Frame.of(seq, events.toByteArray(), last));
    }

    private static boolean isGone(Change change) {
        return change.kind() == ChangeKind.DELETED || change.kind() == ChangeKind.UNPUBLISHED;
    }

    private static void write(ByteArrayOutputStream events, Change change, @Nullable Snapshot now) {
        events.writeBytes(
                "event: change\nid: %d\ndata: ".formatted(change.seq()).getBytes(StandardCharsets.UTF_8));
        try (JsonGenerator json = JsonMapper.shared().createGenerator(events)) {
            json.writeStartObject();
            json.writeNumberProperty("seq", change.seq());
            json.writeStringProperty("collection", change.key().part().id());
            json.writeStringProperty("id", change.key().id());
            json.writeStringProperty("change", (isGone(change) ? ChangeKind.DELETED : change.kind()).id());
            json.writeNumberProperty("revision", change.revision());
            json.writeStringProperty("at", change.at().toString());
            json.writeStringProperty("note", change.note());
            json.writeName("feature");
            if (isGone(change) || now == null) {
                json.writeNull();
            } else {
                // As the item stands now; null when it is gone since.
                new FeatureWriter(now.index(), Wording.everyLanguage())
                        .find(change.key().part(), change.key().id())
                        .ifPresentOrElse(
                                feature -> json.writeRawValue(new String(feature, StandardCharsets.UTF_8)),
                                json::writeNull);
            }
            json.writeEndObject();
        }
        events.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
    }
}
