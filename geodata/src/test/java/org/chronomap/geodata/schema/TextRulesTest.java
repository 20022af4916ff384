package org.chronomap.geodata.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.document.UnfitTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What texts from outside may hold, and how long they may be. */
class TextRulesTest {

    private static final StoryFolder SMALL = StoryFolder.small();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "two\nlines\r\nand\ta tab",
                "Алматы, 阿拉木图, ألماتي, อัลมาตี, አልማቲ",
                "emoji 👩‍👩‍👧 🏳️‍🌈 🇰🇿, joined by \u200d",
                "from right to left: \u200f\u202bעברית\u202c \u2067عربي\u2069",
                "no break\u00a0here, nothing\u200b, e\u0301, \u2028, \ufffd, \ue000",
            })
    void everyLanguageAndSignCanBeWritten(String text) {
        assertThat(TextRules.fault(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0000, control character U+0000 at position 2",
        "0001, control character U+0001",
        "000B, control character U+000B",
        "001B, control character U+001B",
        "007F, control character U+007F",
        "0085, control character U+0085",
        "009F, control character U+009F",
        "D800, half a character",
        "DC00, half a character",
    })
    void whatIsNoTextIsRefused(String codePoint, String why) {
        String text = "ab" + (char) Integer.parseInt(codePoint, 16) + "c";

        assertThat(TextRules.fault(text))
                .hasValueSatisfying(fault -> assertThat(fault).contains(why));
    }

    @Test
    void aTextHas100000CharactersAtMostAndANameOne() {
        assertThat(TextRules.fault("x".repeat(100_000))).isEmpty();
        assertThat(TextRules.fault("x".repeat(100_001)))
                .contains("has 100001 characters; it must have 100000 at the most");
        assertThat(TextRules.faultOfName("x".repeat(200))).isEmpty();
        assertThat(TextRules.faultOfName("x".repeat(201))).isPresent();
        assertThat(TextRules.faultOfLine("two\nlines")).isPresent();
    }

    @Test
    void everyTextOfATreeIsLookedAtAndTheFirst100AreTold() {
        UnfitTexts some = unfit("""
                {"a": {"b/c": ["fit", "un\\u0000fit"], "na\\u0001me": "\\u0000"}, "d": 1, "e": null, "f": "\\ud83d"}
                """);
        assertThat(some.first()).extracting(UnfitTexts.Text::pointer).containsExactly("/a/b~1c/1", "/a", "/f");
        assertThat(some.others()).isZero();

        UnfitTexts many = unfit(
                IntStream.range(0, 1_000).mapToObj(i -> "\"\\u0000\"").collect(Collectors.joining(",", "[", "]")));
        assertThat(many.first()).hasSize(100);
        assertThat(many.others()).isEqualTo(900);
    }

    private static UnfitTexts unfit(String json) {
        return UnfitTexts.in(JsonMapper.shared().readTree(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{en: \"A \\0 march\"}|title/en: holds the control character U+0000",
                "{en: \"A \\x1b march\"}|title/en: holds the control character U+001B",
                "{en: \"A \\u009f march\"}|title/en: holds the control character U+009F",
                "{en: A march, \"f\\0r\": \"Une marche\"}|title: holds a field whose name holds the control character U+0000",
            })
    void aFileSaysWhereItHoldsNoText(String title, String fault) throws IOException {
        assertThat(SMALL.replacing("incidents.yaml", "{en: A march}", title).faults())
                .anySatisfy(told ->
                        assertThat(told).startsWith("incidents.yaml:6: march: ").contains(fault));
    }

    @Test
    void aCharacterBeyondAllIsAFaultOfTheFile() throws IOException {
        assertThat(SMALL.replacing("incidents.yaml", "A march", "\"\\UFFFFFFFF\"")
                        .faults())
                .hasSize(1)
                .allSatisfy(fault -> assertThat(fault).startsWith("incidents.yaml:1: this is not YAML: "));
    }

    @Test
    void aFileSaysWhichTextOrItemIsTooLong() throws IOException {
        assertThat(SMALL.replacing("incidents.yaml", "A march", "x".repeat(100_001))
                        .faults())
                .containsExactly(
                        "incidents.yaml:6: march: title/en: has 100001 characters; it must have 100000 at the most");

        String extra = IntStream.range(0, 11)
                .mapToObj(i -> "\n    note" + i + ": " + "x".repeat(100_000))
                .collect(Collectors.joining("", "\n  extra:", ""));
        assertThat(SMALL.replacing("incidents.yaml", "publisher: AFP}]", "publisher: AFP}]" + extra)
                        .faults())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("incidents.yaml:1: march: has 11")
                .contains("must have 1048576 at the most in all");
    }

    @Test
    void aNumberOfManyDigitsCostsNoMoreThanItsLength() throws IOException {
        assertThat(SMALL.replacing(
                                "incidents.yaml",
                                "status:",
                                "numbers: {killed: {best: " + "7".repeat(99_999) + "}}\n  status:")
                        .faults())
                .containsExactly("incidents.yaml:5: march: numbers/killed/best: must be a number");
    }
}
