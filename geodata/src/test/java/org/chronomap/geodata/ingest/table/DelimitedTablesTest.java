package org.chronomap.geodata.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DelimitedTablesTest {

    static Stream<Arguments> tables() {
        return Stream.of(
                table("delimiters", "a,b\n1,2\n", "a | b", "2: 1 | 2"),
                table(
                        "semicolons and decimal commas",
                        "Ort;Lat;Lon\nAlmaty;43,24;76,91\nAstana;51,13;71,43\n",
                        "Ort | Lat | Lon",
                        "2: Almaty | 43,24 | 76,91",
                        "3: Astana | 51,13 | 71,43"),
                table(
                        "a header with a cell less",
                        "a;b\n1;2,5;x\n3;4,5;y\n5;6;z\n",
                        "a | b | Column 3",
                        "2: 1 | 2,5 | x",
                        "3: 3 | 4,5 | y",
                        "4: 5 | 6 | z"),
                table("tabs", "when\twhat\n2022-01-05\tfire, smoke\n", "when | what", "2: 2022-01-05 | fire, smoke"),
                table("bars", "when|what\n2022|a,b\n2023|c\n", "when | what", "2: 2022 | a,b", "3: 2023 | c"),
                table("one column", "place\nAlmaty\nAstana\n", "place", "2: Almaty", "3: Astana"),
                table("a line of Excel", "sep=;\na;b\n1,1;2,2\n", "a | b", "3: 1,1 | 2,2"),
                table("semicolons in quotes", "a,b\n\"x;y;z\",2\n", "a | b", "2: x;y;z | 2"),
                table("breaks in quotes", "a,b\n\"two\r\nlines\",2\n3,4\n", "a | b", "2: two\\nlines | 2", "3: 3 | 4"),
                table("doubled quotes", "a,b\n\"he said \"\"no\"\"\",2\n", "a | b", "2: he said \"no\" | 2"),
                table("blanks around quotes", "a, \"b, c\" ,d\n1, \"x,y\" ,3\n", "a | b, c | d", "2: 1 | x,y | 3"),
                table("quotes within", "a,b\n5\" gun,2\n", "a | b", "2: 5\" gun | 2"),
                table(
                        "more behind a quote",
                        "a,b\n\"x, y\" z,2\n3,4\n",
                        "a | b",
                        "2: x, y z | 2 !stray-quote(a)",
                        "3: 3 | 4"),
                table(
                        "a quote that is not closed",
                        "a,b\n\"x,2\n3,4\n",
                        "a | b",
                        "2: \"x | 2 !unclosed-quote(a)",
                        "3: 3 | 4"),
                table(
                        "a quote that the next one does not close",
                        "a,b\n\"x,2\n\"y\",4\n5,6\n",
                        "a | b",
                        "2: \"x | 2 !unclosed-quote(a)",
                        "3: y | 4",
                        "4: 5 | 6"),
                table("a quote at the end", "a,b\n1,\"", "a | b", "2: 1 | \" !unclosed-quote(b)"),
                table("all ends of lines", "a,b\r\n1,2\r3,4\n5,6", "a | b", "2: 1 | 2", "3: 3 | 4", "4: 5 | 6"),
                table("empty lines", "\n\na,b\n\n1,2\n,\n3,4\n\n", "a | b", "5: 1 | 2", "7: 3 | 4"),
                table(
                        "a header in row 3",
                        "Incidents of 2022\n\nwhen,what,where\n2022-01-05,fire,Almaty\n",
                        "when | what | where",
                        "4: 2022-01-05 | fire | Almaty"),
                table(
                        "no header",
                        "2022-01-05,43.2,fire\n2022-01-06,44.1,smoke\n",
                        "Column 1 | Column 2 | Column 3",
                        "1: 2022-01-05 | 43.2 | fire",
                        "2: 2022-01-06 | 44.1 | smoke"),
                table(
                        "no header and words alone",
                        "Almaty,fire\nAstana,smoke\nAlmaty,smoke\n",
                        "Column 1 | Column 2",
                        "1: Almaty | fire",
                        "2: Astana | smoke",
                        "3: Almaty | smoke"),
                table("headers alone", "a,b\n", "a | b"),
                table("too few cells", "a,b,c\n1\n1,2,3\n", "a | b | c", "2: 1 |  | ", "3: 1 | 2 | 3"),
                table(
                        "too many cells",
                        "a,b\n1,2,3\n4,5\n6,7,,\n",
                        "a | b",
                        "2: 1 | 2 !extra-cells",
                        "3: 4 | 5",
                        "4: 6 | 7"),
                table(
                        "equal and empty headers",
                        "date,date,,date\n1,2,3,4\n",
                        "date | date (2) | Column 3 | date (3)",
                        "2: 1 | 2 | 3 | 4"),
                table(
                        "headers of several lines",
                        "\"date\r\nof event\",\" first\u00a0 \t name\",\"\n\"\n1,2,3\n",
                        "date of event | first name | Column 3",
                        "2: 1 | 2 | 3"),
                table("comments are rows", "a,b\n# of 2022,1\n3,4\n", "a | b", "2: # of 2022 | 1", "3: 3 | 4"),
                table("formulas are text", "a,b\n=cmd()|' /C calc'!A0,1\n", "a | b", "2: =cmd()|' /C calc'!A0 | 1"),
                table("\\0", "a,b\nx\0y,2\n", "a | b", "2: xy | 2 !control-character(a)"),
                table("blanks are nothing", "a,b\n \u00a0 , 2 \n", "a | b", "2:  | 2"));
    }

    private static Arguments table(String what, String text, String... expected) {
        return arguments(what, text, List.of(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void textBecomesRows(String what, String text, List<String> expected) throws IOException {
        assertThat(Given.read(Given.file("x", text.getBytes(UTF_8)), Options.NONE))
                .isEqualTo(expected);
    }

    static Stream<Arguments> encodings() {
        String russian = "Город;Событие\nАлматы;Пожар в доме\n";
        String kazakh = "Қала;Оқиға\nАлматы;Өрт\n";
        String german = "Ort;Straße\nMünchen;Größe Öl\n";
        String french = "Ville;Événement\nOrléans;Incendie créé à l'école\n";
        Charset windows1251 = Charset.forName("windows-1251");
        Charset windows1252 = Charset.forName("windows-1252");
        return Stream.of(
                arguments(russian, bytes("", russian, UTF_8), "UTF-8"),
                arguments(kazakh, bytes("", kazakh, UTF_8), "UTF-8"),
                arguments(kazakh, bytes("\ufeff", kazakh, UTF_8), "UTF-8, by its mark"),
                arguments(kazakh, bytes("\ufeff", kazakh, UTF_16LE), "UTF-16, by its mark"),
                arguments(kazakh, bytes("\ufeff", kazakh, UTF_16BE), "UTF-16, by its mark"),
                arguments(kazakh, bytes("", kazakh, UTF_16LE), "UTF-16"),
                arguments(french, bytes("", french, UTF_16BE), "UTF-16"),
                arguments(russian, bytes("", russian, windows1251), "Windows-1251, guessed"),
                arguments("a;б\n1;Я\n", bytes("", "a;б\n1;Я\n", UTF_8), "UTF-8"),
                arguments("Id;Дата\n1;да\n", bytes("", "Id;Дата\n1;да\n", windows1251), "Windows-1251, guessed"),
                arguments(german, bytes("", german, windows1252), "Windows-1252, guessed"),
                arguments(french, bytes("", french, windows1252), "Windows-1252, guessed"),
                arguments("a;b\nx;é\n", bytes("", "a;b\nx;é\n", windows1252), "Windows-1252, guessed"),
                arguments("a;b\n1;2\n", bytes("", "a;b\n1;2\n", UTF_8), "UTF-8"));
    }

    private static byte[] bytes(String mark, String text, Charset charset) {
        return (mark + text).getBytes(charset);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void theEncodingIsFound(String text, byte[] bytes, String note) throws Exception {
        ForeignFile file = Given.file("x.csv", bytes);
        List<String> lines = text.replace(";", " | ").lines().toList();

        assertThat(Given.read(file, Options.NONE)).containsExactly(lines.get(0), "2: " + lines.get(1));
        assertThat(Given.notes(file, Options.NONE).get(0)).startsWith("Encoding: " + note);
    }

    @Test
    void aLetterBeyondAsciiAtTheEndOfALongFileTellsItsEncoding() throws Exception {
        String text = "a,b\n" + "Almaty,1\n".repeat(20_000) + "Orléans,2\n";
        ForeignFile file = Given.file("x.csv", text.getBytes(Charset.forName("windows-1252")));

        assertThat(Given.read(file, Options.NONE)).last().isEqualTo("20002: Orléans | 2");
    }

    @Test
    void fewDamagedBytesDoNotMakeAnotherEncoding() throws Exception {
        byte[] bytes = ("a,b\n" + "Алматы,1\n".repeat(3) + "Al?maty,2\n").getBytes(UTF_8);
        bytes[bytes.length - 8] = (byte) 0xff;

        assertThat(Given.read(Given.file("x.csv", bytes), Options.NONE))
                .last()
                .isEqualTo("5: Al\ufffdmaty | 2 !not-in-encoding(a)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                     | empty: The file is empty
        \ufeff                 | empty: The file is empty
        '\\n\\n,,\\n'          | empty: The table is empty
        '{"a": 1}'             | unknown-format
        <html><body>           | unknown-format
        %PDF-1.4               | unknown-format
        """)
    void whatIsNoTableIsRefused(String text, String expected) throws IOException {
        assertThat(Given.read(Given.file("x.csv", text.replace("\\n", "\n").getBytes(UTF_8)), Options.NONE))
                .singleElement()
                .asString()
                .startsWith("refused " + expected);
    }

    @Test
    void whatIsChosenIsDone() throws Exception {
        ForeignFile file = Given.file("x", "a;b\nx,y;z\n1;2\n".getBytes(UTF_8));

        assertThat(Given.read(file, new Options(null, ',', null, null, null)))
                .containsExactly("a;b", "2: x !extra-cells", "3: 1;2");
        assertThat(Given.read(file, new Options(null, null, 2, null, null))).containsExactly("x,y | z", "3: 1 | 2");
        assertThat(Given.read(file, new Options(null, null, 0, null, null)))
                .startsWith("Column 1 | Column 2", "1: a | b");
        assertThat(Given.read(file, new Options(null, null, 9, null, null)).get(0))
                .startsWith("refused no-such-row");
        assertThat(Given.read(file, new Options(UTF_16LE, ',', null, null, null))
                        .get(0))
                .contains("㭡");
        assertThat(Given.notes(file, Options.NONE))
                .containsExactly("Encoding: UTF-8", "Delimiter: semicolon", "Header: row 1");
    }

    @Test
    void theNameTellsWhereNothingElseDoes() throws Exception {
        byte[] bytes = "place\nAlmaty\n".getBytes(UTF_8);

        assertThat(Given.notes(Given.file("x.TSV", bytes), Options.NONE)).contains("Delimiter: tab");
        assertThat(Given.notes(Given.file("x.csv", bytes), Options.NONE)).contains("Delimiter: comma");
    }

    @Test
    void aLineOf2GbIsRefusedInLittleMemory() throws IOException {
        byte[] start = "a,b\n".getBytes(UTF_8);
        byte[] more = "a".repeat(1 << 13).getBytes(UTF_8);
        ForeignFile file = Given.file("x.csv", 2L << 30, (position, buffer) -> {
            byte[] bytes = position < start.length ? start : more;
            int from = position < start.length ? (int) position : 0;
            int count = Math.min(buffer.remaining(), bytes.length - from);
            buffer.put(bytes, from, count);
            return count;
        });

        assertThat(Given.read(file, Options.NONE).get(0))
                .startsWith("refused long-line: Row 2 has more than " + Limits.LINE + " characters");
    }

    @Test
    void aLongCellAndManyCellsAreFaults() throws IOException {
        String text = "a,b\n" + "x".repeat(Limits.CELL + 1) + ",2\n" + "1,".repeat(Limits.COLUMNS) + "2\n";

        assertThat(Given.read(Given.file("x.csv", text.getBytes(UTF_8)), new Options(null, ',', null, null, null)))
                .containsExactly("a | b", "2:  | 2 !long-cell(a)", "3: 1 | 1 !too-many-columns !extra-cells");
        assertThat(Given.read(Given.file("x.csv", ("a,".repeat(Limits.COLUMNS) + "b\n").getBytes(UTF_8)), Options.NONE))
                .singleElement()
                .asString()
                .startsWith("refused too-many-columns");
    }

    @Test
    void quotesThatNothingClosesTakeNoMoreThanTheirRows() throws IOException {
        String text = "a,b\n" + "\"x,y\n".repeat(2_000) + "z".repeat(DelimitedGrid.QUOTED) + ",1\n";

        List<String> read = Given.read(Given.file("x.csv", text.getBytes(UTF_8)), Options.NONE);

        assertThat(read).hasSize(2_002);
        assertThat(read.get(2_000)).isEqualTo("2001: \"x | y !unclosed-quote(a)");
    }

    @Test
    void itIsToldHowFarItIsRead() throws Exception {
        String text = "a,b\n" + "Almaty,1\n".repeat(50_000);

        try (Rows rows = Given.TABLES.open(Given.file("x.csv", text.getBytes(UTF_8)), Options.NONE)) {
            assertThat(rows.position()).isBetween(1L, (long) text.length() / 2);
            while (rows.next() != null) {
                // To its end.
            }
            assertThat(rows.position()).isEqualTo(text.length());
        }
    }
}
