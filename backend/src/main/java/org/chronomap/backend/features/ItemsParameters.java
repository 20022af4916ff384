package org.chronomap.backend.features;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.NumberFilter;
import org.chronomap.geodata.index.SearchText;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.time.DatetimeFilter;
import org.chronomap.geodata.time.Interval;

/** The parameters that items are asked for by: what is read of them, and what is told of them. */
final class ItemsParameters {

    static final QueryParameter<Extent> BBOX = QueryParameter.of(
            "bbox",
            "{\"type\": \"array\", \"minItems\": 4, \"maxItems\": 6, \"items\": {\"type\": \"number\"}}",
            (text, snapshot) -> Bbox.parse(text));
    static final QueryParameter<Interval> DATETIME = QueryParameter.of(
            "datetime",
            "{\"type\": \"string\"}",
            (text, snapshot) -> DatetimeFilter.parse(text, snapshot.story().timeZone()));
    static final QueryParameter<Boolean> DATED =
            QueryParameter.of("dated", "{\"type\": \"boolean\"}", (text, snapshot) -> truth(text));
    static final QueryParameter<Integer> LIMIT = QueryParameter.of(
            "limit",
            "{\"type\": \"integer\", \"minimum\": 1, \"maximum\": %d, \"default\": %d}"
                    .formatted(Limit.MOST, Limit.DEFAULT),
            (text, snapshot) -> Limit.parse(text));
    /** As the proposal "Query by IDs" of OGC API Features has it: one that is not there selects nothing. */
    static final QueryParameter<String> IDS =
            new QueryParameter<>("ids", true, "{\"type\": \"string\"}", null, (text, snapshot) -> text);

    static final QueryParameter<String> CATEGORY = QueryParameter.among(
            "category",
            snapshot -> snapshot.story().categories().stream().map(Category::id).toList(),
            Function.identity());
    static final QueryParameter<Status> STATUS = QueryParameter.among(
            "status", snapshot -> Arrays.stream(Status.values()).map(Status::id).toList(), ItemsParameters::status);
    static final QueryParameter<String> PLACE =
            QueryParameter.among("place", snapshot -> snapshot.index().placeIds(), Function.identity());
    static final QueryParameter<String> ACTOR =
            QueryParameter.among("actor", snapshot -> snapshot.index().actors(), Function.identity());
    static final QueryParameter<String> SOURCE =
            QueryParameter.among("source", snapshot -> snapshot.index().publishers(), Function.identity());
    static final QueryParameter<NumberFilter> NUMBER = new QueryParameter<>(
            "number",
            true,
            "{\"type\": \"string\"}",
            null,
            (text, snapshot) -> NumberFilter.parse(text, snapshot.index().numbers()));
    static final QueryParameter<List<String>> WORDS =
            QueryParameter.of("q", "{\"type\": \"string\"}", (text, snapshot) -> words(text));
    static final QueryParameter<Cursor> CURSOR =
            QueryParameter.of("cursor", "{\"type\": \"string\"}", (text, snapshot) -> Cursor.parse(text));

    /** What every collection takes, be there a property that it selects by or not. */
    private static final List<QueryParameter<?>> OF_EVERY = List.of(BBOX, DATETIME, DATED, LIMIT, IDS, WORDS, CURSOR);

    /** In the order in which they are told. */
    private static final List<QueryParameter<?>> OWN =
            List.of(BBOX, DATETIME, DATED, LIMIT, IDS, CATEGORY, STATUS, PLACE, ACTOR, SOURCE, NUMBER, WORDS, CURSOR);

    /** What the schema of a collection's items selects by. */
    private static final Map<StoryCollection, KnownParameters> BY_COLLECTION = Arrays.stream(StoryCollection.values())
            .collect(Collectors.toMap(Function.identity(), ItemsParameters::selecting));

    /** Those of a file of incidents and movements: read by {@code backend.exporting}, the first, and as items are. */
    static final KnownParameters OF_EXPORT = KnownParameters.of(Stream.of(
                    Stream.of(RepresentationParameters.exported()),
                    of(StoryCollection.INCIDENTS).all().stream()
                            .filter(parameter -> !SelectedItems.OF_PAGES.contains(parameter.name())
                                    && !parameter.name().equals("f")))
            .flatMap(parameters -> parameters));

    private static final KnownParameters OF_ALL = with(OF_EVERY.stream());

    private ItemsParameters() {}

    /** Those that a collection's items take. */
    static KnownParameters of(StoryCollection collection) {
        return BY_COLLECTION.getOrDefault(collection, OF_ALL);
    }

    private static KnownParameters selecting(StoryCollection collection) {
        Set<String> names = ItemSchemas.STANDARD.of(collection.part()).parameters();
        return with(OWN.stream().filter(parameter -> OF_EVERY.contains(parameter) || names.contains(parameter.name())));
    }

    /** Those that the items of every collection take. */
    static KnownParameters ofAll() {
        return OF_ALL;
    }

    private static KnownParameters with(Stream<QueryParameter<?>> own) {
        return KnownParameters.of(Stream.concat(own, RepresentationParameters.OF_ITEMS.all().stream()));
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException('"' + text + "\" must be true or false");
        }
        return text.equals("true");
    }

    private static Status status(String id) {
        return Arrays.stream(Status.values())
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(String query) {
        List<String> words = SearchText.words(query);
        if (words.isEmpty()) {
            throw new IllegalArgumentException('"' + query + "\" must hold at least one word to search for");
        }
        return words;
    }
}
