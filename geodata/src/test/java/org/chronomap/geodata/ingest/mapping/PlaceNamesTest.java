package org.chronomap.geodata.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.document.Fields;
import org.chronomap.geodata.document.PlaceReader;
import org.chronomap.geodata.document.StoryHeader;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.Attributes;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

/** Names of places in tables: of the story, of the gazetteer, of several, of none. */
@SuppressWarnings("NullAway") // What is null fails the test.
class PlaceNamesTest {

    private static final Sheet SHEET = Sheet.of(
            "city",
            "Алма-Ата",
            "almaty",
            "Springfield",
            "Springfield",
            "Bishkek",
            "Qwertyuiopolis",
            "Kazakhstan",
            "KGZ?",
            "Springfield");

    private static Mapping mapping(Map<String, String> answers, Mapping.UnknownPlaces unknown) {
        return Mapping.of("en", List.of(Rule.of(Field.of(Field.Kind.PLACE), Way.VALUE, "city")))
                .withConstants(Map.of(
                        "title", "T", "status", "reported", "category", "protest", "source.publisher", "A", "id", "x"))
                .withPlaces(answers, unknown);
    }

    @Test
    void eachNameIsAskedAboutOnceWithTheRowsThatHaveIt() {
        Survey survey = SHEET.survey(mapping(Map.of(), Mapping.UnknownPlaces.FAULT), Sheet.STORY);

        assertThat(survey.questions().get(0)).satisfies(question -> {
            assertThat(question.name()).isEqualTo("Springfield");
            assertThat(question.rows()).isEqualTo(3);
            assertThat(question.isExact()).isTrue();
            assertThat(question.candidates())
                    .hasSizeGreaterThan(2)
                    .allSatisfy(hit -> assertThat(hit.id()).contains("Springfield"));
        });
        assertThat(survey.questions())
                .filteredOn(question -> question.name().equals("Bishkek"))
                .isEmpty();
    }

    @Test
    void whatTheGazetteerFindsBecomesAPlaceThatTheStoryTakes() {
        Survey survey = SHEET.survey(mapping(Map.of(), Mapping.UnknownPlaces.FAULT), Sheet.STORY);

        PlaceNames.NewPlace bishkek = survey.newPlaces().stream()
                .filter(place -> place.id().equals("bishkek"))
                .findFirst()
                .orElseThrow();
        assertThat(bishkek.document().path("kind").asString()).isEqualTo("city");
        assertThat(bishkek.document().path("name").path("en").asString()).isEqualTo("Bishkek");
        PlaceReader reader = new PlaceReader(ItemSchemas.STANDARD, StoryHeader.unread(), StoryFolder.outlines());
        reader.read(new Fields(bishkek.document(), JsonPointer.empty(), (at, message) -> {
            throw new AssertionError(at + ": " + message);
        }));
    }

    @Test
    void anAnswerHoldsForAllRowsOfTheName() {
        Survey asked = SHEET.survey(mapping(Map.of(), Mapping.UnknownPlaces.FAULT), Sheet.STORY);
        String answer = asked.questions().get(0).candidates().get(1).id();

        Survey survey = SHEET.survey(
                mapping(Map.of("Springfield", answer, "Qwertyuiopolis", "none"), Mapping.UnknownPlaces.FAULT),
                Sheet.STORY);
        RowReader reader = survey.reader();
        List<Made> made = SHEET.rows().stream().map(reader::read).toList();

        assertThat(made)
                .extracting(
                        one -> one.document() == null
                                ? ""
                                : one.document().fields().path("place").asString(""),
                        one -> one.document() == null
                                ? ""
                                : one.document().fields().path("geoPrecision").asString(""))
                .contains(
                        tuple("almaty", ""),
                        tuple("springfield", ""),
                        tuple("bishkek", ""),
                        tuple("kazakhstan", ""),
                        tuple("", "none"));
        assertThat(survey.questions()).extracting(PlaceQuestion::name).doesNotContain("Springfield");
        assertThat(survey.newPlaces())
                .filteredOn(place -> place.id().startsWith("springfield"))
                .hasSize(1);
    }

    @Test
    void anAnswerThatBecameAPlaceOfTheStoryIsThatPlaceTheNextTime() {
        Survey asked = SHEET.survey(mapping(Map.of(), Mapping.UnknownPlaces.FAULT), Sheet.STORY);
        Gazetteer.Hit answer = asked.questions().get(0).candidates().get(1);
        Place before = new Place(
                "springfield-of-ours",
                answer.place().names(),
                PlaceKind.CITY,
                answer.place().at(),
                null,
                null,
                List.of(),
                null,
                null,
                Attributes.NONE);
        StoryContext story = new StoryContext(
                Sheet.STORY.zone(),
                Sheet.STORY.days(),
                Sheet.STORY.languages(),
                Sheet.STORY.categories(),
                Stream.concat(Sheet.STORY.places().stream(), Stream.of(before)).toList(),
                Sheet.STORY.around(),
                true,
                StoryContext.Present.NOTHING);

        Survey survey = SHEET.survey(mapping(Map.of("Springfield", answer.id()), Mapping.UnknownPlaces.FAULT), story);

        RowReader reader = survey.reader();
        assertThat(SHEET.rows().stream().map(reader::read))
                .filteredOn(made -> made.document() != null)
                .extracting(made -> made.document().fields().path("place").asString(""))
                .contains("springfield-of-ours");
        assertThat(survey.newPlaces())
                .extracting(PlaceNames.NewPlace::id)
                .noneMatch(id -> id.startsWith("springfield"));
    }

    @Test
    void aPlaceThatIsNotFoundIsAFaultOrKeptWithoutAsTheMappingSays() {
        RowReader strict = SHEET.survey(mapping(Map.of(), Mapping.UnknownPlaces.FAULT), Sheet.STORY)
                .reader();
        RowReader mild = SHEET.survey(mapping(Map.of(), Mapping.UnknownPlaces.NOWHERE), Sheet.STORY)
                .reader();

        Made faulty = strict.read(SHEET.rows().get(5));
        Made kept = mild.read(SHEET.rows().get(5));

        assertThat(faulty.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo("unknown-place");
            assertThat(fault.given()).isEqualTo("Qwertyuiopolis");
            assertThat(fault.row()).isEqualTo(7);
        });
        assertThat(kept.document().fields().path("geoPrecision").asString()).isEqualTo("none");
        assertThat(kept.warnings()).extracting(warning -> warning.code()).contains("unknown-place");
        assertThat(strict.read(SHEET.rows().get(2)).faults())
                .extracting(fault -> fault.code())
                .containsExactly("ambiguous-place");
    }
}
