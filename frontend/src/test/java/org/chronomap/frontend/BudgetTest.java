package org.chronomap.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader has to load may not grow unnoticed; the scripts are weighed where they are served. Sizes are those of gzip. */
class BudgetTest {

    private static final Path ASSETS = Path.of("target/classes/org/chronomap/frontend/assets");

    @ParameterizedTest
    @ValueSource(strings = {"reader", "widget"})
    void aPagesStylesStayUnder10600Bytes(String page) throws IOException {
        int bytes = gzipped(Pattern.compile("(" + page + "|dark)-\\w+\\.css"));

        System.out.printf("Styles of the %s: %,d bytes as gzip%n", page, bytes);
        assertThat(bytes).isBetween(3_000, 10_600);
    }

    private static int gzipped(Pattern names) throws IOException {
        try (Stream<Path> files = Files.list(ASSETS)) {
            return files.filter(
                            file -> names.matcher(file.getFileName().toString()).matches())
                    .mapToInt(BudgetTest::gzipped)
                    .sum();
        }
    }

    private static int gzipped(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(file, gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
