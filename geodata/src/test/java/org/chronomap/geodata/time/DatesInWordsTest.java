package org.chronomap.geodata.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.geodata.InterfaceWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds dates in words to docs/dates-in-words.md, in which whoever speaks a language corrects them. Its cells are filled anew by
 * {@code -Dgolden.renew=true}, to be read aloud again before a commit.
 */
class DatesInWordsTest {
    private static final Path TABLE = Path.of("docs", "dates-in-words.md");
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final List<String> LANGUAGES = List.of("en", "fr", "ru", "kk", "de", "es", "ar", "uk");

    private static final List<String> FRAMES = List.of("%s", "%s/", "%s/..", "/%s", "../%s", "[..%s]", "[%s..]");
    private static final List<String> QUALIFIERS = List.of("", "~", "?", "%");

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ru", "kk", "de", "es", "ar", "uk"})
    void datesAreSaidAsInTheTable(String language) throws IOException {
        if (Boolean.getBoolean("golden.renew")) {
            renew();
        }
        SpanWords words = words(language);
        List<String> said = new ArrayList<>();
        List<String> table = new ArrayList<>();
        for (List<String> row : rows()) {
            said.add(row.get(0) + " = " + words.of(edtf(row)));
            table.add(row.get(0) + " = " + row.get(1 + LANGUAGES.indexOf(language)));
        }
        assertThat(said).containsExactlyElementsOf(table);
    }

    @Test
    void theTableHasEveryPrecisionQualifierAndOpenEnd() throws IOException {
        List<String> edtf = rows().stream().map(DatesInWordsTest::edtf).toList();

        assertThat(edtf).doesNotHaveDuplicates();
        for (String frame : FRAMES) {
            for (String qualifier : QUALIFIERS) {
                assertThat(edtf)
                        .containsAll(Stream.of("2020-03-01T23:20", "2020-03-01", "2020-04", "2020", "-0043-03-15")
                                .map(date -> frame.formatted(date + qualifier))
                                .toList());
            }
            assertThat(edtf)
                    .containsAll(Stream.of("2020-21", "202X", "20XX", "-0043", "2020-03-01T23")
                            .map(frame::formatted)
                            .toList());
        }
        assertThat(edtf).contains("0014-08-19", "0014-08", "0014", "0099", "0100");
        for (int month = 1; month <= 12; month++) {
            assertThat(edtf).contains("2020-%02d?".formatted(month), "2020-%02d/".formatted(month));
            assertThat(edtf).contains("../2020-%02d".formatted(month));
        }
    }

    private static SpanWords words(String language) {
        return new SpanWords(ALMATY, InterfaceWords.in(language));
    }

    private static String edtf(List<String> row) {
        return row.get(0).replace("`", "");
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .toList();
    }

    private static void renew() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            lines.add(line.startsWith("| `") ? renewed(line.substring(2).split(" \\|", -1)[0]) : line);
        }
        Files.writeString(TABLE, String.join("\n", lines) + "\n");
    }

    private static String renewed(String cell) {
        List<String> cells = new ArrayList<>(List.of(cell));
        LANGUAGES.forEach(language -> cells.add(words(language).of(cell.replace("`", ""))));
        return "| " + String.join(" | ", cells) + " |";
    }
}
