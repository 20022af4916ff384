package org.chronomap.geodata.ingest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OdsTablesTest {

    private static final String KIND = "application/vnd.oasis.opendocument.spreadsheet";
    private static final String HEADER = row("", text("what") + text("when") + text("n"));

    static Zip file(String... tables) {
        String content = "<office:document-content"
                + " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                + " xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
                + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
                + " xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'"
                + " xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
                + " xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'>"
                + "<office:automatic-styles><style:style style:name='ta2'><style:table-properties table:display='false'/></style:style>"
                + "</office:automatic-styles><office:body><office:spreadsheet>"
                + String.join("", tables) + "</office:spreadsheet></office:body></office:document-content>";
        return new Zip().with("mimetype", KIND).with("content.xml", content);
    }

    private static String table(String name, String rows) {
        return "<table:table table:name='" + name + "'><table:table-column/>" + rows + "</table:table>";
    }

    private static String row(String attributes, String cells) {
        return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
    }

    private static String text(String text) {
        return "<table:table-cell office:value-type='string' calcext:value-type='string'><text:p>" + text
                + "</text:p></table:table-cell>";
    }

    private static List<String> read(Zip zip) throws IOException {
        return Given.read(Given.file("x.xlsx", zip.bytes()), Options.NONE);
    }

    private static List<String> notes(Zip zip) throws IOException, RefusedFileException {
        return Given.notes(Given.file("x.ods", zip.bytes()), Options.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        office:value-type='float' office:value='43.24'><text:p>43,2</text:p>              | n:43.24
        office:value-type='float' office:value='20220105'>                                | n:20220105
        office:value-type='float' office:value='x'>                                       | !damaged-cell(when)
        office:value-type='percentage' office:value='0.5'><text:p>50 %</text:p>           | n:0.5
        office:value-type='currency' office:value='5'><text:p>5 €</text:p>                | n:5
        office:value-type='boolean' office:boolean-value='true'><text:p>WAHR</text:p>     | b:true
        office:value-type='date' office:date-value='2022-01-05'><text:p>05.01.22</text:p> | d:2022-01-05
        office:value-type='date' office:date-value='2022-01-01'><text:p>2022</text:p>     | d:2022
        office:value-type='date' office:date-value='2022-01-01'><text:p>Jan. 2022</text:p>| d:2022-01
        office:value-type='date' office:date-value='2022-01-01'><text:p>01.2022</text:p>  | d:2022-01
        office:value-type='date' office:date-value='2022-01-01'><text:p>1 янв 2022</text:p>| d:2022-01-01
        office:value-type='date' office:date-value='2022-01-05T00:00:00'>                 | d:2022-01-05
        office:value-type='date' office:date-value='2022-01-05T14:30:00'>                 | d:2022-01-05T14:30
        office:value-type='date' office:date-value='2022-01-05T14:29:59.999999998'>       | d:2022-01-05T14:30
        office:value-type='date' office:date-value='-0044-03-15'>                         | d:-0044-03-15
        office:value-type='date' office:date-value='1899-12-30'>                          | d:1899-12-30
        office:value-type='date' office:date-value='nonsense'>                            | nonsense
        office:value-type='time' office:time-value='PT14H30M00S'>                         | 14:30
        office:value-type='time' office:time-value='PT25H30M15.4S'>                       | 25:30:15
        office:value-type='time' office:time-value='nonsense'>                            | nonsense
        office:value-type='string' office:string-value='said'><text:p>shown</text:p>      | said
        office:value-type='string'><text:p>two</text:p><text:p>lines</text:p>             | two\\nlines
        office:value-type='string'><text:p>a<text:s text:c='2'/>b<text:tab/><text:span>c</text:span><text:line-break/><text:a>d</text:a></text:p> | 'a  b\tc\\nd'
        office:value-type='string'><office:annotation><text:p>a remark</text:p></office:annotation><text:p>x</text:p> | x
        office:value-type='string'><draw:frame><table:table><table:table-row/></table:table></draw:frame><text:p>x</text:p> | x
        office:value-type='string' office:string-value='' calcext:value-type='error'><text:p>#REF!</text:p> | !cell-error(when)
        table:formula='of:=1+1' office:value-type='float' office:value='2'>               | n:2
        table:formula='of:=1+1'>                                                          | !not-calculated(when)
        table:style-name='ce1'>                                                           | ''
        """)
    void cellsAreWhatTheyAreInTheSpreadsheet(String cell, String expected) throws IOException {
        String row = row("", text("x") + "<table:table-cell " + cell + "</table:table-cell>" + text("y"));

        String cells = expected.startsWith("!") ? "2: x |  | y " + expected : "2: x | " + expected + " | y";
        assertThat(read(file(table("A", HEADER + row)))).containsExactly("what | when | n", cells);
    }

    @Test
    void whatIsRepeatedIsReadAsOftenAndWhatIsEmptyIsNot() throws IOException {
        String rows = row("table:number-rows-repeated='2'", "<table:table-cell table:number-columns-repeated='1024'/>")
                + HEADER
                + row(
                        "table:number-rows-repeated='2'",
                        text("x").replace("<table:table-cell", "<table:table-cell table:number-columns-repeated='2'"))
                + row(
                        "",
                        "<table:table-cell table:number-columns-repeated='2'/>" + text("y")
                                + "<table:table-cell table:number-columns-repeated='16381'/>")
                + row(
                        "table:number-rows-repeated='1048570'",
                        "<table:table-cell table:number-columns-repeated='16384'/>")
                + row("", text("last"));

        assertThat(read(file(table("A", rows))))
                .containsExactly("what | when | n", "4: x | x | ", "5: x | x | ", "6:  |  | y", "1048577: last |  | ");
    }

    @Test
    void endlesslyRepeatedCellsAndRowsAreBounded() throws Exception {
        String wide = row(
                "",
                text("x").replace("<table:table-cell", "<table:table-cell table:number-columns-repeated='2000000000'"));
        String long1 = row("table:number-rows-repeated='2000000000'", text("x"));

        String narrow = row("table:number-rows-repeated='3'", text("x") + text("y") + text("z"));
        assertThat(read(file(table("A", HEADER + narrow + wide))))
                .last()
                .isEqualTo("5: x | x | x !too-many-columns !extra-cells");
        ForeignFile file = Given.file("x", file(table("A", HEADER + long1)).bytes());
        try (Rows rows = Given.TABLES.open(file, Options.NONE)) {
            for (int row = 0; row < 1_000; row++) {
                assertThat(rows.next()).isNotNull();
            }
        }
    }

    @Test
    void mergedCellsAreSaidInEachOfTheirRows() throws Exception {
        String covered = "<table:covered-table-cell/>";
        String rows = row(
                        "",
                        text("where").replace("<table:table-cell", "<table:table-cell table:number-rows-spanned='2'")
                                + text("place")
                                        .replace(
                                                "<table:table-cell",
                                                "<table:table-cell table:number-columns-spanned='2'")
                                + covered)
                + row("", covered + text("lat") + text("lon"))
                + row(
                        "",
                        text("Almaty").replace("<table:table-cell", "<table:table-cell table:number-rows-spanned='2'")
                                + text("43.2")
                                + text("76.9"))
                + row("table:visibility='filter'", covered + text("43.3") + text("76.8"))
                + row("", text("") + text("51.1") + text("71.4"));

        assertThat(read(file(table("A", rows))))
                .containsExactly(
                        "where | lat | lon", "3: Almaty | 43.2 | 76.9", "4: Almaty | 43.3 | 76.8", "5:  | 51.1 | 71.4");
        assertThat(notes(file(table("A", rows))))
                .containsExactly(
                        "Sheet: A",
                        "Merged cells: what spans rows is read in each of them",
                        "Hidden rows: 1, read like the others",
                        "Header: row 2",
                        "Not read: 1 row above the table, from row 1");
    }

    @Test
    void theFirstSheetThatHoldsATableIsRead() throws Exception {
        String rows = HEADER + row("", text("a") + text("b"));
        Zip zip = file(
                table("Secret' table:style-name='ta2", rows),
                table("About", row("", text("Made by us"))),
                table(
                        "Data",
                        "<table:table-header-rows>" + HEADER + "</table:table-header-rows><table:table-row-group>"
                                + row("", text("x") + text("y")) + "</table:table-row-group>"),
                table("More", rows));

        assertThat(read(zip)).containsExactly("what | when | n", "2: x | y | ");
        assertThat(notes(zip)).contains("Sheet: Data; not read: Secret (hidden), About, More");
        assertThat(Given.read(Given.file("x", zip.bytes()), new Options(null, null, null, "More", null)))
                .containsExactly("what | when | n", "2: a | b | ");
    }

    static Stream<Arguments> refused() {
        String manifest = "<manifest><file-entry><encryption-data/></file-entry></manifest>";
        return Stream.of(
                arguments(file(table("A", HEADER)).with("META-INF/manifest.xml", manifest), "encrypted"),
                arguments(file(table("A", HEADER)).with("encrypted-package", "x"), "encrypted"),
                arguments(new Zip().with("mimetype", KIND), "damaged"),
                arguments(file(table("A", "")), "empty"),
                arguments(file(), "empty"),
                arguments(file(table("A", HEADER + row("", text("x")).repeat(600_000))), "zip-bomb"),
                arguments(file("<table:table>".repeat(Limits.DEPTH)), "too-deep"),
                arguments(
                        new Zip()
                                .with("mimetype", KIND)
                                .with("content.xml", "<!DOCTYPE a [<!ENTITY a 'b'>]><a>&a;</a>"),
                        "xml-entities"),
                arguments(new Zip().with("mimetype", "application/vnd.oasis.opendocument.text"), "unknown-format"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatHarmsOrCannotBeReadIsRefused(Zip zip, String code) throws IOException {
        assertThat(read(zip)).last().asString().startsWith("refused " + code + ": ");
    }
}
