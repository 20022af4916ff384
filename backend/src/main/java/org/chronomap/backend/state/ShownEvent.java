package org.chronomap.backend.state;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.StoryEvent;
import org.jspecify.annotations.Nullable;

/** An incident or a movement that is shown, and how it stands. */
public record ShownEvent(StoryEvent event, Standing standing) {

    /** By when each had begun at the latest, then by when it may have begun; last what has no known date. */
    private static final Comparator<ShownEvent> STORY_ORDER = Comparator.comparingLong((ShownEvent shown) ->
                    shown.event().statement().when().start().last())
            .thenComparing(shown -> shown.standing() == Standing.UNDATED)
            .thenComparingLong(shown -> shown.event().statement().when().start().first());

    /** All that a state shows, in the order of the story; and what has no known date, be it {@link #isOnMap on the map} or not. */
    public static List<ShownEvent> of(StoryIndex index, ReaderState state) {
        return Stream.concat(admitted(index.incidents(), state), admitted(index.movements(), state))
                .map(event ->
                        new ShownEvent(event, Standing.of(event.statement().when(), state.time())))
                .filter(shown -> shown.standing().isShown() || shown.standing() == Standing.UNDATED)
                .sorted(STORY_ORDER)
                .toList();
    }

    /** Whether a picture of a state draws it. */
    public boolean isOnMap(ReaderState state) {
        return standing.isShown() || state.undated();
    }

    public Status status() {
        return event.statement().status();
    }

    public boolean isRetracted() {
        return status() == Status.RETRACTED;
    }

    /** Whether it is the incident of an id; null = it is none's. */
    public boolean isIncident(@Nullable String id) {
        return event instanceof Incident incident && incident.statement().id().equals(id);
    }

    private static <T extends StoryEvent> Stream<T> admitted(FeatureIndex<T> events, ReaderState state) {
        return IntStream.of(events.select(state.filters())).mapToObj(events::feature);
    }
}
