package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a database that was found has lost something of what it held before: 100 changes, 40 items; a restore gave it number 20. */
class DatabaseCountsTest {

    private static final DatabaseCounts BEFORE = new DatabaseCounts(100, 20, 90, 40);

    @ParameterizedTest(name = "{0}: head {1}, restored {2}, changes {3}, items {4}")
    @CsvSource({
        "the same, 100, 20, 90, 40",
        "edited, 103, 20, 93, 41",
        "edited and purged, 103, 20, 93, 12",
        "restored to less, 101, 101, 3, 2",
        "restored and edited, 110, 101, 12, 8"
    })
    void nothingIsMissing(String what, long head, long restored, long changes, long items) {
        assertThat(new DatabaseCounts(head, restored, changes, items).missing(BEFORE))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: head {1}, restored {2}, changes {3}, items {4}")
    @CsvSource({
        "an older state, 99, 20, 89, 40",
        "a new database, 0, 0, 0, 0",
        "fewer changes, 100, 20, 89, 40",
        "fewer changes and newer ones, 103, 20, 92, 40",
        "fewer items, 100, 20, 90, 39"
    })
    void somethingIsMissing(String what, long head, long restored, long changes, long items) {
        assertThat(new DatabaseCounts(head, restored, changes, items).missing(BEFORE))
                .isPresent();
    }

    @Test
    void theFileSaysWhatWasWrittenAndNothingWhereItIsDamaged(@TempDir Path folder) throws IOException {
        HeadFile file = new HeadFile(folder);
        assertThat(file.exists()).isFalse();
        assertThat(file.read()).isEmpty();

        file.write(new DatabaseCounts(1, 0, 1, 1));
        file.write(BEFORE);

        assertThat(file.read()).contains(BEFORE);
        Path written = folder.resolve(HeadFile.NAME);
        byte[] bytes = Files.readAllBytes(written);
        for (int i = 0; i < bytes.length - 1; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 1;
            Files.write(written, damaged);
            assertThat(file.read()).as("byte %d", i).isEmpty();
            Files.write(written, Arrays.copyOf(bytes, i));
            assertThat(file.read()).as("cut at byte %d", i).isEmpty();
        }
    }
}
