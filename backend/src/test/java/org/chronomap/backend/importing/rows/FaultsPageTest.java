package org.chronomap.backend.importing.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.RowFault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Faults are told piece by piece, those that are wanted, with how many there are of each kind. */
class FaultsPageTest {

    /** Thrice a date that is none, and a warning of no column. */
    private static Stream<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int row = 2; row < 5; row++) {
            lines.add(line(new RowFault(row, row == 4 ? "end" : "start", "not-a-date", "Soon", "is no date"), false));
        }
        lines.add(line(new RowFault(9, null, "no-place", "", "is kept without a place"), true));
        return lines.stream();
    }

    private static String line(RowFault fault, boolean warning) {
        return FaultsFile.json(fault).put("warning", warning).toString();
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "null, null, null, null, 4",
                "not-a-date, null, null, null, 3",
                "null, end, null, null, 1",
                "null, null, true, null, 1",
                "null, null, false, null, 3",
                "null, null, null, SOON, 3",
                "null, null, null, without a place, 1",
                "null, null, null, 9, 1",
                "no-place, end, null, null, 0",
            },
            nullValues = "null")
    void thoseThatAreWantedAreToldAndCounted(
            @Nullable String code,
            @Nullable String column,
            @Nullable Boolean warning,
            @Nullable String words,
            int matched) {
        JsonNode page = new FaultsPage(10, 0, code, column, warning, words).of(lines());

        assertThat(page.get("matched").asInt()).isEqualTo(matched);
        assertThat(page.get("faults")).hasSize(matched);
        assertThat(page.get("codes").toString())
                .as("of all that there are, the most first")
                .isEqualTo("[{\"code\":\"not-a-date\",\"count\":3},{\"code\":\"no-place\",\"count\":1}]");
        assertThat(page.get("columns").toString())
                .isEqualTo("[{\"column\":\"start\",\"count\":2},{\"column\":\"end\",\"count\":1}]");
    }

    @Test
    void soManyAreToldAtATime() {
        JsonNode page = new FaultsPage(2, 1, null, null, null, null).of(lines());

        assertThat(page.get("faults").findValuesAsString("row")).containsExactly("3", "4");
        assertThat(page.get("matched").asInt()).isEqualTo(4);
    }
}
