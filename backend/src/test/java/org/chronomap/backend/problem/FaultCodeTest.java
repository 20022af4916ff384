package org.chronomap.backend.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FaultCodeTest {

    /** Every kind of fault that a folder can have, as its test has them. */
    private static final Path FAULTS = Path.of("..", "geodata", "src", "test", "resources", "golden", "faults.txt");

    private static final Path WORDS = Path.of("..", "frontend", "src", "main", "web", "edit", "words");

    @Test
    void whatAnItemIsRefusedForHasACode() throws IOException {
        List<String> without = Files.readAllLines(FAULTS).stream()
                .filter(fault -> FaultCode.of(fault).isEmpty())
                .filter(fault -> !fault.contains("anchors (&)")
                        && !fault.contains("stands here twice")
                        && !fault.contains("must be an item with fields"))
                .toList();

        assertThat(without).as("but for what only YAML has").isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsInEveryLanguageOfTheEditor(FaultCode code) throws IOException {
        try (var files = Files.list(WORDS)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).collect(Collectors.toSet())) {
                JsonNode words = JsonMapper.shared().readTree(Files.readString(file));
                assertThat(words.path("edit.fault." + code.id()).asString(""))
                        .as("%s in %s", code, file)
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "is missing" must be an address that begins with https:// or http:// | ADDRESS | is missing
                    "protests" is no category of this story, which has protest           | REFERENCE | protests
                    is missing: text                                                     | MISSING |
                    something that nobody has foreseen                                   | |
                    """)
    void isKnownByWhatItsMessageSaysAndNotByWhatItQuotes(String message, FaultCode code, String given) {
        assertThat(FaultCode.of(message).orElse(null)).isEqualTo(code);
        assertThat(FaultCode.given(message).orElse(null)).isEqualTo(given);
    }
}
