package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A slash too many leads on. */
class TrailingSlashTest extends ServerTest {

    @ParameterizedTest
    @CsvSource({
        "/collections/, /collections",
        STORY + "/, " + STORY,
        STORY + "/collections/incidents/items/?limit=3&q=%C3%A9, " + STORY
                + "/collections/incidents/items?limit=3&q=%C3%A9",
        "/login/, /login"
    })
    void whoReadsIsLedToTheAddressWithoutIt(String asked, String there) {
        Answer answer = http.get(asked, "X-Forwarded-Prefix", "/maps");

        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.header("Location")).isEqualTo("/maps" + there);
        assertThat(http.get(there).status()).isEqualTo(200);
    }

    @Test
    void whatIsThereStays() {
        assertThat(http.get("/").status()).isEqualTo(200);
        assertThat(http.get("/embed/kazakhstan-january-2022/").status()).isEqualTo(200);
    }

    @Test
    void nobodyIsLedElsewhereOrToWriteElsewhere() {
        assertThat(http.get("//example.org/").header("Location")).doesNotStartWith("//");
        assertThat(http.get("///example.org/").header("Location")).doesNotStartWith("//");
        assertThat(http.sendJson("POST", "/stories/", "{}", asAdmin()).status()).isEqualTo(404);
    }
}
