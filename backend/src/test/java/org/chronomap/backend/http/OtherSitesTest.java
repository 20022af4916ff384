package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other sites, sandboxed ones too, read what is public, and nothing else. */
class OtherSitesTest extends ServerTest {

    private static final String[] FROM_A_SANDBOX = {"Origin", "null"};

    @ParameterizedTest
    @ValueSource(
            strings = {
                STORY,
                STORY + "?f=json",
                STORY + "/collections/incidents/items",
                STORY + "/collections/incidents/items/massimov-arrested",
                STORY + "/collections/incidents/items?limit=none",
                STORY + "/collections/nothing/items",
                STORY + "/api",
                STORY + "/conformance",
                STORY + "/collections",
                STORY + "/collections/places/schema",
                "/?f=json",
                "/api",
                "/conformance",
                "/collections",
                "/collections/kazakhstan-january-2022.places/queryables",
                STORY + "/history?f=json",
                STORY + "/feed.atom",
                STORY + "/card.png",
                STORY + "/bundle.zip",
                STORY + "/export?f=folder",
                "/stories/nowhere?f=json",
                "/embed/kazakhstan-january-2022",
                "/assets/nothing.js",
                "/basemap/nothing.pmtiles",
                "/embed.js",
                "/oembed"
            })
    void readWhatIsPublicAndItsErrors(String path) {
        Answer answer = http.get(path, FROM_A_SANDBOX);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("ETag");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        if (!answer.header("ETag").isEmpty()) {
            Answer held = http.get(path, "Origin", "https://news.example", "If-None-Match", answer.header("ETag"));
            assertThat(held.status()).isEqualTo(304);
            assertThat(held.header("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    @Test
    void areToldBeforehandThatTheyMayAskWhetherWhatTheyHaveHolds() {
        Answer answer = http.send(
                "OPTIONS",
                STORY + "/collections/incidents/items",
                "Origin",
                "https://news.example",
                "Access-Control-Request-Method",
                "GET",
                "Access-Control-Request-Headers",
                "if-none-match");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET");
        assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/account", "/audit", "/backup", STORY + "?preview=true", STORY + "/previews"})
    void readNothingElse(String path) {
        assertThat(http.get(path, FROM_A_SANDBOX).header("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void changeNothing() {
        Answer answer = http.send(
                "OPTIONS",
                STORY + "/collections/incidents/items",
                "Origin",
                "https://news.example",
                "Access-Control-Request-Method",
                "POST");

        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
