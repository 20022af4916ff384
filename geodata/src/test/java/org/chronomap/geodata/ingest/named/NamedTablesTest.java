package org.chronomap.geodata.ingest.named;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The tables are written after what their projects' own codebooks say. */
class NamedTablesTest {

    private static final String ACLED =
            "event_id_cnty|event_date|year|time_precision|disorder_type|event_type|sub_event_type|actor1|assoc_actor_1|"
                    + "inter1|actor2|assoc_actor_2|inter2|interaction|civilian_targeting|iso|region|country|admin1|admin2|admin3|location|"
                    + "latitude|longitude|geo_precision|source|source_scale|notes|fatalities|tags|timestamp";

    @Test
    void acledIsKnownByItsColumns() throws RefusedFileException {
        Given given = Given.table(
                ACLED + "\n"
                        + "KAZ1|05 January 2022|2022|2|Political violence|Battles|Armed clash|Police Forces|Military; Guard|1|Rioters|Military|5|15||398|"
                        + "Caucasus and Central Asia|Kazakhstan|Almaty|||Almaty|43.25|76.95|1|AFP; Reuters|International|Shots.|12|crowd size=large; x|1641");

        assertThat(given.format()).isEqualTo("acled");
        assertThat(given.cell(1, "actors")).isEqualTo("T:Police Forces; Military; Guard; Rioters");
        assertThat(given.notes()).anyMatch(note -> note.contains("ACLED") && note.contains("https://"));
        assertThat(rules("acled", given.columns()))
                .contains(
                        "id <- event_id_cnty",
                        "when <- event_date by time_precision {1=day, 2=week, 3=month}",
                        "at <- latitude, longitude",
                        "geoPrecision <- geo_precision {1=exact, 2=city, 3=region}",
                        "numbers.killed <- fatalities",
                        "source.publisher <- source");
    }

    @Test
    void aTableOfOlderSpellingAndFewerColumnsIsKnownToo() throws RefusedFileException {
        Given given = Given.table("EVENT_ID_CNTY|EVENT DATE|LATITUDE|LONGITUDE|NOTES\n1KAZ|1/5/2022|1|2|x");

        assertThat(given.row(1))
                .isEqualTo("event_id_cnty=T:1KAZ; event_date=T:1/5/2022; latitude=T:1; longitude=T:2; notes=T:x");
        assertThat(rules("acled", given.columns()))
                .containsExactly(
                        "id <- event_id_cnty",
                        "when <- event_date",
                        "at <- latitude, longitude",
                        "summary <- notes",
                        "actors <- actors");
    }

    private static final String GED =
            "id|relid|year|active_year|type_of_violence|conflict_name|dyad_name|side_a|side_b|number_of_sources|source_office|"
                    + "source_date|source_headline|where_prec|where_coordinates|where_description|adm_1|latitude|longitude|geom_wkt|country|date_prec|"
                    + "date_start|date_end|deaths_civilians|best|high|low";

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "2017-07-31 00:00:00.000 / 2017-07-31 00:00:00.000 / M:2017-07-31",
                "2017-07-03 / 2017-07-09 / M:[2017-07-03..2017-07-09]",
                "2017-02-01 / 2017-02-28 / M:2017-02",
                "2017-01-01 / 2017-12-31 / M:2017",
                "2017-01-01 / 2018-12-31 / M:[2017-01-01..2018-12-31]",
                "2017-07-31T00:00 / '' / M:2017-07-31",
                "31.7.2017 / 31.7.2017 / T:31.7.2017",
                "31.7.2017 / 1.8.2017 / -",
                "2017-02-30 / 2017-03-01 / -",
                "2017-03-02 / 2017-03-01 / -",
                "'' / '' / -",
            })
    void gedTellsBetweenWhichDaysAnEventWas(String first, String last, String when) throws RefusedFileException {
        Given given = Given.table(
                GED + "\n5|x|2017|1|2|C|A - B|A|B|2|AFP|2017-08-01|H|6|Town|near|Adm|1.5|2.5|POINT(1 2)|C|5|" + first
                        + "|" + last + "|0|3|4|2");

        assertThat(given.format()).isEqualTo("ucdp-ged");
        assertThat(given.cell(1, "when")).isEqualTo(when);
        assertThat(given.faults()).hasSize(when.equals("-") && !first.isEmpty() ? 1 : 0);
        assertThat(given.cell(1, "actors")).isEqualTo("T:A; B");
        assertThat(given.cell(1, "kind of violence")).isEqualTo("T:non-state conflict");
    }

    private static final String SHEET =
            "Year|Month|Day|Time|End Year|End Month|End Day|End Time|Display Date|Headline|Text|Media|Media Credit|"
                    + "Media Caption|Media Thumbnail|Type|Group|Background";

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "2022|1|5|18:30||||| / M:2022-01-05T18:30",
                "2022|01|05|6:30 PM|2022|1|6|| / M:2022-01-05T18:30~2022-01-06",
                "2022|1|5|12:05 am||||| / M:2022-01-05T00:05",
                "2022|1|5|24:00||||| / M:2022-01-06T00:00",
                "2022|1|||2022|3||| / M:2022-01~2022-03",
                "2022|||||||| / M:2022",
                "2022||5|||||| / M:2022",
                "2022.0|1.0||||||| / M:2022-01",
                "2,022|||||||| / M:2022",
                "-500||||-400|||| / M:-0499~-0399",
                "-1|||||||| / M:0000",
                "22|||||||| / M:0022",
                "|||||||| / -",
                "|3||||||| / ! -",
                "2022|13||||||| / ! -",
                "2022|2|30|||||| / ! -",
                "2022|1|5|half past|||||/ ! -",
                "2022|1|5|25:00||||| / ! -",
                "2022||||2021|||| / ! -",
                "2022||||||5|| / ! -",
                "soon|||||||| / ! -",
            })
    void datesOfATimelinesSheetAreInParts(String parts, String when) throws RefusedFileException {
        Given given = Given.table(SHEET + "\n" + parts + "|<b>H</b>|T<br>U|https://x.org/a.jpg|C|||||");

        assertThat(given.format()).isEqualTo("timelinejs-sheet");
        assertThat(given.cell(1, "when")).isEqualTo(when.replace("! ", "").replace('~', '/'));
        assertThat(given.faults()).hasSize(when.startsWith("!") ? 1 : 0);
        assertThat(given.cell(1, "title") + given.cell(1, "summary")).isEqualTo("T:HT:T\nU");
    }

    @Test
    void titlesAndErasOfATimelinesSheetAreTold() throws RefusedFileException {
        Given given = Given.table(
                SHEET + "\n|||||||||A|||||| title||\n2022|||||||||B||||||||\n1939||||1945|||||C||||||Era||");

        assertThat(given.rows()).hasSize(1);
        assertThat(given.rows().get(0).number()).isEqualTo(3);
        assertThat(given.notes()).anyMatch(note -> note.contains(": 2 (title); 4 (Era)"));
    }

    private static String gdelt(String... changed) {
        List<String> cells = new ArrayList<>(Collections.nCopies(61, ""));
        cells.set(0, "1024488843");
        cells.set(1, "20220105");
        cells.set(2, "202201");
        cells.set(3, "2022");
        cells.set(4, "2022.0137");
        for (String change : changed) {
            String[] parts = change.split("=", 2);
            cells.set(GdeltEvents.COLUMNS.indexOf(parts[0]), parts[1]);
        }
        return String.join("\t", cells);
    }

    @Test
    void gdeltHasNoHeaders() throws RefusedFileException {
        Given given = Given.file(gdelt(
                        "Actor1Name=POLICE",
                        "Actor2Name=PROTESTER",
                        "EventRootCode=17",
                        "QuadClass=4",
                        "ActionGeo_Type=4",
                        "ActionGeo_FullName=Almaty, \"Qazaqstan",
                        "ActionGeo_Lat=43.25",
                        "ActionGeo_Long=76.95",
                        "SOURCEURL=https://x.org/1")
                + "\r\n" + gdelt("SQLDATE=20220100", "SOURCEURL=BBC Monitoring") + "\n\n" + gdelt("SQLDATE=20221301")
                + "\nshort\trow\n"
                + gdelt("Actor1Name=" + "a".repeat(100_001)) + "\n" + gdelt("Actor1Name=" + "a".repeat(2 << 20)));

        assertThat(given.format()).isEqualTo("gdelt");
        assertThat(given.row(1))
                .isEqualTo(
                        "GLOBALEVENTID=T:1024488843; SQLDATE=T:20220105; MonthYear=T:202201; Year=T:2022; FractionDate=T:2022.0137; "
                                + "Actor1Name=T:POLICE; Actor2Name=T:PROTESTER; EventRootCode=T:17; QuadClass=T:4; ActionGeo_Type=T:4; "
                                + "ActionGeo_FullName=T:Almaty, \"Qazaqstan; ActionGeo_Lat=T:43.25; ActionGeo_Long=T:76.95; SOURCEURL=T:https://x.org/1; "
                                + "when=M:2022-01-05; actors=T:POLICE; PROTESTER; event=T:coerce; kind of event=T:material conflict");
        assertThat(given.cell(2, "when")).isEqualTo("M:2022-01");
        assertThat(given.cell(2, "Source") + given.cell(2, "SOURCEURL")).isEqualTo("T:BBC Monitoring-");
        assertThat(given.faults())
                .containsExactly("4 when bad-date", "5 null ragged-row", "6 Actor1Name too-long", "7 null too-long");
        assertThat(given.columns()).hasSize(66);
    }

    @Test
    void theFirstGdeltHasFewerColumns() throws RefusedFileException {
        assertThat(Given.file("1\t20220105\t202201\t2022\t2022.01" + "\t".repeat(53))
                        .columns())
                .hasSize(63);
        assertThat(GdeltEvents.columns(60)).isEmpty();
    }

    @Test
    void ourOwnTableMapsOntoItself() throws RefusedFileException {
        Given given = Given.table(
                "collection|id|title.en|title.fr|summary.en|when|start|latestStart|earliestEnd|end|timePrecision|category|status|place|"
                        + "placeName.en|longitude|latitude|geoPrecision|from|to|killed.low|killed.best|killed.high|killed.words.en|actors|tags|"
                        + "source.publisher|source.attributedTo|sources|media|inferred|extra\nincidents|march");

        assertThat(given.format()).isEqualTo("chronomap-table");
        assertThat(rules("chronomap-table", given.columns()))
                .contains(
                        "title.en <- title.en",
                        "title.fr <- title.fr",
                        "at <- latitude, longitude",
                        "numbers.killed.low <- killed.low",
                        "numbers.killed.words.en <- killed.words.en",
                        "source.attributedTo <- source.attributedTo")
                .doesNotContain("numbers.killed <- killed.words");
    }

    @Test
    void anotherTableStaysAsItIs() throws RefusedFileException {
        Given given = Given.table("Year|Headline|Text\n2022|a|b");

        assertThat(given.format()).isEqualTo("csv");
        assertThat(given.columns()).hasSize(3);
        assertThat(given.notes()).isEmpty();
    }

    static List<NamedFormat> formats() {
        return NamedFormat.ALL;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void aFormatNamesWhatItUsesAndWhereThatIsDocumented(NamedFormat format) {
        List<Column> columns = Column.of(new ArrayList<>(format.named()));

        assertThat(format.documentation()).matches("https?://.*|geodata/docs/formats\\.md");
        assertThat(format.mapping(columns).path("rules").size()).isGreaterThan(4);
        format.made().forEach(made -> assertThat(format.named()).containsAll(made.of()));
    }

    private static List<String> rules(String id, List<Column> columns) {
        NamedFormat format = NamedFormat.ALL.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        List<String> rules = new ArrayList<>();
        for (JsonNode rule : format.mapping(columns).path("rules")) {
            String from =
                    rule.path("columns").valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
            String by = rule.path("precision").asString("");
            String equals = rule.path("equals").properties().stream()
                    .map(entry -> entry.getKey() + '=' + entry.getValue().asString())
                    .collect(Collectors.joining(", "));
            rules.add(rule.path("field").asString() + " <- " + from + (by.isEmpty() ? "" : " by " + by)
                    + (equals.isEmpty() ? "" : " {" + equals + "}"));
        }
        return rules;
    }
}
