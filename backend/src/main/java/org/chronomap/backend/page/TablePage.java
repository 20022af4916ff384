package org.chronomap.backend.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryEvent;

/**
 * A page's share of the table in which those read a story who run no scripts: a story may have more than anybody should have to load.
 *
 * @param number from 1
 * @param pages how many there are, at least one
 * @param before how many incidents and movements stand on the pages before it
 * @param events its incidents and movements, in order of time
 * @param places its places, in the story's order
 */
record TablePage(int number, int pages, int before, List<StoryEvent> events, List<Place> places) {

    /** So many incidents and movements stand on a page, and so many places. */
    static final int MOST = 500;

    TablePage {
        events = List.copyOf(events);
        places = List.copyOf(places);
    }

    /** How many pages a story has, at least one. */
    static int pagesOf(Story story) {
        int most = Math.max(
                story.incidents().size() + story.movements().size(),
                story.places().size());
        return Math.max(1, (most + MOST - 1) / MOST);
    }

    /** @param number from 1 to as many as there are */
    static TablePage of(Story story, int number) {
        List<StoryEvent> events = Stream.<StoryEvent>concat(story.incidents().stream(), story.movements().stream())
                .sorted(Comparator.comparingLong((StoryEvent event) ->
                                event.statement().when().start().last())
                        .thenComparing(event -> event.statement().when().isUnknown())
                        .thenComparingLong(
                                event -> event.statement().when().start().first()))
                .toList();
        int before = Math.min((number - 1) * MOST, events.size());
        return new TablePage(number, pagesOf(story), before, part(events, number), part(story.places(), number));
    }

    private static <T> List<T> part(List<T> all, int number) {
        int begin = Math.min((number - 1) * MOST, all.size());
        return all.subList(begin, Math.min(begin + MOST, all.size()));
    }
}
