package org.chronomap.backend.history;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What two documents of an item say differently, in the words in which the history tells it. */
public final class DifferenceWords {

    private final FieldWords words;

    /**
     * @param encoded for reading
     * @param messages those of its language
     */
    public DifferenceWords(Snapshot snapshot, EncodedStory encoded, Map<String, String> messages) {
        this.words = new FieldWords(snapshot, encoded, messages);
    }

    /**
     * One field that says something else.
     *
     * @param field RFC 6901 pointer into the item as the API writes it in every language; of what is gone, where it was
     * @param label what the field is called: “Source 2: Quote”
     * @param from null = there was nothing
     * @param to null = there is nothing
     */
    public record Told(
            String field,
            String label,
            @Nullable String from,
            @Nullable String to) {}

    /** In the order of the fields. */
    public List<Told> between(StoryPart part, JsonNode before, JsonNode after) {
        return Differences.between(part, before, after).stream()
                .map(difference -> {
                    FieldPath path = FieldPath.of(part, difference.path());
                    return new Told(
                            difference.path(),
                            words.label(path),
                            value(path, difference.before()),
                            value(path, difference.after()));
                })
                .toList();
    }

    private @Nullable String value(FieldPath path, @Nullable JsonNode value) {
        return value == null ? null : words.value(path, value);
    }

    /** What a document calls its item; null where it does not. */
    public @Nullable String title(JsonNode document) {
        return words.text(HistoryEntry.OfItem.title(document));
    }
}
