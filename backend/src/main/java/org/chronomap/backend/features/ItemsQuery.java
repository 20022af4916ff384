package org.chronomap.backend.features;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.SearchText;
import org.chronomap.geodata.index.Selection;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.DatetimeFilter;
import org.chronomap.geodata.time.Interval;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What is asked of the items of a collection.
 *
 * @param limit how many features at the most, from 1
 * @param from where the answer begins; null = at the first that is selected
 */
record ItemsQuery(Selection selection, int limit, @Nullable Cursor from) {

    /** In the order in which they are told. */
    private static final List<String> NAMES =
            List.of("bbox", "datetime", "limit", "category", "status", "place", "actor", "source", "q", "cursor");

    /** What every collection takes, be there a property that it selects by or not. */
    private static final Set<String> OF_ALL = Set.of("bbox", "datetime", "limit", "q", "cursor");

    /** @throws org.chronomap.backend.problem.ProblemException (400) that names every faulty parameter */
    static ItemsQuery parse(MultiValueMap<String, String> given, Snapshot snapshot, StoryCollection collection) {
        Story story = snapshot.story();
        Parameters parameters = new Parameters(given, names(collection));
        Extent bbox = parameters.one("bbox", Bbox::parse);
        Interval datetime = parameters.one("datetime", text -> DatetimeFilter.parse(text, story.timeZone()));
        Integer limit = parameters.one("limit", Limit::parse);
        Set<String> categories = parameters.several(
                "category",
                known(() -> story.categories().stream().map(Category::id).toList()));
        Set<Status> statuses = parameters.several("status", ItemsQuery::status);
        Set<String> places =
                parameters.several("place", known(() -> snapshot.index().placeIds()));
        Set<String> actors =
                parameters.several("actor", known(() -> snapshot.index().actors()));
        Set<String> publishers =
                parameters.several("source", known(() -> snapshot.index().publishers()));
        List<String> words = parameters.one("q", ItemsQuery::words);
        Cursor cursor = parameters.one("cursor", Cursor::parse);
        RepresentationParameters.check(parameters);
        parameters.requireFaultless();
        return new ItemsQuery(
                new Selection(
                        bbox,
                        datetime,
                        categories,
                        statuses,
                        places,
                        actors,
                        publishers,
                        words == null ? List.of() : words),
                limit == null ? Limit.DEFAULT : limit,
                cursor);
    }

    private static List<String> names(StoryCollection collection) {
        Set<String> queryables = ItemSchemas.STANDARD.of(collection.part()).parameters();
        return Stream.concat(
                        NAMES.stream().filter(name -> OF_ALL.contains(name) || queryables.contains(name)),
                        RepresentationParameters.NAMES.stream())
                .toList();
    }

    private static List<String> words(String query) {
        List<String> words = SearchText.words(query);
        if (words.isEmpty()) {
            throw new IllegalArgumentException('"' + query + "\" must hold at least one word to search for");
        }
        return words;
    }

    /** @param known asked for only where a value is given */
    private static Function<String, String> known(Supplier<Collection<String>> known) {
        return id -> {
            Collection<String> ids = known.get();
            if (!ids.contains(id)) {
                throw new IllegalArgumentException(
                        '"' + id + "\" must be one of " + ids.stream().limit(50).collect(Collectors.joining(", ")));
            }
            return id;
        };
    }

    private static Status status(String id) {
        return Arrays.stream(Status.values())
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException('"' + id + "\" must be one of "
                        + Arrays.stream(Status.values()).map(Status::id).collect(Collectors.joining(", "))));
    }
}
