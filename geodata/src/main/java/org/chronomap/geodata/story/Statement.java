package org.chronomap.geodata.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.persistent.SmallMap;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is stated of an incident or a movement, and on whose word.
 *
 * @param id slug, unique in its collection, never changed
 * @param category id of one of the story's categories
 * @param numbers by key: {@code killed}, {@code injured}, {@code arrested}, {@code troops} or one that the story labels
 * @param sources at least one, but in a draft
 * @param inferred fields that the author concluded, and no source states
 * @param attributes what it has of properties without a component of their own
 * @param extra whatever else the author keeps with it
 */
public record Statement(
        String id,
        LocalizedText title,
        @Nullable LocalizedText summary,
        TimeSpan when,
        String category,
        Status status,
        Map<String, Quantity> numbers,
        List<LocalizedText> actors,
        List<LocalizedText> tags,
        List<Source> sources,
        List<Media> media,
        List<String> inferred,
        Attributes attributes,
        Map<String, JsonNode> extra) {

    public Statement {
        numbers = SmallMap.copyOf(numbers);
        actors = List.copyOf(actors);
        tags = List.copyOf(tags);
        sources = List.copyOf(sources);
        media = List.copyOf(media);
        inferred = List.copyOf(inferred);
        extra = SmallMap.copyOf(extra);
    }

    /** Those that are shown: of a draft's others it is not said yet who says so. */
    public List<Source> namedSources() {
        return sources.stream().filter(Source::isNamed).toList();
    }

    /** By key, of those that are told in figures. */
    public Map<String, NumberRange> ranges() {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        Map<String, NumberRange> ranges = new HashMap<>();
        numbers.forEach((key, number) -> number.range().ifPresent(range -> ranges.put(key, range)));
        return ranges;
    }

    /** The same, of another time and with other attributes. */
    public Statement at(TimeSpan time, Attributes others) {
        return new Statement(
                id, title, summary, time, category, status, numbers, actors, tags, sources, media, inferred, others,
                extra);
    }
}
