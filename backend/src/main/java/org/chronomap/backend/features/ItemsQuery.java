package org.chronomap.backend.features;

import java.util.List;
import java.util.Set;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.NumberFilter;
import org.chronomap.geodata.index.Selection;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.time.Interval;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What is asked of the items of a collection.
 *
 * @param ids of what is asked for; empty = whatever is selected
 * @param limit how many features at the most, from 1
 * @param from where the answer begins; null = at the first that is selected
 */
record ItemsQuery(
        Selection selection,
        Set<String> ids,
        int limit,
        @Nullable Cursor from) {

    /** @throws org.chronomap.backend.problem.ProblemException (400) that names every faulty parameter */
    static ItemsQuery parse(MultiValueMap<String, String> given, Snapshot snapshot, StoryCollection collection) {
        return parse(given, ItemsParameters.of(collection).names(), snapshot, collection);
    }

    /** The same of an address that takes some of the parameters alone. */
    static ItemsQuery parse(
            MultiValueMap<String, String> given, List<String> known, Snapshot snapshot, StoryCollection collection) {
        Parameters parameters = new Parameters(given, known);
        Extent bbox = ItemsParameters.BBOX.one(parameters, snapshot);
        Interval datetime = ItemsParameters.DATETIME.one(parameters, snapshot);
        Boolean dated = ItemsParameters.DATED.one(parameters, snapshot);
        Integer limit = ItemsParameters.LIMIT.one(parameters, snapshot);
        Set<String> ids = ItemsParameters.IDS.several(parameters, snapshot);
        Set<String> categories = ItemsParameters.CATEGORY.several(parameters, snapshot);
        Set<Status> statuses = ItemsParameters.STATUS.several(parameters, snapshot);
        Set<String> places = ItemsParameters.PLACE.several(parameters, snapshot);
        Set<String> actors = ItemsParameters.ACTOR.several(parameters, snapshot);
        Set<String> publishers = ItemsParameters.SOURCE.several(parameters, snapshot);
        Set<NumberFilter> numbers = ItemsParameters.NUMBER.several(parameters, snapshot);
        List<String> words = ItemsParameters.WORDS.one(parameters, snapshot);
        Cursor cursor = ItemsParameters.CURSOR.one(parameters, snapshot);
        RepresentationParameters.check(parameters);
        parameters.requireFaultless();
        return new ItemsQuery(
                new Selection(
                        bbox,
                        datetime,
                        dated,
                        categories,
                        statuses,
                        places,
                        actors,
                        publishers,
                        numbers,
                        words == null ? List.of() : words),
                ids,
                limit == null ? Limit.DEFAULT : limit,
                cursor);
    }

    /** The same with fewer features where it asks for more. */
    ItemsQuery atMost(int most) {
        return new ItemsQuery(selection, ids, Math.min(limit, most), from);
    }
}
