package org.chronomap.backend.snapshot.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Stories;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PastStoriesTest extends EditedServerTest {

    @Autowired
    private ChangeLog log;

    @Autowired
    private Messages messages;

    @Autowired
    private CountryOutlines outlines;

    @Autowired
    private Stories stories;

    @Test
    void oneThatIsLargerThanAllThatIsKeptIsMadeOnceToo() {
        String story = newStory("large-once", "[\"en\"]");
        String incident = newIncident(story, "flood", "Flood", "");
        Instant then = Instant.now();
        patch(incident, 1, "{\"properties\": {\"title\": {\"en\": \"A flood\"}}}");
        PastStories past = new PastStories(log, messages, outlines, 2);

        StoryIndex made = indexAt(past, then);

        assertThat(indexAt(past, then)).isSameAs(made);
        past.destroy();
    }

    private StoryIndex indexAt(PastStories past, Instant then) {
        return Objects.requireNonNull(
                        past.of(stories.find("large-once").orElseThrow(), then).block())
                .index();
    }
}
