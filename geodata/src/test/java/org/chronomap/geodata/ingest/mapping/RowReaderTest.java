package org.chronomap.geodata.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.document.EventReader;
import org.chronomap.geodata.document.Fields;
import org.chronomap.geodata.document.PlaceReader;
import org.chronomap.geodata.document.StoryHeader;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From rows to documents that the story takes, or to faults. */
@SuppressWarnings("NullAway") // What is null fails the test.
class RowReaderTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONSTANTS =
            "'constants': {'status': 'reported', 'category': 'protest', 'source.publisher': 'AFP', 'when': '2022-01-06',"
                    + " 'title': 'A march', 'id': 'march', 'place': 'almaty'}";

    private static Mapping mapping(String rules, String others) {
        MappingJson.Read read = MappingJson.read(JSON.readTree(
                ("{'rules': [" + rules + "], " + CONSTANTS + (others.isEmpty() ? "" : ", " + others) + "}")
                        .replace('\'', '"')));
        assertThat(read.faults()).isEmpty();
        return read.mapping();
    }

    private static Mapping without(Mapping mapping, String... constants) {
        return mapping.withConstants(mapping.constants().entrySet().stream()
                .filter(entry -> !List.of(constants).contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static String rule(String field, String column) {
        return "{'field': '" + field + "', 'columns': ['" + column + "']}";
    }

    /** What is wrong with a document in the story; empty when nothing is. */
    private static List<String> wrong(Document document) {
        Story story = StoryFolder.small().read();
        List<String> faults = new ArrayList<>();
        StoryHeader header = new StoryHeader(
                ItemSchemas.STANDARD,
                new Fields(
                        new DocumentWriter(ItemSchemas.STANDARD).story(story).fields(),
                        JsonPointer.empty(),
                        (at, message) -> {}));
        EventReader reader = new EventReader(ItemSchemas.STANDARD, header, PlaceReader.kinds(story.places()));
        Fields fields =
                new Fields(document.fields(), JsonPointer.empty(), (at, message) -> faults.add(at + ": " + message));
        if (document.part() == StoryPart.MOVEMENTS) {
            reader.movement(fields);
        } else {
            reader.incident(fields);
        }
        return faults;
    }

    private static Made one(Mapping mapping, String header, String row) {
        Made made = Sheet.of(header, row).read(mapping).get(0);
        if (made.document() != null
                && !made.document().fields().path("when").asString("").equals("XXXX")) {
            assertThat(wrong(made.document())).isEmpty();
        }
        return made;
    }

    private static List<String> codes(List<RowFault> faults) {
        return faults.stream().map(fault -> fault.column() + " " + fault.code()).toList();
    }

    /** A column that fills one field, all others being the same in each row: the field as JSON, or the fault. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title           | March              | {"en":"March"}
            title.fr        | Marche             | {"fr":"Marche","en":"A march"}
            title           | '=cmd()            | {"en":"'=cmd()"}
            title           | 'quoted'           | {"en":"'quoted'"}
            title           | =cmd()             | {"en":"=cmd()"}
            summary         | Told               | {"en":"Told"}
            when            | 6 January 2022     | "2022-01-06"
            when            | n/a                | "XXXX"
            when            | 2022-01-05 24:00   | "2022-01-06T00:00"
            when            | 1/2/2022           | ! x ambiguous-date
            when            | soon               | ! x not-a-date
            when            | 2022-02-30         | ! x not-in-calendar
            category        | protest            | "protest"
            category        | PROTEST            | "protest"
            category        | Riot               | ! x unknown-category
            status          | Confirmé           | "confirmed"
            status          | расталған          | "confirmed"
            status          | maybe              | ! x unknown-word
            numbers.killed  | 5                  | {"killed":{"best":5}}
            numbers.killed  | 10-15              | {"killed":{"low":10,"high":15}}
            numbers.killed  | dozens             | {"killed":{"words":{"en":"dozens"}}}
            numbers.killed  | about 20           | {"killed":{"best":20,"words":{"en":"about 20"}}}
            numbers.killed.low | 5               | {"killed":{"low":5}}
            numbers.killed.low | dozens          | ! x not-a-number
            numbers.killed.words.fr | dizaines   | {"killed":{"words":{"fr":"dizaines"}}}
            numbers.killed  | -5                 | ! x negative-number
            actors          | A; B;  ; A         | ["A","B"]
            actors          | Doe, Jane          | ["Doe, Jane"]
            tags            | a, b               | ["a","b"]
            source.publisher | Reuters           | [{"publisher":"Reuters"}]
            sources         | [{"publisher":"A","publishedText":"x"},{"publisher":"B"}] | [{"publisher":"A"},{"publisher":"B"}]
            sources         | [1]                | ! x not-json
            sources         | [{"publisher"      | ! x not-json
            source.url      | https://example.org/a | [{"url":"https://example.org/a","publisher":"AFP"}]
            source.url      | www.example.org    | ! x not-an-address
            source.url      | javascript:alert(1) | ! x not-an-address
            source.published | 13 January 2022   | [{"published":"2022-01-13","publisher":"AFP"}]
            source.lang     | French             | ! x no-language
            geoPrecision    | region             | "region"
            geoPrecision    | Город              | null
            extra           | {"weight":2}       | {"weight":2}
            extra           | [2]                | ! x not-json
            id              | AKZ-12             | "akz-12"
            """)
    void aColumnFillsAField(String field, String text, String expected) {
        Made made = one(mapping(rule(field, "x"), ""), "x", text);

        String name = field.replaceFirst("\\..*", "");
        String told = made.document() == null
                ? "! " + String.join(", ", codes(made.faults()))
                : made.document()
                        .fields()
                        .path(name.equals("source") ? "sources" : name)
                        .toString();
        assertThat(told).isEqualTo(expected.equals("null") ? "" : expected);
    }

    @Test
    void aRowIsADocumentWithAllThatNoRuleUsesUnderExtra() {
        Made made = one(
                without(mapping(rule("title", "Title") + "," + rule("when", "Date"), ""), "id"),
                "Date | Title | Colour | Weight",
                "2022-01-05 | Шествие в Алматы | red | #2.50");

        assertThat(made.faults()).isEmpty();
        assertThat(made.document().id()).matches("shestvie-v-almaty-[0-9a-z]{10}");
        assertThat(made.document().fields().path("extra").toString()).isEqualTo("{\"Colour\":\"red\",\"Weight\":2.5}");
        assertThat(made.document().part()).isEqualTo(StoryPart.INCIDENTS);
    }

    @Test
    void theSameRowHasTheSameIdNextTimeWhateverElseItSays() {
        Mapping mapping = without(mapping(rule("title", "Title") + "," + rule("when", "Date"), ""), "id");
        List<Made> made = Sheet.of(
                        "Date | Title | Note",
                        "2022-01-05 | March | a",
                        "2022-01-05 | March | b",
                        "2022-01-06 | March | a")
                .read(mapping);
        List<Made> byNote = Sheet.of("Date | Title | Note", "2022-01-05 | March | a", "2022-01-06 | Marches | a")
                .read(mapping.withKey(List.of("Note")));

        assertThat(made.get(0).document().id()).isEqualTo(made.get(1).document().id());
        assertThat(made.get(2).document().id())
                .isNotEqualTo(made.get(0).document().id());
        assertThat(byNote.get(1).document().id().replace("marches", "march"))
                .isEqualTo(byNote.get(0).document().id());
    }

    @Test
    void whatARowLacksIsToldOfEachField() {
        Mapping mapping =
                new Mapping(List.of(), Map.of(), List.of(), List.of(), Map.of(), Mapping.UnknownPlaces.FAULT, "en");

        Made made = one(mapping, "a", "1");

        assertThat(made.document()).isNull();
        assertThat(made.faults())
                .extracting(RowFault::code)
                .containsExactly("missing", "missing", "missing", "no-key", "no-place", "missing");
        assertThat(made.warnings()).extracting(RowFault::code).containsExactly("no-date");
    }

    @Test
    void datesOfSeveralColumns() {
        Mapping parts = without(mapping("{'field': 'when', 'columns': ['y', 'm', 'd']}", ""), "when");
        List<String> whens = new ArrayList<>();
        for (String row : List.of(
                "2022 | 1 | 5",
                "2022 | 1 |",
                "2022 | 0 | 0",
                "2022 | | 5",
                " | 1 | 5",
                "2022 | Jan | 5",
                "2022 | 13 | 1",
                "2022 | 2 | 30",
                "-43 | 3 | 15")) {
            Made made = one(parts, "y | m | d", row);
            whens.add(
                    made.document() == null
                            ? codes(made.faults()).toString()
                            : made.document().fields().path("when").asString());
        }
        assertThat(whens)
                .containsExactly(
                        "2022-01-05",
                        "2022-01",
                        "2022",
                        "2022",
                        "XXXX",
                        "2022-01-05",
                        "[m not-in-calendar]",
                        "[d not-in-calendar]",
                        "-0043-03-15");

        Mapping span = without(mapping("{'field': 'when', 'columns': ['a', 'b']}", ""), "when");
        whens.clear();
        for (String row : List.of(
                "2022-01-05 | 2022-01-09",
                "2022-01-05 |",
                " | 2022-01-09",
                "2022-01-05 | 2022-01-05",
                "2022-01-09 | 2022-01-05",
                " | ")) {
            Made made = one(span, "a | b", row);
            whens.add(
                    made.document() == null
                            ? codes(made.faults()).toString()
                            : made.document().fields().path("when").asString());
        }
        assertThat(whens)
                .containsExactly(
                        "2022-01-05/2022-01-09", "2022-01-05", "/2022-01-09", "2022-01-05", "[b not-a-span]", "XXXX");

        Mapping time = without(mapping("{'field': 'when', 'columns': ['a', 'b'], 'way': 'date-time'}", ""), "when");
        whens.clear();
        for (String row : List.of(
                "2022-01-05 | 14:30",
                "2022-01-05 |",
                "2022-01-05 | 24:00",
                "2022-01 | 14:30",
                "2022-01-05 | late",
                "2022-01-05 | 25:00")) {
            Made made = one(time, "a | b", row);
            whens.add(
                    made.document() == null
                            ? codes(made.faults()).toString()
                            : made.document().fields().path("when").asString());
        }
        assertThat(whens)
                .containsExactly(
                        "2022-01-05T14:30",
                        "2022-01-05",
                        "2022-01-06T00:00",
                        "2022-01",
                        "[b not-a-time]",
                        "[b not-in-calendar]");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2022-01-05",
        "2, [2022-01-02..2022-01-08]",
        "3, 2022-01",
        "4, 2022",
        "5, 202X",
        "6, 2022-01-05~",
        "month, 2022-01",
        "'', 2022-01-05",
    })
    void aColumnSaysHowCloselyADateIsKnown(String code, String when) {
        Mapping mapping = mapping(
                "{'field': 'when', 'columns': ['date'], 'precision': 'how',"
                        + " 'equals': {'1': 'day', '2': 'week', '3': 'month', '4': 'year', '5': 'decade', '6': 'approximate'}}",
                "");

        assertThat(one(mapping, "date | how", "2022-01-05 | " + code)
                        .document()
                        .fields()
                        .path("when")
                        .asString())
                .isEqualTo(when);
        assertThat(codes(one(mapping, "date | how", "2022-01-05 | 9").faults()))
                .containsExactly("how unknown-date-precision");
    }

    /** Latitude, longitude, place, how closely => what the document says of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            43.25;76.91;;               | {"at":[76.91,43.25]}
            43.25;76.91;;city           | {"at":[76.91,43.25],"geoPrecision":"city"}
            43.2525;76.9115;Almaty;city | {"place":"almaty"}
            43.2525;76.9115;Almaty;     | {"place":"almaty"}
            43.26;76.9115;АЛМАТЫ;       | {"place":"almaty","at":[76.9115,43.26]}
            43.26;76.9115;almaty;exact  | {"place":"almaty","at":[76.9115,43.26]}
            ;;Almaty;                   | {"place":"almaty"}
            ;;almaty;region             | {"place":"almaty","geoPrecision":"region"}
            ;;Kazakhstan;city           | {"place":"kazakhstan"}
            ;;;none                     | {"geoPrecision":"none"}
            ;;;                         | no-place
            ;;Almaty;none               | contradiction
            43.25;;Almaty;              | half-a-position
            95;181;;                    | not-on-earth
            ;;Qwertyuiopolis;           | unknown-place
            43.25;76.91;Qwertyuiopolis; | {"at":[76.91,43.25],"extra":{"place":"Qwertyuiopolis"}}
            """)
    void whereItWas(String given, String expected) {
        Mapping mapping = without(
                mapping(
                        "{'field': 'at', 'columns': ['lat', 'lon']}," + rule("place", "place") + ","
                                + rule("geoPrecision", "how"),
                        ""),
                "place");
        StoryContext bare = new StoryContext(
                Sheet.STORY.zone(),
                Sheet.STORY.days(),
                List.of("en"),
                Sheet.STORY.categories(),
                Sheet.STORY.places(),
                null,
                true,
                StoryContext.Present.NOTHING);
        Sheet sheet = Sheet.of("lat | lon | place | how", given.replace(';', '|'));

        Made made = sheet.survey(mapping, bare).reader().read(sheet.rows().get(0));

        String told = made.document() == null
                ? made.faults().stream().map(RowFault::code).collect(Collectors.joining(" "))
                : where(made.document().fields());
        assertThat(told).isEqualTo(expected);
    }

    private static String where(JsonNode fields) {
        return JSON.writeValueAsString(List.of("place", "at", "geoPrecision", "extra").stream()
                .filter(fields::has)
                .collect(Collectors.toMap(name -> name, fields::path, (one, other) -> one, LinkedHashMap::new)));
    }

    @Test
    void aRowFromSomewhereToSomewhereIsAMovement() {
        Mapping mapping = mapping(rule("from", "from") + "," + rule("to", "to"), "");

        Made made = one(mapping, "from | to", "Almaty | almaty; Kazakhstan");
        assertThat(made.document().part()).isEqualTo(StoryPart.MOVEMENTS);
        assertThat(made.document().fields().path("to").toString()).isEqualTo("[\"almaty\",\"kazakhstan\"]");
        assertThat(codes(one(mapping, "from | to", "Almaty | ").faults())).containsExactly("null missing");
        assertThat(one(mapping, "from | to", " | ").document().part()).isEqualTo(StoryPart.INCIDENTS);
    }

    @Test
    void sourcesSideBySideAreAsManyAsTheirParts() {
        Mapping mapping = without(
                mapping(
                        "{'field': 'source.publisher', 'columns': ['who'], 'separator': ';'},"
                                + "{'field': 'source.url', 'columns': ['link'], 'separator': ' '}",
                        ""),
                "source.publisher");

        assertThat(one(
                                mapping,
                                "who | link",
                                "AFP; Reuters | https://a.example/1 https://b.example/2 https://www.c.example/3")
                        .document()
                        .fields()
                        .path("sources")
                        .toString())
                .isEqualTo(
                        "[{\"publisher\":\"AFP\",\"url\":\"https://a.example/1\"},{\"publisher\":\"Reuters\",\"url\":\"https://b.example/2\"},"
                                + "{\"url\":\"https://www.c.example/3\",\"publisher\":\"c.example\"}]");
    }

    @Test
    void aPictureNeedsItsCredit() {
        Mapping mapping = mapping(rule("media.url", "url") + "," + rule("media.credit", "by"), "");

        assertThat(one(mapping, "url | by", "https://example.org/a.JPG?x=1 | Jane")
                        .document()
                        .fields()
                        .path("media")
                        .toString())
                .isEqualTo("[{\"url\":\"https://example.org/a.JPG?x=1\",\"credit\":\"Jane\",\"kind\":\"image\"}]");
        Made without = one(mapping, "url | by", "https://example.org/a.jpg | ");
        assertThat(without.document().fields().has("media")).isFalse();
        assertThat(without.document().fields().path("extra").path("media").asString())
                .isEqualTo("https://example.org/a.jpg");
        assertThat(without.warnings()).extracting(RowFault::code).containsExactly("medium-without");
    }

    @Test
    void whatIsNoTextIsLeftOutAndWhatIsTooLongIsToldSo() {
        Sheet sheet = Sheet.of("x");
        RowReader reader =
                sheet.survey(mapping(rule("title", "x"), ""), Sheet.STORY).reader();

        Made controls = reader.read(new Row(2, List.of(new Cell.Text("a\0b\u0007c\ud800")), List.of()));
        Made tooLong =
                reader.read(new Row(3, List.of(new Cell.Text("x".repeat(TextRules.LONGEST_TEXT + 1))), List.of()));

        assertThat(controls.document().fields().path("title").path("en").asString())
                .isEqualTo("abc");
        assertThat(controls.warnings()).extracting(RowFault::code).containsExactly("control-characters");
        assertThat(codes(tooLong.faults())).contains("x too-long");
        assertThat(tooLong.faults().get(0).given()).hasSize(RowFault.GIVEN);
    }

    @Test
    void whatItsFileFoundWrongMakesNoDocument() {
        RowFault ragged = new RowFault(2, null, "ragged", "", "has more cells than columns");
        Made made = Sheet.of("x")
                .survey(mapping(rule("title", "x"), ""), Sheet.STORY)
                .reader()
                .read(new Row(2, List.of(new Cell.Text("A")), List.of(ragged)));

        assertThat(made.document()).isNull();
        assertThat(made.faults()).containsExactly(ragged);
    }
}
