package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A browser puts the headers of a 304 in the place of those that it keeps: they must be the same. */
class RevalidationTest extends ServerTest {

    /** What describes a body that a 304 does not have. */
    private static final List<String> OF_A_BODY = List.of(
            "content-type",
            "content-length",
            "content-encoding",
            "content-disposition",
            "accept-ranges",
            "transfer-encoding");

    private static final List<String> PATHS = List.of(
            "/",
            STORY,
            STORY + "?f=json",
            "/embed/kazakhstan-january-2022",
            "/embed/kazakhstan-january-2022/",
            STORY + "/history?f=html",
            STORY + "/history?f=json",
            STORY + "/history?f=atom",
            STORY + "/collections/incidents/items",
            STORY + "/collections/incidents/items/massimov-arrested",
            STORY + "/collections/incidents/items/massimov-arrested/history?f=html",
            STORY + "/card.png?width=600&height=315",
            STORY + "/timeline.gif",
            STORY + "/bundle.zip",
            STORY + "/export?f=folder",
            STORY + "/feed.atom",
            "/sitemap.xml",
            "/robots.txt",
            "/embed.js",
            "/oembed?url=http://localhost" + STORY);

    static Stream<String> paths() {
        return PATHS.stream();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void anAnswerThatIsHeldComesWithTheHeadersOfTheWhole(String path) {
        Answer whole = ask(path);
        assertThat(whole.status()).as(whole.text()).isEqualTo(200);
        assertThat(whole.header("ETag")).isNotEmpty();

        Answer held = ask(path, "If-None-Match", whole.header("ETag"));

        assertThat(held.status()).isEqualTo(304);
        assertThat(headers(held)).isEqualTo(headers(whole));
    }

    private Answer ask(String path, String... headers) {
        List<String> all = new ArrayList<>(List.of("Accept", "*/*", "Accept-Encoding", "gzip"));
        all.addAll(Arrays.asList(headers));
        return http.get(path.replace("http://localhost", http.root()), all.toArray(String[]::new));
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.keySet().removeAll(OF_A_BODY);
        return headers;
    }
}
