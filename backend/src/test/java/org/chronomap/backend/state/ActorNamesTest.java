package org.chronomap.backend.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.stream.Stream;
import org.chronomap.geodata.folder.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class ActorNamesTest {

    @Test
    void anActorGoesByTheNameInTheFirstLanguageOfTheStory() throws Exception {
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
        ActorNames names = new ActorNames(new StoryIndex(story, outlines));
        Stream<LocalizedText> actors = Stream.concat(story.incidents().stream(), story.movements().stream())
                .flatMap(event -> event.statement().actors().stream());

        assertThat(actors)
                .isNotEmpty()
                .allSatisfy(actor -> assertThat(actor.byLanguage().values())
                        .allSatisfy(name -> assertThat(names.find(name))
                                .contains(actor.in(story.languages()).text())));
        assertThat(names.find("nobody")).isEmpty();
    }
}
