package org.chronomap.geodata.story;

import java.util.List;

/**
 * People or things that went, or were to go, from places to places: from each of {@code from} to each of {@code to}.
 *
 * @param from ids of places of the story, at least one
 * @param to ids of places of the story, at least one
 */
public record Movement(Statement statement, List<String> from, List<String> to) implements StoryEvent {

    public Movement {
        from = List.copyOf(from);
        to = List.copyOf(to);
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
}
