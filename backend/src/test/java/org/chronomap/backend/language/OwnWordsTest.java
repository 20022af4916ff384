package org.chronomap.backend.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;

/** A newsroom's words in the data folder: they are said, unless a page could fail or lose a number by them. */
class OwnWordsTest {

    @TempDir
    Path folder;

    private Map<String, String> english = Map.of();

    @BeforeEach
    void readEnglish() throws IOException {
        english = new Messages().in("en");
    }

    private OwnWords with(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        return new OwnWords(folder);
    }

    private static List<String> faults(OwnWords words, String language) {
        return words.faults(language).stream().map(WordFault::toString).toList();
    }

    @Test
    void aLanguageThatDoesNotComeWithTheProgramIsSpokenAndEnglishWhereItLacksAWord() throws IOException {
        OwnWords own = new OwnWords(ownLanguages());
        Messages messages = new Messages(own);

        Map<String, String> esperanto = messages.in("eo");

        assertThat(faults(own, "eo")).isEmpty();
        assertThat(messages.languages()).contains("en", "eo", "fr", "kk", "ru").isSorted();
        assertThat(esperanto).containsEntry("list.heading", "Kio estas konata").doesNotContainKey("//");
        assertThat(esperanto.get("legend.heading")).isEqualTo(english.get("legend.heading"));
        assertThat(Messages.plural(esperanto, "eo", "count.incidents", 2, "2")).isEqualTo("2 okazaĵoj");
        assertThat(Messages.plural(esperanto, "eo", "count.movements", 1, "1")).isEqualTo("1 movement");
        assertThat(messages.in("eo-FR")).isSameAs(esperanto);
        assertThat(messages.tag()).matches("-w[0-9a-f]{12}");
        assertThat(new Messages().tag()).isEmpty();
    }

    @Test
    void anotherWordStandsBeforeTheProgramsOwn() throws IOException {
        Messages messages = new Messages(with("fr.json", "{\"list.heading\": \"Ce que l’on sait\"}"));
        Map<String, String> before = new Messages().in("fr");

        assertThat(messages.in("fr"))
                .containsEntry("list.heading", "Ce que l’on sait")
                .hasSameSizeAs(before);
        assertThat(messages.in("fr").get("legend.heading")).isEqualTo(before.get("legend.heading"));
        assertThat(messages.in("fr-CA")).containsEntry("list.heading", "Ce que l’on sait");
        assertThat(messages.in("en")).isEqualTo(english);
    }

    @Test
    void aRegionsWordsStandBeforeThoseOfItsLanguage() throws IOException {
        OwnWords own =
                with("fr-ca.json", "{\"list.heading\": \"Ce qu’on sait\", \"count.incidents.one\": \"un fait\"}");
        Messages messages = new Messages(own);

        Map<String, String> canadian = messages.in("fr-CA");

        assertThat(messages.languages()).contains("fr", "fr-CA");
        assertThat(canadian).containsEntry("list.heading", "Ce qu’on sait");
        assertThat(canadian.get("legend.heading")).isEqualTo(messages.in("fr").get("legend.heading"));
        assertThat(Messages.plural(canadian, "fr-CA", "count.incidents", 1, "1"))
                .isEqualTo("un fait");
        assertThat(Messages.plural(canadian, "fr-CA", "count.incidents", 2, "2"))
                .isEqualTo(Messages.plural(messages.in("fr"), "fr", "count.incidents", 2, "2"));
        assertThat(own.missing("fr-CA")).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            list.haeding; What is known; list.haeding is no word of this version
            timeline.heading.few; Times; timeline.heading.few is no word of this version
            time.zone; {0}; it must have {0}, {1}, each as often as in English: {0}, {1}
            list.heading; {0} known; it must have no {0}
            count.incidents.other; incidents; it must have {0}
            count.incidents.few; {n} incidents; it must have {0}
            date.medium; {day} {month:in} {year}; it must have {day}, {month}, {year}
            date.months; jan|feb|mar; it must name 12, parted by |, and names 3
            span.months.in; jan|feb|mar; it must name 12, parted by |, and names 3
            span.in.month; {month:of} {year}; there is no span.months.of
            locale.number; eo_EO; it must be a language tag, like en-GB
            zone.Europe/Paris; {0} time; it must have no {0}
            """)
    void aWordThatCannotBeSaidIsLeftOutAndTold(String key, String text, String fault) throws IOException {
        OwnWords own = with("eo.json", "{\"%s\": \"%s\", \"list.showAll\": \"Ĉiuj\"}".formatted(key, text));
        Map<String, String> words = new Messages(own).in("eo");

        assertThat(faults(own, "eo")).singleElement().asString().contains(key, fault);
        assertThat(words.get(key)).isEqualTo(new Messages().in("eo").get(key));
        assertThat(words).containsEntry("list.showAll", "Ĉiuj");
    }

    @Test
    void whatIsNoTextOrStandsThereTwiceIsToldWithItsPlace() throws IOException {
        OwnWords own = with("eo.json", """
                {
                  "list.heading": ["Kio"],
                  "list.showAll": "Ĉio",
                  "list.showAll": "Ĉiuj",
                  "legend.heading": "a\\u0000b",
                  "map.heading": " "
                }
                """);

        assertThat(faults(own, "eo"))
                .containsExactly(
                        "list.heading is left out: it is no text, at line 2, column 3",
                        "list.showAll is left out: it stands there twice, and the last counts, at line 4, column 3",
                        "legend.heading is left out: it holds a control character");
        assertThat(new Messages(own).in("eo"))
                .containsEntry("list.showAll", "Ĉiuj")
                .containsEntry("map.heading", Objects.requireNonNull(english.get("map.heading")));
    }

    @Test
    void theFormsOfALanguagesOwnPluralsAreMissedAndNoOthers() throws IOException {
        OwnWords own = with("pl.json", """
                {"count.incidents.one": "{0} zdarzenie", "count.incidents.many": "{0} zdarzeń", "count.incidents.other": "{0} zdarzenia"}
                """);
        List<String> missing = own.missing("pl").stream().map(WordFault::key).toList();

        assertThat(missing)
                .contains("count.incidents.few", "count.movements.one", "count.movements.few", "list.heading")
                .doesNotContain("count.incidents.many", "count.incidents.zero", "count.movements.zero")
                .noneMatch(key -> key.startsWith("span.in."));
        assertThat(own.missing("en")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            eo.json; {"list.heading": "Kio",, }; it is not JSON, at line 1, column 24
            eo.json; {"list.heading": "Kio"; it is not JSON, at line 1
            eo.json; ["list.heading"]; it must be a JSON object
            eo.json; {} {}; something stands behind its end, at line 1, column 4
            eo.json; ~~; it must be a JSON object
            esperanto-language.json; {}; its name is no language tag
            """)
    void aFaultyFileIsLeftOutAndTheOthersAreRead(String name, String text, String fault) throws IOException {
        with("fr.json", "{\"list.heading\": \"Ce que l’on sait\"}");

        OwnWords own = with(name, text);

        assertThat(new Messages(own).in("fr")).containsEntry("list.heading", "Ce que l’on sait");
        assertThat(new Messages(own).languages()).doesNotContain("eo");
        assertThat(own.filesLeftOut()).singleElement().asString().startsWith(name + ": " + fault);
        Health health = new LanguagesHealthIndicator(own).health();
        assertThat(health.getStatus().getCode()).isEqualTo("FAULTY");
        assertThat(health.getStatus().getDescription()).contains(name, fault).doesNotContain(folder.toString());
    }

    @Test
    void aFileThatIsNoUnicodeIsLeftOut() throws IOException {
        Files.write(folder.resolve("eo.json"), "{\"list.heading\": \"ü\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new OwnWords(folder).filesLeftOut())
                .singleElement()
                .asString()
                .contains("it is not JSON", "line 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {".eo.json", "eo.json.bak", "eo.txt"})
    void otherFilesAreNotLookedAt(String name) throws IOException {
        assertThat(with(name, "no words").files()).isEmpty();
    }

    @Test
    void withoutAFolderThereAreTheProgramsWords() throws IOException {
        OwnWords none = new OwnWords(folder.resolve("nowhere"));

        assertThat(none.files()).isEmpty();
        assertThat(new LanguagesHealthIndicator(none).health().getStatus().getCode())
                .isEqualTo("UP");
        assertThat(new Messages(none).in("fr")).isEqualTo(new Messages().in("fr"));
    }

    private static Path ownLanguages() {
        return Path.of("src", "test", "resources", "languages");
    }
}
