package org.chronomap.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a reader has to load may not grow unnoticed; the scripts are weighed where they are served. Sizes are those of gzip. */
class BudgetTest {

    private static final Path ASSETS = Path.of("target/classes/org/chronomap/frontend/assets");

    @Test
    void stylesStayUnderTenAndAHalfKilobytes() throws IOException {
        assertThat(gzipped(".css")).isBetween(3_000, 10_500);
    }

    private static int gzipped(String ending) throws IOException {
        try (Stream<Path> files = Files.list(ASSETS)) {
            return files.filter(file -> file.toString().endsWith(ending))
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
