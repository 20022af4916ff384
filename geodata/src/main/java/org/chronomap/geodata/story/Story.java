package org.chronomap.geodata.story;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.persistent.OrderedMap;
import org.chronomap.geodata.persistent.SmallMap;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * A story: its words, its time, its places and what happened at them.
 *
 * @param id slug
 * @param timeZone the zone in which its dates are meant
 * @param extent what the time slider spans
 * @param knownAsOf the date up to which the story is known, EDTF; later incidents can only be planned
 * @param languages BCP 47 tags, the default first; at least one
 * @param view what the map shows first; null = all that has a place
 * @param numberLabels labels of the keys of numbers, by key
 * @param sizeBy key of the number that marks are sized by and sums are told of; null = none
 * @param sources what several items may refer to, by id; each item has its own, whole
 * @param spans times that are marked on the slider
 * @param scenes in the order in which the author tells them
 */
public record Story(
        String id,
        LocalizedText title,
        @Nullable LocalizedText standfirst,
        @Nullable LocalizedText byline,
        @Nullable Licence licence,
        ZoneId timeZone,
        TimeSpan extent,
        @Nullable TimeSpan knownAsOf,
        List<String> languages,
        @Nullable Extent view,
        List<Category> categories,
        Map<String, LocalizedText> numberLabels,
        @Nullable String sizeBy,
        Map<String, Source> sources,
        List<ShadedSpan> spans,
        List<Place> places,
        List<Incident> incidents,
        List<Movement> movements,
        List<Scene> scenes) {

    public Story {
        languages = List.copyOf(languages);
        categories = List.copyOf(categories);
        numberLabels = SmallMap.copyOf(numberLabels);
        sources = SmallMap.copyOf(sources);
        spans = List.copyOf(spans);
        places = OrderedMap.listOf(places);
        incidents = OrderedMap.listOf(incidents);
        movements = OrderedMap.listOf(movements);
        scenes = List.copyOf(scenes);
        if (languages.isEmpty()) {
            throw new IllegalArgumentException("A story needs a language: " + id);
        }
    }
}
