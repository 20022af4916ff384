package org.chronomap.geodata.story;

import java.util.List;
import java.util.stream.Stream;

/**
 * People or things that went, or were to go, from places to places: from each of {@code from} to each of {@code to}.
 *
 * @param from ids of places of the story, at least one
 * @param to ids of places of the story, at least one
 * @param via where they came by on the way, in order; empty = not known
 */
public record Movement(Statement statement, List<String> from, List<String> to, List<Waypoint> via)
        implements StoryEvent {

    /** More than a course needs that is looked at on a map. */
    public static final int MOST_WAYPOINTS = 10_000;

    public Movement {
        from = List.copyOf(from);
        to = List.copyOf(to);
        via = List.copyOf(via);
        if (from.isEmpty() || to.isEmpty()) {
            throw new IllegalArgumentException("A movement goes from somewhere to somewhere: " + statement.id());
        }
    }

    /** A way from one place to another, by their ids. */
    public record Route(String from, String to) {}

    /** Every way that it goes: those from the first place first. */
    public List<Route> routes() {
        return from.stream()
                .flatMap(start -> to.stream().map(end -> new Route(start, end)))
                .toList();
    }

    /** The ids of the places that it names: where it begins, where it ends, and by which it came. */
    public Stream<String> places() {
        return Stream.of(
                        from.stream(),
                        to.stream(),
                        via.stream()
                                .filter(Waypoint.AtPlace.class::isInstance)
                                .map(point -> ((Waypoint.AtPlace) point).id()))
                .flatMap(ids -> ids);
    }
}
