package org.chronomap.backend.state;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Story;

/**
 * The names of a story's actors: each goes by one in addresses, whatever the page's language, as in the front end's
 * {@code filter/actors.ts}.
 *
 * @param inAddress by the name in any language, that in the story's first language that has one
 */
record ActorNames(Map<String, String> inAddress) {

    /** By the very story, and no longer than it is held. */
    private static final Cache<Story, ActorNames> OF_STORIES =
            Caffeine.newBuilder().weakKeys().build();

    ActorNames {
        inAddress = Map.copyOf(inAddress);
    }

    /** Once for each revision of a story. */
    static ActorNames of(Story story) {
        return OF_STORIES.get(story, ActorNames::gathered);
    }

    private static ActorNames gathered(Story story) {
        Map<String, String> names = new HashMap<>();
        Stream.concat(
                        story.incidents().stream().map(Incident::statement),
                        story.movements().stream().map(Movement::statement))
                .flatMap(statement -> statement.actors().stream())
                .forEach(actor -> {
                    String name = actor.in(story.languages()).text();
                    actor.byLanguage().values().forEach(other -> names.putIfAbsent(other, name));
                });
        return new ActorNames(names);
    }

    /** Empty for a name that the story does not know. */
    Optional<String> find(String name) {
        return Optional.ofNullable(inAddress.get(name));
    }
}
