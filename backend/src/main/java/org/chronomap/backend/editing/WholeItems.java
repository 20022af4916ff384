package org.chronomap.backend.editing;

import java.util.concurrent.RejectedExecutionException;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.geojson.FeatureWriter;
import org.chronomap.geodata.geojson.Wording;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.StoryPart;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers a change with the item as it is read in every language, with what the server works out of it. */
@Component
final class WholeItems {

    private final LiveStories stories;

    WholeItems(LiveStories stories) {
        this.stories = stories;
    }

    /**
     * The answer with the whole item. Where nobody reads that, for it is a draft or was changed again meanwhile, or too much is being
     * made, it says what was written.
     */
    Mono<ChangeAnswer> in(ItemKey key, ChangeAnswer answer) {
        JsonNode written = answer.body();
        StoryIndex index = stories.index(key.story());
        if (written == null || index == null || members(key, written).has(WrittenForm.DRAFT)) {
            return Mono.just(answer);
        }
        FeatureWriter writer = new FeatureWriter(index, Wording.everyLanguage());
        // Asked for again, it was made under an id that this request does not know.
        String id = written.path("id").asString();
        Mono<byte[]> whole = key.part() == StoryPart.STORY
                ? HeavyWork.DATA.of(() -> writer.find(key.part(), id)).flatMap(Mono::justOrEmpty)
                : Mono.justOrEmpty(writer.find(key.part(), id));
        return whole.map(JsonMapper.shared()::readTree)
                .filter(item -> revision(key, item).equals(revision(key, written)))
                .map(answer::with)
                .onErrorComplete(RejectedExecutionException.class)
                .defaultIfEmpty(answer);
    }

    private static JsonNode revision(ItemKey key, JsonNode item) {
        return members(key, item).path("revision");
    }

    private static JsonNode members(ItemKey key, JsonNode item) {
        return key.part() == StoryPart.STORY ? item : item.path("properties");
    }
}
