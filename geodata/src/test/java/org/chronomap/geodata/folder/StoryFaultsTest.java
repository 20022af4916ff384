package org.chronomap.geodata.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.chronomap.geodata.Golden;
import org.chronomap.geodata.StoryFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor is told. */
class StoryFaultsTest {

    private static final StoryFolder SMALL = StoryFolder.small();

    private static final StoryFolder FAULTY = StoryFolder.empty()
            .with("story.yaml", """
                    title: {en: A story, english: A story}
                    sumary: {en: What it is about}
                    licence: {name: CC BY 4.0, url: "javascript:alert(1)"}
                    timeZone: Almaty
                    extent: 2022-01-02/..
                    knownAsOf: 2022-02-30
                    view: [20, 63, 92, 33]
                    categories:
                      - {id: protest, label: {en: Protest}, colour: orange, pattern: waves}
                      - {id: protest, label: {}, colour: "#000000", pattern: stripes}
                      - {id: violence, label: {en: Violence}, colour: "#000000", pattern: solid}
                    numbers: {tents: Tents}
                    spans:
                      - {incident: late, label: Quiet}
                      - {incident: gone}
                      - {label: {en: Quiet}, when: 2022-01-02}
                    sources:
                      afp: {publisher: AFP, publishd: 2022-01-13, lang: French}
                    """)
            .with("places.yaml", """
                    - id: Almaty
                      name: {en: Almaty}
                      kind: city
                      at: [43.2525, 176.9115]
                    - id: kazakhstan
                      name: {en: Kazakhstan}
                      kind: country
                    - id: russia
                      name: {en: Russia}
                      kind: country
                      code: XX
                      at: [60, 58]
                    - id: airport
                      name: {en: The airport}
                      kind: airport
                      code: KZ
                    - id: airport
                      name: Another airport
                      kind: airport
                      at: "77.04, 43.35"
                      reference: {name: OurAirports, url: ourairports.com}
                    """)
            .with("incidents.yaml", """
                    - id: no-fields
                    - id: faulty
                      when: [2022-01-02..2022-01-06]
                      place: astana
                      category: protests
                      status: rumoured
                      title: {en: Faulty}
                      summary: 12
                      summary: {en: Again}
                      numbers: {killed: {low: 5, high: 3}, injured: {best: dozens}, arrested: {}}
                      actors: [{name: Someone}, {}, [a], {en: Somebody}]
                      sources:
                        - {ref: reuters}
                        - {quote: No publisher, url: "data:text/html,x"}
                      media:
                        - {kind: film, url: "https://example.org/a.jpg"}
                        - {kind: image, credit: Someone}
                      inferred: &x [place]
                    - id: late
                      when: 2022-01-09/2022-01-03
                      geoPrecision: city
                      category: protest
                      status: reported
                      title: {en: Late}
                      sources: []
                    - id: nowhere
                      when: 2022-13-01
                      place: kazakhstan
                      geoPrecision: none
                      category: protest
                      status: reported
                      title: {en: Nowhere}
                      sources: [{ref: afp, published: yesterday}]
                    - id: close
                      when: 2022-01-03
                      place: kazakhstan
                      geoPrecision: city
                      category: protest
                      status: reported
                      title: {en: Close}
                      sources: [{ref: afp}]
                    - just text
                    """)
            .with("movements.yaml", """
                    - id: march
                      when: 2022-01-03
                      from: kazakhstan
                      to: [mongolia]
                      place: kazakhstan
                      category: protest
                      status: reported
                      title: {en: March}
                      sources: [{ref: afp}]
                    - id: flight
                      when: 2022-01-03
                      from: []
                      category: protest
                      status: reported
                      title: {en: Flight}
                      sources: [{ref: afp}]
                    """)
            .with("scenes.yaml", """
                    - id: no-fields
                    - id: endless
                      at: 2022-01-02/
                      mode: slow
                      view: [20, 63, 92, 33]
                      highlight: [late, gone, flight]
                      title: {en: Endless}
                      text: Only text
                      colour: red
                    - id: endless
                      at: yesterday
                      view: [20, 33]
                      title: {en: Endless again}
                      text: {en: Text}
                    """);

    @Test
    void findsEveryFaultInOnePass() throws IOException {
        Golden.assertText("faults.txt", String.join("\n", FAULTY.faults()) + "\n");
    }

    @Test
    void aFaultSaysWhereItIs() {
        StoryFaultsException faults = catchThrowableOfType(
                StoryFaultsException.class,
                () -> StoryReader.read(
                        "test",
                        SMALL.replacing("incidents.yaml", "publisher: AFP", "publishr: AFP"),
                        StoryFolder.outlines()));

        assertThat(faults.faults())
                .containsExactly(
                        new Fault("incidents.yaml", 7, "march", "sources/0/publisher", "is missing: text"),
                        new Fault(
                                "incidents.yaml",
                                7,
                                "march",
                                "sources/0/publishr",
                                "is not a field here; known are ref, publisher, title, url, published, lang, quote, accessed, archiveUrl, attributedTo"));
        assertThat(faults).hasMessageStartingWith("Story test has 2 fault(s):\n  incidents.yaml:7: march: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    title: {en: "A story}         | story.yaml:1: the quotation mark that opens here is not closed
                    title: [en: {                 | story.yaml:1: the bracket or brace that opens here is not closed
                    """)
    void saysWhereItIsNotYaml(String yaml, String fault) throws IOException {
        assertThat(SMALL.with("story.yaml", yaml + "\n").faults()).containsExactly(fault);
    }

    @Test
    void whatIsNotUtf8IsNotYaml() throws IOException {
        byte[] latin1 = "title: {fr: été}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(SMALL.with("story.yaml", latin1).faults())
                .containsExactly("story.yaml:1: this is not text in UTF-8");
    }

    @Test
    void aFileIsOneDocumentOfItsOwnForm() throws IOException {
        assertThat(SMALL.with("places.yaml", "almaty: {kind: city}").faults())
                .containsExactly("places.yaml:1: must be a list of items, each beginning with `- id: …`");
        assertThat(SMALL.with("incidents.yaml", "- 1\n- [a]\n").faults())
                .containsExactly(
                        "incidents.yaml:1: item 1: must be an item with fields, beginning with `- id: …`",
                        "incidents.yaml:2: item 2: must be an item with fields, beginning with `- id: …`");
        assertThat(SMALL.with("incidents.yaml", "[]\n---\n[]\n").faults())
                .containsExactly("incidents.yaml:2: this is not YAML: but found another document");
        assertThat(SMALL.with("story.yaml", "[1, 2]").faults())
                .contains("story.yaml:1: must hold fields, each with a name and a value");
        assertThat(SMALL.with("story.yaml", "").faults())
                .contains("story.yaml:1: must hold fields, each with a name and a value");
        assertThat(SMALL.replacing("incidents.yaml", "  when:", "  ? [a, b]\n  : c\n  when:")
                        .faults())
                .containsExactly("incidents.yaml:1: march: a key must be a single word");
    }

    @Test
    void anchorsCannotMakeAFileGrowWithoutBound() throws IOException {
        StringBuilder laughs = new StringBuilder("a0: &a0 [ha, ha]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(SMALL.with("story.yaml", laughs.toString()).faults())
                .contains("story.yaml:60: a59: anchors (&) and aliases (*) are not read; write the value out");
    }

    @Test
    void whatStoodBeforeALineThatIsNoYamlIsNotToldOf() throws IOException {
        String items = "- {id: a, when: never}\n- {id: b}\n- {id: c, title: \"open}\n";

        assertThat(SMALL.with("incidents.yaml", items).faults())
                .containsExactly("incidents.yaml:3: c: the quotation mark that opens here is not closed");
    }

    @Test
    void anAliasIsToldOfInWhicheverItemItStands() throws IOException {
        String told = "anchors (&) and aliases (*) are not read; write the value out";

        assertThat(SMALL.with("places.yaml", """
                        - {id: almaty, name: &name {en: Almaty}, kind: city, at: [76.9, 43.2]}
                        - {id: kazakhstan, name: *name, kind: country, code: KZ}
                        """).faults())
                .contains("places.yaml:1: almaty: name: " + told, "places.yaml:2: kazakhstan: name: " + told);
        assertThat(SMALL.with("incidents.yaml", "&all\n- {id: march}\n").faults())
                .containsExactly("incidents.yaml:1: " + told);
    }

    @Test
    void nothingNestsWithoutBound() throws IOException {
        String deep = "title: " + "[".repeat(10_000) + "]".repeat(10_000);

        assertThat(SMALL.with("story.yaml", deep).faults())
                .containsExactly("story.yaml:1: this is not YAML: lists and fields nest deeper than 100");
    }
}
