package org.chronomap.geodata.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.geodata.StoryFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read, and told of: its author most likely meant something else. */
class FolderWarningsTest {

    private static final StoryFolder SMALL = StoryFolder.small();

    @Test
    void thereIsNoneInAStoryThatIsWellWritten() throws Exception {
        assertThat(SMALL.warnings()).isEmpty();
        assertThat(StoryReader.reading(
                                "kazakhstan-january-2022",
                                name -> StoryFolder.class.getResourceAsStream(
                                        "/stories/kazakhstan-january-2022/" + name),
                                StoryFolder.outlines())
                        .warnings())
                .isEmpty();
    }

    @Test
    void aPositionThatWouldBeNearTheOthersTheOtherWayRound() throws IOException {
        assertThat(SMALL.replacing("places.yaml", "[76.9115, 43.2525]", "[43.2525, 76.9115]")
                        .warnings())
                .containsExactly(
                        "places.yaml:4: almaty: at: lies far from all other positions of the story, and would lie near"
                                + " them the other way round, as [76.9115, 43.2525]: longitude stands first");
        assertThat(SMALL.replacing("incidents.yaml", "place: almaty", "place: almaty\n  at: [43.25, 76.91]")
                        .warnings())
                .anyMatch(warning -> warning.startsWith("incidents.yaml:4: march: at: lies far from all other"));
    }

    @Test
    void aNumberToSizeMarksByThatNothingTellsInFigures() throws IOException {
        StoryFolder sized = SMALL.replacing("story.yaml", "languages: [en]", "languages: [en]\nsizeBy: killed");

        assertThat(sized.warnings())
                .containsExactly(
                        "story.yaml:5: sizeBy: \"killed\" is no number that any incident or movement tells in figures");
        assertThat(sized.replacing("incidents.yaml", "status:", "numbers: {injured: {best: 2}}\n  status:")
                        .warnings())
                .singleElement()
                .asString()
                .endsWith("in figures; they tell injured");
        assertThat(sized.replacing("incidents.yaml", "status:", "numbers: {killed: {best: 2}}\n  status:")
                        .warnings())
                .isEmpty();
    }

    @Test
    void aPositionThatIsFarFromItsPlace() throws IOException {
        assertThat(SMALL.replacing("incidents.yaml", "place: almaty", "place: almaty\n  at: [71.43, 51.13]")
                        .warnings())
                .containsExactly(
                        "incidents.yaml:4: march: at: lies 969 km from its place, almaty; leave out one of the two, or mend"
                                + " it");
        assertThat(SMALL.replacing("incidents.yaml", "place: almaty", "place: almaty\n  at: [77.04, 43.35]")
                        .warnings())
                .isEmpty();
    }

    @Test
    void aPlaceThatIsAboutTheSameTheOtherWayRoundIsNotDoubted() throws IOException {
        assertThat(SMALL.with("places.yaml", "- {id: almaty, name: {en: Tbilisi}, kind: city, at: [44.8, 41.7]}")
                        .warnings())
                .isEmpty();
    }

    @Test
    void aViewThatWouldShowTheStoryTheOtherWayRound() throws IOException {
        assertThat(SMALL.replacing("story.yaml", "languages: [en]", "languages: [en]\nview: [40, 70, 48, 80]")
                        .with("scenes.yaml", """
                                - {id: one, at: 2022-01-06, view: [40, 70, 48, 80], title: {en: O}, text: {en: O}}
                                - {id: two, at: 2022-01-06, view: [70, 40, 80, 48], title: {en: T}, text: {en: T}}
                                """)
                        .warnings())
                .satisfiesExactly(
                        warning -> assertThat(warning)
                                .startsWith("story.yaml:5: view: lies far from all other positions")
                                .contains("as [70, 40, 80, 48]: longitude"),
                        warning -> assertThat(warning).startsWith("scenes.yaml:1: one: view: lies far"));
    }

    @Test
    void eachOfSeveralAmongMany() throws IOException {
        String right = IntStream.range(0, 20)
                .mapToObj(i -> "- {id: right-%d, name: {en: R}, kind: site, at: [%d, %d]}%n"
                        .formatted(i, 66 + i % 5, 44 + i / 5))
                .collect(Collectors.joining());
        String swapped = """
                - {id: one, name: {en: O}, kind: site, at: [44, 67]}
                - {id: two, name: {en: T}, kind: site, at: [45, 68], anchor: [68, 45]}
                """;
        String almaty = "- {id: almaty, name: {en: A}, kind: city, at: [76.9, 43.2]}\n";

        assertThat(SMALL.with("places.yaml", right + swapped + almaty).warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.startsWith("places.yaml:21: one: at: "))
                .anyMatch(warning -> warning.startsWith("places.yaml:22: two: at: "));
    }

    /** New York, Cape Town, and Ankara in a story of Damascus: far off, and nowhere near the other way round, or not far. */
    @ParameterizedTest
    @ValueSource(strings = {"[-74, 40.7]", "[18.4, -33.9]", "[32.9, 39.9]", "[179.9, 10]"})
    void aPlaceMayBeFarAway(String at) throws IOException {
        assertThat(SMALL.with("places.yaml", """
                        - {id: almaty, name: {en: D}, kind: city, at: [36.3, 33.5]}
                        - {id: homs, name: {en: H}, kind: city, at: [36.7, 34.7]}
                        - {id: far, name: {en: F}, kind: city, at: %s}
                        """.formatted(at)).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2021-12-31            | outside
        2022-01-23            | outside
        2023                  | outside
        ../2022-01-01         | outside
        2022-01-02            |
        2021-12-01/2022-01-02 |
        2022-01-22/..         |
        2022                  |
        """)
    void aDateThatTheSliderDoesNotReach(String when, String outside) throws IOException {
        assertThat(SMALL.replacing("incidents.yaml", "2022-01-06", when).warnings())
                .isEqualTo(
                        outside == null
                                ? java.util.List.of()
                                : java.util.List.of("incidents.yaml:2: march: when: " + when
                                        + " lies outside the extent of the story, 2022-01-02/2022-01-22, which is what the"
                                        + " slider spans"));
    }

    @Test
    void ofAMovementASceneAndTheStoryItselfToo() throws IOException {
        assertThat(SMALL.replacing("story.yaml", "languages: [en]", "languages: [en]\nknownAsOf: 2024-01-01")
                        .with("movements.yaml", """
                                - {id: trip, when: 2020, from: [almaty], to: [kazakhstan], category: protest, status: reported,
                                   title: {en: T}, sources: [{publisher: AFP}]}
                                """)
                        .with("scenes.yaml", "- {id: late, at: 2025, title: {en: L}, text: {en: L}}\n")
                        .warnings())
                .satisfiesExactly(
                        warning -> assertThat(warning).startsWith("story.yaml:5: knownAsOf: 2024-01-01 lies outside"),
                        warning -> assertThat(warning).startsWith("movements.yaml:1: trip: when: 2020 lies outside"),
                        warning -> assertThat(warning).startsWith("scenes.yaml:1: late: at: 2025 lies outside"));
    }

    @Test
    void aNumberWithoutALabel() throws IOException {
        StoryFolder counted = SMALL.replacing(
                "incidents.yaml",
                "status: reported",
                "status: reported\n  numbers: {killed: {best: 1}, tents: {best: 2}, dogs: {best: 3}}");

        assertThat(counted.replacing("story.yaml", "languages: [en]", "languages: [en]\nnumbers: {dogs: {en: Dogs}}")
                        .warnings())
                .containsExactly("incidents.yaml:6: march: numbers/tents: has no label, so that readers see the key;"
                        + " story.yaml can have one: numbers: {tents: {en: …}}");
    }

    @Test
    void aFileThatNobodyReads() throws IOException {
        assertThat(SMALL.with("notes.txt", "")
                        .with("pictures/", "")
                        .with(".DS_Store", "")
                        .with("places.yml", "")
                        .warnings())
                .satisfiesExactlyInAnyOrder(
                        warning -> assertThat(warning)
                                .isEqualTo("notes.txt:1: is read by nobody; a story has story.yaml, places.yaml,"
                                        + " incidents.yaml, movements.yaml, scenes.yaml"),
                        warning -> assertThat(warning).startsWith("pictures/:1: is read by nobody"),
                        warning -> assertThat(warning).startsWith("places.yml:1: is read by nobody"));
    }

    @Test
    void aTextThatAHashCutsShort() throws IOException {
        assertThat(SMALL.replacing("incidents.yaml", "title: {en: A march}", "title:\n    en: March #1 of many")
                        .warnings())
                .containsExactly(
                        "incidents.yaml:7: march: title/en: # begins a comment, so that nothing behind it is read:"
                                + " where #1 of many belongs to the text, put all of it in quotes; else put a space behind #");
        assertThat(SMALL.replacing("incidents.yaml", "when: 2022-01-06", "when: 2022-01-06 # a Thursday")
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "story.yaml, story.yml",
        "story.yaml, Story.yaml",
        "story.yaml, STORY.YML",
        "story.yaml, story.yaml.txt",
        "places.yaml, places.yml",
        "incidents.yaml, Incidents.yaml",
        "incidents.yaml, incident.yaml",
        "movements.yaml, movements.yml",
        "scenes.yaml, Scene.yml"
    })
    void aFileUnderAnotherNameIsAskedToBeNamedRight(String right, String given) throws IOException {
        StoryFolder whole = StoryFolder.empty();
        for (String name : FileNames.ALL) {
            if (!name.equals(right) && SMALL.open(name) != null) {
                whole = whole.with(name, SMALL.open(name).readAllBytes());
            }
        }

        assertThat(whole.with(given, "").faults())
                .containsExactly(given + ":1: must be named " + right + ", in small letters, to be read");
    }
}
