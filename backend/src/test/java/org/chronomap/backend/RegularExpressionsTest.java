package org.chronomap.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java repeats a group by calling itself, once for each time, unless it is to give nothing back: a long text ends the stack. */
class RegularExpressionsTest {

    /** The end of a group that is repeated any number of times, and may give some of them back. */
    private static final Pattern REPEATED_GROUP =
            Pattern.compile("\"[^\"]*(?<!\\\\)\\)([*+]|\\{\\d+,\\})(?!\\+)[^\"]*\"");

    @Test
    void noneOfOursCallsItselfForWhatItRepeats() throws IOException {
        List<String> lines = Stream.concat(lines("src/main/java"), lines("../geodata/src/main/java"))
                .toList();

        assertThat(lines).hasSizeGreaterThan(10_000);
        assertThat(lines).filteredOn(REPEATED_GROUP.asPredicate()).isEmpty();
        assertThat("Pattern.compile(\"(/[a-z]+)*\")").matches(REPEATED_GROUP.asPredicate());
        assertThat("Pattern.compile(\"(?:/[a-z]++)*+\")").doesNotMatch(REPEATED_GROUP);
    }

    private static Stream<String> lines(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).flatMap(RegularExpressionsTest::lines).toList().stream();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
