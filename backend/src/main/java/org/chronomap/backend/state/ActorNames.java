package org.chronomap.backend.state;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.Selection;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.StoryEvent;

/**
 * The names of a story's actors: each goes by one in addresses, whatever the page's language, as in the front end's
 * {@code filter/actors.ts}.
 */
final class ActorNames {

    private final StoryIndex index;

    ActorNames(StoryIndex index) {
        this.index = index;
    }

    /**
     * The name in an address of who has a name in any language: that in the story's first language in which the first event has one.
     * Empty for a name that the story does not know.
     */
    Optional<String> find(String name) {
        return index.actors().contains(name)
                ? Stream.concat(first(index.incidents(), name), first(index.movements(), name))
                        .flatMap(statement -> statement.actors().stream())
                        .filter(actor -> actor.byLanguage().containsValue(name))
                        .map(actor -> actor.in(index.story().languages()).text())
                        .findFirst()
                : Optional.empty();
    }

    private static Stream<Statement> first(FeatureIndex<? extends StoryEvent> events, String actor) {
        Selection of = new Selection(null, null, Set.of(), Set.of(), Set.of(), Set.of(actor), Set.of(), List.of());
        return Arrays.stream(events.matches(of).from(0, 1))
                .mapToObj(position -> events.feature(position).statement());
    }
}
