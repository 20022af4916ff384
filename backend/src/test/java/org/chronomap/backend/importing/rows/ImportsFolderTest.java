package org.chronomap.backend.importing.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server that was started again knows of imports. */
class ImportsFolderTest {

    @TempDir
    Path path;

    @Test
    void importsAreKnownAgainAndWhatBelongsToNoneIsThrownAway() throws IOException {
        ImportsFolder folder = new ImportsFolder(path);
        ImportState state = new ImportState(
                "a",
                "a-story",
                "anna",
                Instant.parse("2022-01-05T00:00:00Z"),
                "rain.csv",
                "file rain.csv",
                3,
                new FileOptions("UTF-8", null, 1, null, null),
                null,
                new Asked(false, true, false, false, "Why"),
                ImportState.Phase.APPLYING,
                null,
                null,
                null,
                0);
        folder.keep(state);
        Files.writeString(folder.sent("a"), "abc");
        Files.writeString(folder.sent("b"), "half of a fi");
        Files.writeString(path.resolve("c.json"), "{");

        assertThat(folder.kept()).containsExactly(state);
        assertThat(folder.sent("a")).exists();
        assertThat(folder.sent("b")).doesNotExist();
        assertThat(path.resolve("c.json")).doesNotExist();
    }
}
