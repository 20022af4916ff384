package org.chronomap.backend.security.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.security.PreviewTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;

class PreviewTest extends ServerTest {

    private static final String PREVIEWS = "/stories/a-story/previews";

    @Autowired
    private PreviewTokens tokens = (story, token) -> Mono.empty();

    @Test
    void aLinkLetsOneSeeItsStoryUntilItIsWithdrawn() {
        Answer made = http.send("POST", PREVIEWS, asAdmin());
        String token = token(made);

        assertThat(made.status()).isEqualTo(201);
        assertThat(Instant.parse(made.json().get("expires").stringValue()))
                .isBetween(Instant.now().plus(6, ChronoUnit.DAYS), Instant.now().plus(8, ChronoUnit.DAYS));
        assertThat(permits("a-story", token)).isTrue();
        assertThat(permits("another-story", token)).isFalse();
        assertThat(http.get(PREVIEWS, asAdmin()).text()).doesNotContain(token);

        String id = made.json().get("id").stringValue();
        assertThat(http.send("DELETE", PREVIEWS + "/" + id, asAdmin()).status()).isEqualTo(204);

        assertThat(permits("a-story", token)).isFalse();
    }

    @Test
    void allOfAStoryAreWithdrawnTogetherAndNoOthers() {
        List<String> ofStory =
                List.of(token(http.send("POST", PREVIEWS, asAdmin())), token(http.send("POST", PREVIEWS, asAdmin())));
        String ofAnother = token(http.send("POST", "/stories/another-story/previews", asAdmin()));

        assertThat(http.send("DELETE", PREVIEWS, asAdmin()).status()).isEqualTo(204);

        assertThat(ofStory).noneMatch(token -> permits("a-story", token));
        assertThat(permits("another-story", ofAnother)).isTrue();
    }

    @Test
    void nothingThatWasChangedHolds() {
        String token = token(http.send("POST", PREVIEWS, asAdmin()));
        String[] parts = token.split("\\.", -1);

        assertThat(permits("a-story", parts[0] + '.' + (Long.parseLong(parts[1]) + 1) + '.' + parts[2]))
                .isFalse();
        assertThat(permits("a-story", "x" + token)).isFalse();
        assertThat(permits("a-story", "true")).isFalse();
        assertThat(permits("a-story", "")).isFalse();
    }

    @Test
    void whatIsSignedHoldsForItsKeyAlone() {
        byte[] key = "one key".getBytes(StandardCharsets.UTF_8);
        SignedLink link = new SignedLink("a-story", "id", Instant.parse("2027-01-01T00:00:00Z"));

        assertThat(SignedLink.read("a-story", link.token(key), key)).contains(link);
        assertThat(SignedLink.read("a-story", link.token(key), "other".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void itsEndIsToComeAndWithin90Days() {
        for (String expires : List.of("2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "soon")) {
            Answer answer = http.sendJson("POST", PREVIEWS, "{\"expires\": \"" + expires + "\"}", asAdmin());

            assertThat(answer.status()).as(expires).isEqualTo(422);
            assertThat(answer.json().get("pointer").stringValue()).isEqualTo("/expires");
        }
    }

    private static String token(Answer made) {
        String url = made.json().get("url").stringValue();
        assertThat(url).contains("?preview=");
        return url.substring(url.indexOf("?preview=") + "?preview=".length());
    }

    private boolean permits(String story, String token) {
        return Boolean.TRUE.equals(tokens.permits(story, token).block());
    }
}
