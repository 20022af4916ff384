package org.chronomap.backend;

import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A made-up story of more incidents than one page tells: 400 on each of three days, each at a place and from a publisher of its own. */
public final class LongStory {

    public static final int INCIDENTS = 1_200;

    private LongStory() {}

    /** Has the server hold it; returns its address. */
    public static String hold(OwnStories stories, String id) {
        String story = """
                title: {en: Very long, fr: Très long, ru: Очень долго, kk: Өте ұзақ}
                timeZone: UTC
                extent: 2022-01-01/2022-01-31
                languages: [en, fr, ru, kk]
                categories: [{id: all, label: {en: All}, colour: "#336699", pattern: dots}]
                """;
        String places = lines(number -> "- {id: place-%d, name: {en: Place %d}, kind: site, at: [%d.%02d, 10]}"
                .formatted(number, number, number / 100, number % 100));
        String incidents = lines(number ->
                "- {id: one-%d, when: 2022-01-%02d, place: place-%d, category: all, status: reported, title: {en: One %d}, sources: [{publisher: Agency %d}]}"
                        .formatted(number, 5 + number / 400, number, number, number));
        return stories.hold(id, Map.of("story.yaml", story, "places.yaml", places, "incidents.yaml", incidents));
    }

    private static String lines(IntFunction<String> line) {
        return IntStream.range(0, INCIDENTS).mapToObj(line).collect(Collectors.joining("\n"));
    }
}
