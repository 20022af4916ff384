package org.chronomap.backend.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.folder.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a story begins to be read when nobody asks for a time. */
class OpeningTest {

    /** The table that the front end's {@code opening.test.ts} is held to as well. */
    static Stream<JsonNode> table() throws IOException {
        byte[] table = Files.readAllBytes(Path.of("../frontend/src/test/web/openings.json"));
        return JsonMapper.shared().readTree(table).valueStream();
    }

    @ParameterizedTest
    @MethodSource("table")
    void opensOnSomethingInTheStoryOwnStep(JsonNode row) throws Exception {
        TimeShown time = new ReaderAddress(story(row)).read(Map.of()).state().time();

        assertThat(time.unit().name().toLowerCase(Locale.ROOT))
                .isEqualTo(row.get("unit").stringValue());
        assertThat(Instant.ofEpochMilli(time.t()))
                .isEqualTo(instant(row.get("t").stringValue()));
    }

    /** Java's own years have as many digits as they need, and expanded ones a sign. */
    private static Instant instant(String text) {
        return Instant.parse(text.replaceFirst("^([+-])0{1,2}(?=\\d{4,5}-)", "$1"));
    }

    private static StoryIndex story(JsonNode row) throws Exception {
        JsonNode known = row.get("knownAsOf");
        Map<String, String> files = Map.of(
                "story.yaml",
                """
                title: {en: A story}
                timeZone: %s
                extent: %s
                languages: [en]
                categories:
                  - {id: news, label: {en: News}, colour: "#96590d", pattern: waves}
                %s
                """.formatted(
                                row.get("zone").stringValue(),
                                row.get("extent").stringValue(),
                                known == null ? "" : "knownAsOf: " + known.stringValue()),
                "incidents.yaml",
                IntStream.range(0, row.get("events").size())
                        .mapToObj(number -> {
                            JsonNode event = row.get("events").get(number);
                            return "- {id: e%d, when: '%s', status: %s, at: [76.9, 43.2], geoPrecision: exact, category: news, title: {en: It}, sources: [{publisher: A paper}]}%n"
                                    .formatted(
                                            number,
                                            event.get("when").stringValue(),
                                            event.get("status").stringValue());
                        })
                        .collect(Collectors.joining()));
        CountryOutlines outlines;
        try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream()) {
            outlines = CountryOutlines.read(world);
        }
        return new StoryIndex(
                StoryReader.read(
                        "opened",
                        name -> files.containsKey(name)
                                ? new ByteArrayInputStream(files.get(name).getBytes(StandardCharsets.UTF_8))
                                : null,
                        outlines),
                outlines);
    }
}
