package org.chronomap.backend.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageChoiceTest extends ServerTest {

    private static final List<String> OFFERED = List.of("fr", "en", "ru", "kk");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|en",
                "en-GB,en;q=0.9|en",
                "de, ru ;q=0.5, en;q=0.8|en",
                "kk-Cyrl-KZ|kk",
                "EN-gb|en",
                "*|fr",
                "de|fr",
                "-|fr",
                "en-|fr",
                "ru;q=2,en|en",
                "ru;q=,en;q=0.1|en",
                ";;,,en|en",
                "toolonglanguage,ru|ru",
            })
    void looksUpWhatIsALanguageRangeAndPassesOverWhatIsNone(String accepted, String chosen) {
        assertThat(LanguageChoice.among(OFFERED, null, accepted)).isEqualTo(chosen);
    }

    @Test
    void looksUpNoLongTagAndNoLongListToItsEnd() {
        String long36 = "en" + "-aa".repeat(11) + "-";
        assertThat(LanguageChoice.among(OFFERED, "en" + "-aa".repeat(11), null)).isEqualTo("en");
        assertThat(LanguageChoice.among(OFFERED, long36 + "a", null)).isEqualTo("fr");
        assertThat(LanguageChoice.among(OFFERED, null, long36 + "a, ru")).isEqualTo("ru");
        assertThat(LanguageChoice.among(OFFERED, null, "de,".repeat(19) + "en")).isEqualTo("en");
        assertThat(LanguageChoice.among(OFFERED, null, "de,".repeat(20) + "en")).isEqualTo("fr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "en-a", "*-*", "en;q=NaN", "\"", "en_GB"})
    void anErrorHasItsPageWhateverLanguageIsAccepted(String range) {
        String accepted = range + (range.equals("en-a") ? "-a".repeat(3_000) : "");

        Answer page = http.get("/nowhere", "Accept", "text/html", "Accept-Language", accepted);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("There is nothing here");
        assertThat(http.get("/", "Accept", "text/html", "Accept-Language", accepted)
                        .status())
                .isEqualTo(200);
        assertThat(http.get(STORY, "Accept", "text/html", "Accept-Language", accepted)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoAsksForNoneGetsTheServersPagesInEnglishAndAnswersAboutAStoryInItsFirst() {
        for (String page : List.of("/", "/login", "/nowhere")) {
            assertThat(http.get(page, "Accept", "text/html").text()).as(page).contains("<html lang=\"en\"");
        }
        for (String asked : List.of("/dates?text=2022", "/gazetteer?text=Almaty")) {
            assertThat(http.get(STORY + asked, asAdmin()).header("Content-Language"))
                    .as(asked)
                    .isEqualTo("fr");
        }
    }

    @Test
    void aLanguageAskedForIsNoLongerThanATag() {
        String tag = "en" + "-a".repeat(1_900);

        Answer data = http.get(STORY + "/collections/incidents/items?lang=" + tag);
        assertThat(data.status()).isEqualTo(400);
        assertThat(data.text()).contains("at most 35 characters").hasSizeLessThan(4_000);
        assertThat(http.get(STORY + "?lang=" + tag, "Accept", "text/html").status())
                .isEqualTo(200);
        assertThat(http.get("/nowhere?lang=" + tag, "Accept", "text/html").status())
                .isEqualTo(404);
    }
}
