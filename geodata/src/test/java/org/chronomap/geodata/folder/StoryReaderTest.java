package org.chronomap.geodata.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Quantity;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.story.ShadedSpan;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryReaderTest {

    private static final StoryFolder SMALL = StoryFolder.small();

    @Test
    void readsTheLeastThatAStoryIsMadeOf() {
        Story story = SMALL.read();

        assertThat(story.id()).isEqualTo("test");
        assertThat(story.title()).isEqualTo(LocalizedText.of("en", "A story"));
        assertThat(story.timeZone()).isEqualTo(ZoneId.of("Asia/Almaty"));
        assertThat(story.extent().edtf()).isEqualTo("2022-01-02/2022-01-22");
        assertThat(story.languages()).containsExactly("en");
        assertThat(story.view()).isNull();
        assertThat(story.knownAsOf()).isNull();
        assertThat(story.licence()).isNull();
        assertThat(story.movements()).isEmpty();
        assertThat(story.places()).hasSize(2);
        Incident march = story.incidents().get(0);
        assertThat(march.place()).isEqualTo("almaty");
        assertThat(march.geoPrecision()).isEqualTo(GeoPrecision.CITY);
        assertThat(march.statement().status()).isEqualTo(Status.REPORTED);
        assertThat(march.statement().sources().get(0).publisher()).isEqualTo("AFP");
    }

    @Test
    void readsScenesInTheOrderOfTheFileAndMarkedSpans() {
        Story story = SMALL.replacing("story.yaml", "languages: [en]", "languages: [en]\nspans: [{incident: march}]")
                .with("scenes.yaml", """
                        - {id: later, at: 2022-01-06, mode: moment, highlight: march, title: {en: A}, text: {en: B}}
                        - {id: earlier, at: 2022-01-03~/2022-01-04, view: [60, 40, 80, 50], title: {en: A}, text: {en: B}}
                        """)
                .read();

        assertThat(story.spans()).containsExactly(new ShadedSpan("march", null));
        assertThat(story.scenes()).extracting(Scene::id).containsExactly("later", "earlier");
        assertThat(story.scenes()).extracting(Scene::mode).containsExactly(SceneMode.MOMENT, SceneMode.CUMULATIVE);
        assertThat(story.scenes().get(0).highlight()).containsExactly("march");
        assertThat(story.scenes().get(1).view()).isEqualTo(new Extent(60, 40, 80, 50));
        assertThat(story.scenes().get(1).at().edtf()).isEqualTo("2022-01-03~/2022-01-04");
    }

    @Test
    void whoTakesPartHasANameInEachLanguageOrOneInAll() {
        Story story = SMALL.replacing(
                        "incidents.yaml",
                        "  title:",
                        "  actors: [NATO, {fr: OTSC, en: CSTO}]\n  tags: single\n  title:")
                .read();

        assertThat(story.incidents().get(0).statement().actors())
                .containsExactly(
                        LocalizedText.inAnyLanguage("NATO"), new LocalizedText(Map.of("fr", "OTSC", "en", "CSTO")));
        assertThat(story.incidents().get(0).statement().tags()).containsExactly(LocalizedText.inAnyLanguage("single"));
    }

    @Test
    void aFileOfEventsThatCannotBeReadMakesNoOtherFaults() throws IOException {
        StoryFolder folder = SMALL.replacing(
                        "story.yaml", "languages: [en]", "languages: [en]\nspans: [{incident: march}]")
                .with("scenes.yaml", "- {id: a, at: 2022, highlight: [march], title: {en: A}, text: {en: B}}\n")
                .with("incidents.yaml", "- [");

        assertThat(folder.faults()).hasSize(1).allMatch(fault -> fault.startsWith("incidents.yaml:"));
    }

    @Test
    void needsNothingButTheStoryFile() throws IOException {
        StoryFolder alone = StoryFolder.empty()
                .with("story.yaml", "title: {en: A}\ntimeZone: UTC\nextent: 2022\nlanguages: [en]\n");

        assertThat(alone.faults()).isEmpty();
        assertThat(alone.with("incidents.yaml", "# nothing yet\n")
                        .with("places.yaml", "")
                        .faults())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Kazakhstan", "a b", "", "a--b", "-a", "é", "../etc"})
    void theNameOfTheFolderMustBeFitForAnAddress(String folder) throws IOException {
        assertThat(SMALL.faults(folder))
                .containsExactly(
                        "story.yaml:1: the name of the folder, \"" + folder
                                + "\", must be 1 to 100 lower-case letters a-z, digits and single hyphens, like almaty-airport");
    }

    @Test
    void aBadIdIsOneFault() throws IOException {
        assertThat(SMALL.replacing("incidents.yaml", "id: march", "id: The March")
                        .faults())
                .containsExactly(
                        "incidents.yaml:1: The March: id: \"The March\" must be 1 to 100 lower-case letters a-z, digits and"
                                + " single hyphens, like almaty-airport");
        assertThat(SMALL.replacing("incidents.yaml", "id: march", "id:").faults())
                .containsExactly("incidents.yaml:1: item 1: id: is missing: text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x10",
                "0o17",
                "!!int twelve",
                "!!int ''",
                "!!float one",
                ".inf",
                ".nan",
                "'12'",
                "007",
                "1e9999"
            })
    void whatIsNoPlainNumberIsAFaultOfItsField(String written) throws IOException {
        StoryFolder counted =
                SMALL.replacing("incidents.yaml", "sources:", "numbers: {killed: {low: " + written + "}}\n  sources:");

        assertThat(counted.faults()).contains("incidents.yaml:7: march: numbers/killed/low: must be a number");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "12000, 12000", "+5, 5", "2.50, 2.5", ".5, 0.5", "5., 5", "1e3, 1000", "0.1E+2, 10"})
    void readsPlainNumbers(String written, BigDecimal read) {
        Story story = SMALL.replacing(
                        "incidents.yaml", "sources:", "numbers: {killed: {low: " + written + "}}\n  sources:")
                .read();

        Quantity killed = story.incidents().get(0).statement().numbers().get("killed");
        assertThat(killed).isNotNull();
        assertThat(killed.low()).isEqualByComparingTo(read);
    }

    @Test
    void digitsInTheirOwnNotationAreText() {
        Story story = SMALL.replacing("incidents.yaml", "publisher: AFP", "publisher: 007")
                .read();

        assertThat(story.incidents().get(0).statement().sources().get(0).publisher())
                .isEqualTo("007");
    }

    @Test
    void aFileThatCannotBeReadIsNotAFaultOfItsAuthor() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }

            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                return read();
            }
        };

        assertThatIOException()
                .isThrownBy(() -> StoryReader.read("test", name -> broken, StoryFolder.outlines()))
                .withMessage("the disk is gone");
    }

    @Test
    void ofAnUnknownKindNothingMoreIsAsked() throws IOException {
        assertThat(SMALL.replacing("places.yaml", "kind: city", "kind: town").faults())
                .containsExactly(
                        "places.yaml:3: almaty: kind: \"town\" must be one of country, region, city, airport, site");
        assertThat(SMALL.replacing("places.yaml", "kind: country", "kind: Country")
                        .faults())
                .containsExactly(
                        "places.yaml:7: kazakhstan: kind: \"Country\" must be one of country, region, city, airport, site");
    }

    @Test
    void ofAnUnknownPrecisionNothingMoreIsAsked() throws IOException {
        assertThat(SMALL.replacing("incidents.yaml", "place: almaty", "place: kazakhstan\n  geoPrecision: land")
                        .faults())
                .containsExactly("incidents.yaml:4: march: geoPrecision: \"land\" must be one of exact, city, region,"
                        + " country, none");
        assertThat(SMALL.replacing("incidents.yaml", "place: almaty", "geoPrecision: nowhere")
                        .faults())
                .containsExactly(
                        "incidents.yaml:3: march: geoPrecision: \"nowhere\" must be one of exact, city, region,"
                                + " country, none");
    }

    @Test
    void aPositionThatCannotBeReadIsOneFaultWithWhateverPrecision() throws IOException {
        assertThat(SMALL.replacing("incidents.yaml", "place: almaty", "at: nowhere\n  geoPrecision: exact")
                        .faults())
                .singleElement()
                .asString()
                .contains("march: at: ");
    }

    @Test
    void ofAFileThatCouldNotBeReadNothingIsMissed() throws IOException {
        assertThat(SMALL.with("story.yaml", "title: {en: A story").faults())
                .singleElement()
                .asString()
                .startsWith("story.yaml:1: the bracket or brace that opens here is not closed");
        assertThat(SMALL.with("places.yaml", "- id: almaty\n  name: \"Almaty\n").faults())
                .singleElement()
                .asString()
                .startsWith("places.yaml:2: almaty: the quotation mark that opens here is not closed");
        assertThat(StoryFolder.empty().with("incidents.yaml", "- {id: march}").faults())
                .startsWith("story.yaml:1: is missing; every story folder has one")
                .noneMatch(fault -> fault.contains("of this story, which"));
    }

    @Test
    void aReferenceThatLeadsNowhereIsOneFault() throws IOException {
        assertThat(SMALL.replacing("incidents.yaml", "{publisher: AFP}", "{ref: afp}")
                        .faults())
                .containsExactly(
                        "incidents.yaml:7: march: sources/0/ref: \"afp\" is no source of this story, which has none");
    }

    @Test
    void whatIsFaultyIsNotMissingToo() throws IOException {
        assertThat(SMALL.replacing("incidents.yaml", "[{publisher: AFP}]", "AFP")
                        .faults())
                .containsExactly("incidents.yaml:7: march: sources: must be a list, like [ … ]");
        assertThat(SMALL.replacing("incidents.yaml", "2022-01-06", "&day 2022-01-06")
                        .faults())
                .containsExactly(
                        "incidents.yaml:2: march: when: anchors (&) and aliases (*) are not read; write the value out");
    }
}
