package org.chronomap.geodata.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class XlsxTablesTest {

    private static final String PART = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String MAIN = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
            + " xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

    /** Styles 1 to 12 of cells. */
    private static final List<String> FORMATS = List.of(
            "14",
            "22",
            "17",
            "20",
            "46",
            "dd.mm.yyyy",
            "[$-419]d mmmm yyyy\\ \"г.\";@",
            "yyyy",
            "mmm yyyy",
            "[h]:mm",
            "0.00E+00",
            "#,##0\\ \"days\"");

    private static final String HEADER =
            "<row r='1'><c r='A1' t='inlineStr'><is><t>what</t></is></c><c r='B1' t='inlineStr'><is><t>when</t></is></c>"
                    + "<c r='C1' t='inlineStr'><is><t>n</t></is></c></row>";

    static Zip book(String workbook, String shared, String... sheets) {
        StringBuilder formats = new StringBuilder();
        StringBuilder styles = new StringBuilder("<xf numFmtId='0'/>");
        for (int i = 0; i < FORMATS.size(); i++) {
            String format = FORMATS.get(i);
            boolean isKnown = format.matches("\\d+");
            if (!isKnown) {
                formats.append(
                        "<numFmt numFmtId='%d' formatCode='%s'/>".formatted(164 + i, format.replace("\"", "&quot;")));
            }
            styles.append("<xf numFmtId='%s'/>".formatted(isKnown ? format : String.valueOf(164 + i)));
        }
        StringBuilder relations = new StringBuilder(
                relation("s", "sharedStrings", "sharedStrings.xml") + relation("t", "styles", "/xl/styles.xml"));
        Zip zip = new Zip()
                .with(
                        "_rels/.rels",
                        "<Relationships>" + relation("b", "officeDocument", "xl/workbook.xml") + "</Relationships>")
                .with("xl/workbook.xml", "<workbook " + MAIN + ">" + workbook + "</workbook>")
                .with(
                        "xl/styles.xml",
                        "<styleSheet " + MAIN + "><numFmts>" + formats
                                + "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>" + styles
                                + "</cellXfs></styleSheet>")
                .with("xl/sharedStrings.xml", "<sst " + MAIN + ">" + shared + "</sst>");
        for (int i = 1; i <= sheets.length; i++) {
            relations.append(relation("r" + i, "worksheet", "worksheets/sheet" + i + ".xml"));
            zip.with("xl/worksheets/sheet" + i + ".xml", sheets[i - 1]);
        }
        return zip.with("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id='%s' Type='%s' Target='%s'/>".formatted(id, PART + type, target);
    }

    private static String sheet(String rows, String after) {
        return "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData>" + after + "</worksheet>";
    }

    private static String named(String... names) {
        StringBuilder sheets = new StringBuilder("<sheets>");
        for (int i = 1; i <= names.length; i++) {
            sheets.append("<sheet name='%s' sheetId='%d' r:id='r%d'/>".formatted(names[i - 1], i, i));
        }
        return sheets.append("</sheets>").toString().replace("!'", "' state='hidden'");
    }

    private static List<String> read(Zip zip) throws IOException {
        return Given.read(Given.file("x.csv", zip.bytes()), Options.NONE);
    }

    private static List<String> notes(Zip zip) throws Exception {
        return Given.notes(Given.file("x.xlsx", zip.bytes()), Options.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <c r='B2'><v>12</v></c>                                 | n:12
        <c r='B2'><v>43.240000000000002</v></c>                 | n:43.24
        <c r='B2'><v>1.5E-3</v></c>                             | n:0.0015
        <c r='B2'><v>1E+300</v></c>                             | n:1E+300
        <c r='B2'><v>20220105</v></c>                           | n:20220105
        <c r='B2'><v>123456789012345678</v></c>                 | n:123456789012345678
        <c r='B2' s='11'><v>44566</v></c>                       | n:44566
        <c r='B2' s='12'><v>44566</v></c>                       | n:44566
        <c r='B2' s='99'><v>1</v></c>                           | n:1
        <c r='B2'><v>x</v></c>                                  | !damaged-cell(when)
        <c r='B2' s='1'><v>44566</v></c>                        | d:2022-01-05
        <c r='B2' s='6'><v>44566</v></c>                        | d:2022-01-05
        <c r='B2' s='7'><v>44566</v></c>                        | d:2022-01-05
        <c r='B2' s='2'><v>44566.604166666664</v></c>           | d:2022-01-05T14:30
        <c r='B2' s='1'><v>44566.604178</v></c>                 | d:2022-01-05T14:30:01
        <c r='B2' s='2'><v>44566.999999</v></c>                 | d:2022-01-06
        <c r='B2' s='2'><v>44566.0</v></c>                      | d:2022-01-05
        <c r='B2' s='3'><v>44562</v></c>                        | d:2022-01
        <c r='B2' s='9'><v>44562</v></c>                        | d:2022-01
        <c r='B2' s='9'><v>44566</v></c>                        | d:2022-01-05
        <c r='B2' s='8'><v>44562</v></c>                        | d:2022
        <c r='B2' s='8'><v>44593</v></c>                        | d:2022-02-01
        <c r='B2' s='4'><v>0.604166666666667</v></c>            | 14:30
        <c r='B2' s='1'><v>0.5</v></c>                          | 12:00
        <c r='B2' s='5'><v>1.0625</v></c>                       | 25:30
        <c r='B2' s='10'><v>1.0625</v></c>                      | 25:30
        <c r='B2' s='1'><v>1</v></c>                            | d:1900-01-01
        <c r='B2' s='1'><v>59</v></c>                           | d:1900-02-28
        <c r='B2' s='1'><v>60</v></c>                           | !no-such-date(when)
        <c r='B2' s='1'><v>61</v></c>                           | d:1900-03-01
        <c r='B2' s='1'><v>-1</v></c>                           | !no-such-date(when)
        <c r='B2' s='1'><v>0</v></c>                            | !no-such-date(when)
        <c r='B2' s='1'><v>2958465</v></c>                      | d:9999-12-31
        <c r='B2' s='1'><v>2958466</v></c>                      | !no-such-date(when)
        <c r='B2' t='d'><v>2022-01-05T00:00:00</v></c>          | d:2022-01-05
        <c r='B2' t='d'><v>2022-01-05T14:30:00.000Z</v></c>     | d:2022-01-05T14:30
        <c r='B2' t='str'><f>A1&amp;"x"</f><v>whatx</v></c>     | whatx
        <c r='B2'><f>1+1</f><v>2</v></c>                        | n:2
        <c r='B2'><f>1+1</f><v></v></c>                         | !not-calculated(when)
        <c r='B2' t='str'><f>""</f><v></v></c>                  | ''
        <c r='B2' t='b'><v>1</v></c>                            | b:true
        <c r='B2' t='e'><f>1/0</f><v>#DIV/0!</v></c>            | !cell-error(when)
        <c r='B2' t='e'><v>#REF!</v></c>                        | !cell-error(when)
        <c r='B2' t='s'><v>0</v></c>                            | Алматы
        <c r='B2' t='s'><v>1</v></c>                            | two runs
        <c r='B2' t='s'><v>2</v></c>                            | two\\nlines
        <c r='B2' t='s'><v>9</v></c>                            | !damaged-cell(when)
        <c t='inlineStr'/><c t='inlineStr'><is><t>x</t></is></c>| x
        <c r='B2' s='1'/>                                       | ''
        """)
    void cellsAreWhatTheyAreInTheWorkbook(String cell, String expected) throws IOException {
        String shared =
                "<si><t>Алматы</t></si><si><r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r><rPh sb='0' eb='1'><t>said</t></rPh></si>"
                        + "<si><t xml:space='preserve'>two_x000D_\nlines </t></si>";
        Zip zip = book(named("A"), shared, sheet(HEADER + "<row r='2'>" + cell + "<c r='C2'><v>7</v></c></row>", ""));

        String cells = expected.startsWith("!") ? "2:  |  | n:7 " + expected : "2:  | " + expected + " | n:7";
        assertThat(read(zip)).containsExactly("what | when | n", cells);
    }

    @Test
    void daysCountFrom1904WhereTheWorkbookSaysSo() throws Exception {
        String rows = HEADER + "<row r='2'><c r='A2'><v>1</v></c><c r='B2' s='1'><v>0</v></c></row>"
                + "<row r='3'><c r='A3'><v>2</v></c><c r='B3' s='2'><v>43104.5</v></c></row>"
                + "<row r='4'><c r='A4'><v>3</v></c><c r='B4' s='1'><v>-1</v></c></row>";
        Zip zip = book("<workbookPr date1904='1'/>" + named("A"), "", sheet(rows, ""));

        assertThat(read(zip))
                .containsExactly(
                        "what | when | n",
                        "2: n:1 | d:1904-01-01 | ",
                        "3: n:2 | d:2022-01-05T12:00 | ",
                        "4: n:3 |  |  !no-such-date(when)");
        assertThat(notes(zip)).contains("Dates: days count from 1 January 1904");
    }

    @Test
    void mergedCellsAreSaidInEachOfTheirRows() throws Exception {
        String rows = text(1, "A", "Title") + text(3, "A", "where", "B", "place", "C", "")
                + text(4, "A", "where", "B", "lat", "C", "lon")
                + "<row r='5'><c r='A5' t='str'><v>Almaty</v></c><c r='B5'><v>43.2</v></c><c r='C5'><v>76.9</v></c></row>"
                + "<row r='6' hidden='1'><c r='B6'><v>43.3</v></c><c r='C6'><v>76.8</v></c></row>"
                + "<row r='7'><c r='B7'><v>51.1</v></c><c r='C7'><v>71.4</v></c></row>";
        Zip zip = book(
                named("A"),
                "",
                sheet(
                        rows,
                        "<mergeCells><mergeCell ref='B3:C3'/><mergeCell ref='A5:A6'/><mergeCell ref='nonsense'/></mergeCells>"));

        assertThat(read(zip))
                .containsExactly(
                        "where | lat | lon",
                        "5: Almaty | n:43.2 | n:76.9",
                        "6: Almaty | n:43.3 | n:76.8",
                        "7:  | n:51.1 | n:71.4");
        assertThat(notes(zip))
                .contains(
                        "Merged cells: what spans rows is read in each of them",
                        "Hidden rows: 1, read like the others",
                        "Header: row 4");
    }

    private static String text(int row, String... cells) {
        StringBuilder text = new StringBuilder("<row r='" + row + "'>");
        for (int i = 0; i < cells.length; i += 2) {
            text.append("<c r='%s%d' t='str'><v>%s</v></c>".formatted(cells[i], row, cells[i + 1]));
        }
        return text.append("</row>").toString();
    }

    @Test
    void theFirstSheetThatHoldsATableIsRead() throws Exception {
        String table = sheet(text(1, "A", "a", "B", "b") + text(2, "A", "x", "B", "y"), "");
        Zip zip = book(
                named("Secret!", "About", "Data", "More"),
                "",
                table,
                sheet(text(1, "A", "Made by us"), ""),
                table,
                table);

        assertThat(read(zip)).containsExactly("a | b", "2: x | y");
        assertThat(notes(zip)).contains("Sheet: Data; not read: Secret (hidden), About, More");
        assertThat(Given.read(Given.file("x", zip.bytes()), new Options(null, null, null, "about", null)))
                .containsExactly("Made by us");
        assertThat(Given.read(Given.file("x", zip.bytes()), new Options(null, null, null, "none", null))
                        .get(0))
                .isEqualTo(
                        "refused no-such-sheet: The workbook has no sheet none, but: Secret (hidden), About, Data, More");
        assertThat(read(book(named("A"), "", sheet("", ""))).get(0)).startsWith("refused empty: ");
    }

    static Stream<Arguments> refused() {
        byte[] bomb = ("<worksheet><sheetData>" + "<row/>".repeat(4 << 20)).getBytes(UTF_8);
        // The header of a compound file: sectors of 512 bytes, the list of what it holds in the one behind 300 others.
        ByteBuffer compound = ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN);
        compound.putLong(0, 0xe11ab1a1e011cfd0L).putShort(30, (short) 9).putInt(48, 300);
        byte[] old = compound.array().clone();
        compound.put(301 * 512, "EncryptedPackage".getBytes(UTF_16LE));
        byte[] encrypted = compound.array();
        byte[] whole = book(named("A"), "", sheet(HEADER, "")).bytes();
        String deep = "<x>".repeat(Limits.DEPTH + 1);
        return Stream.of(
                arguments(
                        "a bomb",
                        book(named("A"), "")
                                .with("xl/worksheets/sheet1.xml", bomb)
                                .with(
                                        "xl/_rels/workbook.xml.rels",
                                        "<Relationships>" + relation("r1", "worksheet", "worksheets/sheet1.xml")
                                                + "</Relationships>")
                                .bytes(),
                        "zip-bomb"),
                arguments(
                        "a tag too long",
                        book(named("A"), "", "<worksheet a='" + "x".repeat(Limits.LINE) + noise() + "'/>")
                                .bytes(),
                        "long-line"),
                arguments("too deep", book(named("A"), "", "<worksheet>" + deep).bytes(), "too-deep"),
                arguments(
                        "too many names",
                        book(named("A"), "", "<worksheet>" + names("<x%d/>") + "</worksheet>")
                                .bytes(),
                        "damaged"),
                arguments(
                        "too many namespaces",
                        book(named("A"), "", "<worksheet>" + names("<x xmlns='x:%d'/>") + "</worksheet>")
                                .bytes(),
                        "damaged"),
                arguments(
                        "entities",
                        book(
                                        named("A"),
                                        "",
                                        "<!DOCTYPE a [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;&a;'>]><worksheet><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData></worksheet>")
                                .bytes(),
                        "xml-entities"),
                arguments(
                        "a file from outside",
                        book(named("A"), "", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><worksheet/>")
                                .bytes(),
                        "xml-entities"),
                arguments("no XML", book(named("A"), "", "a,b\n1,2\n").bytes(), "damaged"),
                arguments(
                        "bytes that are no text",
                        book(named("A"), "")
                                .with("xl/styles.xml", new byte[] {'<', (byte) 0xff})
                                .bytes(),
                        "damaged"),
                arguments(
                        "an end too early",
                        book(named("A"), "", "<worksheet><sheetData><row>").bytes(),
                        "damaged"),
                arguments("half a file", Arrays.copyOf(whole, whole.length / 2), "damaged"),
                arguments("before 2007", old, "old-office"),
                arguments("the beginning of one", Arrays.copyOf(old, 100), "old-office"),
                arguments("a password", encrypted, "encrypted"),
                arguments(
                        "binary",
                        new Zip()
                                .with(
                                        "_rels/.rels",
                                        "<Relationships>" + relation("b", "officeDocument", "xl/workbook.bin")
                                                + "</Relationships>")
                                .with("xl/workbook.bin", "\1\2")
                                .bytes(),
                        "old-office"),
                arguments(
                        "a document",
                        new Zip()
                                .with(
                                        "_rels/.rels",
                                        "<Relationships>" + relation("b", "officeDocument", "word/document.xml")
                                                + "</Relationships>")
                                .with("word/document.xml", "<x/>")
                                .bytes(),
                        "unknown-format"));
    }

    private static String names(String element) {
        return IntStream.range(0, 10_001).mapToObj(element::formatted).collect(Collectors.joining());
    }

    /** What does not pack well, so that nothing is taken for a bomb. */
    private static String noise() {
        StringBuilder noise = new StringBuilder();
        new Random(7).ints(400_000, 'a', 'z').forEach(c -> noise.append((char) c));
        return noise.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatHarmsOrCannotBeReadIsRefused(String what, byte[] bytes, String code) throws IOException {
        List<String> read = Given.read(Given.file("x.xlsx", bytes), Options.NONE);

        assertThat(read).last().asString().startsWith("refused " + code + ": ");
    }

    @Test
    void cellsFarOutAndLongTextsAreFaults() throws IOException {
        String rows = HEADER + "<row r='2'><c r='A2' t='str'><v>" + "x".repeat(Limits.CELL + 1)
                + "</v></c><c r='ALM2'><v>1</v></c><c r='XFD2'><v>1</v></c></row>";

        assertThat(read(book(named("A"), "", sheet(rows, ""))))
                .containsExactly("what | when | n", "2:  |  |  !long-cell(what) !too-many-columns !too-many-columns");
    }

    @Test
    void whatOneRowSaysIsBounded() throws IOException {
        String errors = "<row r='2'>" + "<c t='e'><v>#N/A</v></c>".repeat(5_000) + "</row>";
        String texts = "<row r='2'>" + "<c t='s'><v>0</v></c>".repeat(Limits.LINE / Limits.CELL + 1) + "</row>";
        String text = "<si><t>" + "x".repeat(Limits.CELL) + "</t></si>";

        assertThat(read(book(named("A"), "", sheet(HEADER + errors, ""))).get(1).split("!cell-error", -1))
                .hasSize(101);
        assertThat(read(book(named("A"), text, sheet(HEADER + texts, ""))).get(0))
                .startsWith("refused long-line: Row 2");
    }

    @Test
    void aWholeSheetIsReadInLittleMemory() throws Exception {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int row = 2; row <= 1_048_576; row += 32) {
            rows.append("<row r='%d'><c r='A%d' t='str'><v>fire %d</v></c><c r='B%d' s='1'><v>44566</v></c></row>"
                    .formatted(row, row, row, row));
        }
        byte[] bytes = book(named("A"), "", sheet(rows.toString(), "")).bytes();

        try (Rows read = Given.TABLES.open(Given.file("x", bytes), Options.NONE)) {
            int count = 0;
            int last = 0;
            long before = read.position();
            for (var row = read.next(); row != null; row = read.next()) {
                count++;
                last = row.number();
            }
            assertThat(count).isEqualTo(32_768);
            assertThat(last).isEqualTo(1_048_546);
            assertThat(before).isBetween(1L, bytes.length / 2L);
            assertThat(read.position()).isEqualTo(bytes.length);
        }
    }

    @Test
    void sharedTextsAreKeptOverPages() throws Exception {
        StringBuilder shared = new StringBuilder("\ufeff<sst><si/>");
        for (int i = 0; i < 30; i++) {
            shared.append("<si><t>").append(i).append("я".repeat(50_000)).append("</t></si>");
        }
        Zip zip = new Zip().with("x", shared + "</sst>");
        try (Archive archive = Archive.of(Given.file("x", zip.bytes()))) {
            SharedTexts texts = SharedTexts.of(archive.open("x"), "x");

            assertThat(texts.get(0)).isEmpty();
            assertThat(texts.get(1)).startsWith("0я").hasSize(50_001);
            assertThat(texts.get(30)).startsWith("29я").hasSize(50_002);
            assertThat(texts.get(31)).isNull();
            assertThat(texts.get(-1)).isNull();
        }
    }

    @Test
    void bytesOfOtherKindsAreNoWorkbook() throws IOException {
        assertThat(Given.read(Given.file("x.xlsx", "a,b\n1,2\n".getBytes(UTF_8)), Options.NONE))
                .containsExactly("a | b", "2: 1 | 2");
    }
}
