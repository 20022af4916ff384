package org.chronomap.backend;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.chronomap.geodata.folder.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** A story whose marks are sized by a number, told of it in every way that there is. */
public final class CountedStory {

    public static final String ID = "counted";

    private static final Map<String, String> FILES =
            Map.of("story.yaml", """
            title: {en: So many}
            timeZone: UTC
            extent: 2022-01-02/2022-01-12
            languages: [en, fr]
            sizeBy: killed
            categories:
              - {id: flood, label: {en: Flood}, colour: "#1d4ed8", pattern: waves}
            """, "places.yaml", """
            - {id: almaty, name: {en: Almaty}, kind: city, at: [76.9115, 43.2525]}
            - {id: astana, name: {en: Astana}, kind: city, at: [71.43, 51.13]}
            """, "incidents.yaml", """
            - {id: range, when: 2022-01-03, place: almaty, numbers: {killed: {low: 10, high: 12}}, status: reported,
               category: flood, title: {en: A range}, sources: [{publisher: A paper}]}
            - {id: none, when: 2022-01-03, place: astana, status: reported,
               category: flood, title: {en: No number}, sources: [{publisher: A paper}]}
            - {id: figure, when: 2022-01-04, place: astana, numbers: {killed: {best: 1}, injured: {best: 50}}, status: reported,
               category: flood, title: {en: A figure}, sources: [{publisher: A paper}]}
            - {id: withdrawn, when: 2022-01-04, place: almaty, numbers: {killed: {best: 1000}}, status: retracted,
               category: flood, title: {en: Withdrawn}, sources: [{publisher: A paper}]}
            - {id: open, when: 2022-01-05, place: almaty, numbers: {killed: {low: 5}}, status: claimed,
               category: flood, title: {en: No upper bound}, sources: [{publisher: A paper}]}
            - {id: words, when: 2022-01-05, place: almaty, numbers: {killed: {words: {en: dozens}}}, status: reported,
               category: flood, title: {en: In words}, sources: [{publisher: A paper}]}
            - {id: possible, when: "[2022-01-05..2022-01-08]", place: almaty, numbers: {killed: {best: 3}}, status: reported,
               category: flood, title: {en: At some time}, sources: [{publisher: A paper}]}
            - {id: planned, when: 2022-01-11, place: astana, numbers: {killed: {best: 100}}, status: planned,
               category: flood, title: {en: Planned}, sources: [{publisher: A paper}]}
            """);

    private CountedStory() {}

    /** Without a server. */
    public static StoryIndex index() throws IOException, StoryFaultsException {
        try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream()) {
            CountryOutlines outlines = CountryOutlines.read(world);
            return new StoryIndex(StoryReader.read(ID, CountedStory::file, outlines), outlines);
        }
    }

    private static @Nullable InputStream file(String name) {
        String text = FILES.get(name);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Its address. */
    public static String heldBy(OwnStories stories) {
        return stories.hold(ID, FILES);
    }
}
