package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.chronomap.backend.EmbedProperties;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class FrameTest extends ServerTest {

    private static final ServerHttpRequest WIDGET =
            MockServerHttpRequest.get("/embed/a-story").build();

    @Test
    void letsEverySiteShowTheWidgetUnlessToldOtherwise() {
        Answer widget = http.get("/embed/nowhere", "Accept", "text/html");

        assertThat(widget.header("Content-Security-Policy"))
                .endsWith("; form-action 'self'")
                .doesNotContain("frame-ancestors", "unsafe");
        assertThat(widget.header("X-Frame-Options")).isEmpty();
        assertThat(widget.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                STORY,
                "/nowhere",
                "/embed",
                "/embed/a/b",
                "/embed/x/../..",
            })
    void letsNoSiteShowAnyOtherPage(String path) {
        Answer answer = http.get(path, "Accept", "text/html");

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'; script-src 'self'; style-src 'self'")
                .endsWith("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Permissions-Policy")).contains("geolocation=()", "camera=()");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    /** Those of the editor. */
    @Test
    void letsItsOwnPagesShowThePreviewOfAStory() {
        Answer preview = http.get(STORY + "?preview=true", with(asAdmin(), "Accept", "text/html"));

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.header("Content-Security-Policy"))
                .contains("default-src 'none'; script-src 'self'; style-src 'self'")
                .endsWith("; frame-ancestors 'self'")
                .doesNotContain("unsafe");
        assertThat(preview.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(http.get("/edit", with(asAdmin(), "Accept", "text/html")).header("Content-Security-Policy"))
                .endsWith("; frame-ancestors 'none'");
    }

    private static String[] with(String[] headers, String... others) {
        return Stream.concat(Stream.of(headers), Stream.of(others)).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {STORY + "?f=json", STORY + "/collections/incidents/items", "/oembed", "/robots.txt", "/embed.js"
            })
    void whatIsNoPageMayDoNothingWhereverItIsShown(String path) {
        Answer answer = http.get(path);

        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/embed.js", "/assets/x", "/oembed", STORY + "/card.png", STORY + "/collections/places/items"})
    void letsOtherSitesLoadWhatIsMeantForThem(String path) {
        assertThat(http.get(path).header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(http.get("/login").header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    }

    @Test
    void letsOnlyTheConfiguredSitesShowTheWidget() {
        EmbedProperties properties = new EmbedProperties(
                List.of("https://News.example/", " https://*.news.example", "http://localhost:3000"));

        assertThat(new FramePolicy(properties).ancestors(WIDGET))
                .isEqualTo(
                        "; frame-ancestors 'self' https://news.example https://*.news.example http://localhost:3000");
        assertThat(new FramePolicy(new EmbedProperties(List.of())).ancestors(WIDGET))
                .isEqualTo("; frame-ancestors 'self'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "news.example",
                "https://news.example/page",
                "https://news.example; script-src *",
                "https://a.example https://b.example",
                "'none'",
                "javascript:alert(1)",
                ""
            })
    void refusesToStartWithWhatIsNoOrigin(String origin) {
        assertThatThrownBy(() -> new EmbedProperties(List.of(origin)))
                .hasMessageContaining("chronomap.embed.allowed-origins has \"" + origin)
                .hasMessageContaining("like https://news.example");
        assertThatThrownBy(() -> new EmbedProperties(List.of("*", "https://news.example")))
                .hasMessageContaining("* alone");
    }
}
