package org.chronomap.geodata.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.chronomap.geodata.ingest.Options;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One table with all that is odd about those of newsrooms becomes the same rows, whichever program kept it. */
class SameTableTest {

    enum Kind {
        CSV,
        XLSX,
        ODS
    }

    private static final List<List<String>> TABLE = List.of(
            List.of("Incidents of 2022"),
            List.of(),
            List.of("when", "what", "what", "", "where", "lat"),
            List.of("5.1.22", "=cmd()|' /C calc'!A0", "two\nlines, \"quoted\"; and more", "", "Алматы", "43,24"),
            List.of("1916-07", "+1", "-0043-03-15"),
            List.of(),
            List.of("24:00", "", "", "", "", "51,13", "further", ""),
            List.of("31.12.1969 24:00", "a", "b", "c", "d", "e"));

    @ParameterizedTest
    @EnumSource
    void whatIsOddIsReadAlike(Kind kind) throws IOException {
        byte[] file = switch (kind) {
            case CSV -> csv();
            case XLSX -> xlsx();
            case ODS -> ods();
        };

        assertThat(Given.read(Given.file("holiday.jpg", file), Options.NONE))
                .containsExactly(
                        "when | what | what (2) | Column 4 | where | lat",
                        "4: 5.1.22 | =cmd()|' /C calc'!A0 | two\\nlines, \"quoted\"; and more |  | Алматы | 43,24",
                        "5: 1916-07 | +1 | -0043-03-15 |  |  | ",
                        "7: 24:00 |  |  |  |  | 51,13 !extra-cells",
                        "8: 31.12.1969 24:00 | a | b | c | d | e");
    }

    private static byte[] csv() {
        return TABLE.stream()
                .map(row -> row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n"))
                .getBytes(UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static byte[] xlsx() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < TABLE.size(); i++) {
            rows.append("<row r='").append(i + 1).append("'>");
            for (String cell : TABLE.get(i)) {
                rows.append("<c t='inlineStr'><is><t xml:space='preserve'>")
                        .append(escaped(cell))
                        .append("</t></is></c>");
            }
            rows.append("</row>");
        }
        return XlsxTablesTest.book(
                        "<sheets><sheet name='A' r:id='r1'/></sheets>",
                        "",
                        "<worksheet><sheetData>" + rows + "</sheetData></worksheet>")
                .bytes();
    }

    private static byte[] ods() {
        StringBuilder rows = new StringBuilder();
        for (List<String> row : TABLE) {
            rows.append("<table:table-row>");
            for (String cell : row) {
                rows.append("<table:table-cell office:value-type='string'><text:p>")
                        .append(escaped(cell).replace("\n", "</text:p><text:p>"))
                        .append("</text:p></table:table-cell>");
            }
            rows.append(row.isEmpty() ? "<table:table-cell/>" : "").append("</table:table-row>");
        }
        return OdsTablesTest.file("<table:table table:name='A'>" + rows + "</table:table>")
                .bytes();
    }
}
