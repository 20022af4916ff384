package org.chronomap.backend.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.chronomap.geodata.folder.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** What grows with a story is gathered once for each revision of it. */
class ActorNamesTest {

    @Test
    void namesAreGatheredOnceForEachRevision() throws Exception {
        CountryOutlines outlines;
        try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream()) {
            outlines = CountryOutlines.read(world);
        }
        Story story = StoryReader.read(
                "kazakhstan-january-2022",
                name -> {
                    ClassPathResource file = new ClassPathResource("stories/kazakhstan-january-2022/" + name);
                    return file.exists() ? file.getInputStream() : null;
                },
                outlines);
        StoryIndex index = new StoryIndex(story, outlines);

        assertThat(ActorNames.of(story)).isSameAs(ActorNames.of(story));
        assertThat(index.placeIds())
                .containsExactlyElementsOf(
                        story.places().stream().map(place -> place.id()).toList());
        assertThat(index.actors()).isSameAs(index.actors());
    }
}
