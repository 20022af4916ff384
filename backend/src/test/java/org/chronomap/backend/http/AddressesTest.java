package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

class AddressesTest extends ServerTest {

    @Test
    void keepsAHostWithAnUnderscore() {
        Answer answer = http.get(STORY + "?f=json", "X-Forwarded-Host", "maps_intern:8080");

        assertThat(answer.json().get("links").findValuesAsString("href"))
                .allMatch(link -> link.startsWith("http://maps_intern:8080" + STORY));
    }

    @Test
    void linksBelowThePrefixOfAProxy() {
        String[] proxy = {
            "X-Forwarded-Proto", "https", "X-Forwarded-Host", "news.example", "X-Forwarded-Prefix", "/maps"
        };
        String top = "https://news.example/maps";

        assertThat(http.get(STORY + "?f=json", proxy).json().get("links").findValuesAsString("href"))
                .allMatch(link -> link.startsWith(top + STORY));
        for (String path : new String[] {"/", STORY, "/nowhere"}) {
            String page = http.get(path, with(proxy, "Accept", "text/html")).text();
            Matcher link = Pattern.compile("(?:href|src)=\"([^\"]+)\"").matcher(page);
            URI here = URI.create(top + path);
            int found = 0;
            while (link.find()) {
                String target =
                        here.resolve(HtmlUtils.htmlUnescape(link.group(1))).toString();
                if (!link.group(1).startsWith("https://creativecommons.org") && !target.startsWith("data:")) {
                    assertThat(target).as(path + " links to " + link.group(1)).startsWith(top);
                    found++;
                }
            }
            assertThat(found).isPositive();
        }
    }

    @Test
    void refusesAPrefixThatNoProxyHas() {
        Answer answer = http.get(STORY + "?f=json", "X-Forwarded-Prefix", "/a".repeat(3_000));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("at most 300 characters").hasSizeLessThan(4_000);
        assertThat(http.get("/", "Accept", "text/html", "X-Forwarded-Prefix", "/a".repeat(3_000))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a<b>", "a b", "evil@host"})
    void refusesAHostThatIsNone(String host) {
        Answer answer = http.get(STORY + "?f=json", "X-Forwarded-Host", host);

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "https://maps.example/, https://maps.example",
        "https://news.example/maps, https://news.example/maps",
        "http://maps_intern:8080, http://maps_intern:8080"
    })
    void takesAPublicAddress(URI given, URI expected) {
        assertThat(new ChronomapProperties(Path.of("data"), given).publicUrl()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://maps.example", "maps.example", "https://maps.example/?a", "https://me@maps.example"})
    void saysWhatAPublicAddressMustBe(URI given) {
        assertThatThrownBy(() -> new ChronomapProperties(Path.of("data"), given))
                .hasMessageContaining("chronomap.public-url is " + given)
                .hasMessageContaining("like https://maps.example");
    }

    private static String[] with(String[] headers, String... more) {
        return Stream.of(headers, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
