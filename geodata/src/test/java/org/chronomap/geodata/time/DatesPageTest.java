package org.chronomap.geodata.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chronomap.geodata.InterfaceWords;
import org.junit.jupiter.api.Test;

/** Holds docs/dates.md to what the code does. */
class DatesPageTest {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void whatEditorsAreToldToWriteIsReadAndSaidAsShown() throws IOException {
        SpanWords english = new SpanWords(ALMATY, InterfaceWords.in("en"));
        int said = 0;
        for (List<String> row : table("| What you know |")) {
            List<String> dates = codes(row.get(1));
            for (String date : dates) {
                if (!date.startsWith("-2") && !date.equals("Z")) {
                    assertThat(Edtf.parse(date, ALMATY).edtf()).isEqualTo(date);
                }
            }
            // How a date and a time of day are joined differs from one CLDR to the next.
            boolean hasOneText = dates.size() == 1 && !dates.get(0).contains("T");
            if (hasOneText) {
                String shown = row.get(2).replaceAll(" \\(.*", "");
                assertThat(english.of(Edtf.parse(dates.get(0), ALMATY))).isEqualTo(shown);
                said++;
            }
        }
        assertThat(said).isGreaterThan(15);
    }

    @Test
    void whatIsSaidToBeUnsupportedIsRefusedAndItsReplacementRead() throws IOException {
        List<List<String>> rows = table("| Not supported |");
        assertThat(rows).hasSizeGreaterThan(4);
        for (List<String> row : rows) {
            for (String date : codes(row.get(0))) {
                assertThatExceptionOfType(EdtfException.class).as(date).isThrownBy(() -> Edtf.parse(date, ALMATY));
            }
            for (String date : codes(row.get(1))) {
                assertThat(Edtf.parse(date, ALMATY).edtf()).isEqualTo(date);
            }
        }
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }

    /** The rows of cells below the header that begins so. */
    private static List<List<String>> table(String header) throws IOException {
        return Files.readAllLines(Path.of("docs", "dates.md")).stream()
                .dropWhile(line -> !line.startsWith(header))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .toList();
    }
}
