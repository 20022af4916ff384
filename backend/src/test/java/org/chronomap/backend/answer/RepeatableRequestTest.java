package org.chronomap.backend.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatableRequestTest {

    private final HttpHeaders headers = new DefaultHttpHeaders().add("Host", "here.example");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Authorization       | Bearer x
                    Cookie              | a=b
                    Forwarded           | proto=https
                    Content-Length      | 3
                    Transfer-Encoding   | chunked
                    Expect              | 100-continue
                    If-Match            | "x"
                    If-Modified-Since   | Thu, 06 Jan 2022 00:00:00 GMT
                    If-Unmodified-Since | Thu, 06 Jan 2022 00:00:00 GMT
                    Upgrade             | h2c
                    Host                | there.example
                    X-Forwarded-For     | 192.0.2.7:port
                    """)
    void standsForItselfAlone(String name, String value) {
        headers.add(name, value);

        assertThat(key(HttpMethod.GET, true)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Accept-Encoding",
                "Accept-Language",
                "If-None-Match",
                "X-Forwarded-Host",
                "X-Forwarded-Port",
                "X-Forwarded-Prefix",
                "X-Forwarded-Proto",
                "X-Forwarded-Ssl"
            })
    void isToldFromOthersByWhatItAsks(String name) {
        String without = String.valueOf(key(HttpMethod.GET, true));
        String empty = key(name, "");
        String one = key(name, "one");

        assertThat(without).isNotNull().isNotEqualTo(empty).isNotEqualTo(one);
        assertThat(empty).isNotNull().isNotEqualTo(one);
        assertThat(one).isEqualTo(key(name, "one")).isNotEqualTo(key(name, "other"));
        headers.add(name, "twice");
        assertThat(key(HttpMethod.GET, true)).isNull();
    }

    @Test
    void isTheSameWhoeverAsks() {
        String one = key("X-Forwarded-For", "192.0.2.7");

        assertThat(one).isNotNull().isEqualTo(key("X-Forwarded-For", "2001:db8::7, 192.0.2.1"));
        assertThat(key("User-Agent", "a browser")).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Forwarded-Host"})
    void isNotToldByAStrangerWhereItWasSent(String name) {
        headers.add(name, "192.0.2.7");

        assertThat(key(HttpMethod.GET, false)).isNull();
    }

    @Test
    void reads() {
        assertThat(key(HttpMethod.GET, false)).isNotNull().isNotEqualTo(key(HttpMethod.HEAD, false));
        assertThat(key(HttpMethod.POST, false)).isNull();
        assertThat(key(HttpMethod.OPTIONS, false)).isNull();
    }

    private String key(String name, String value) {
        headers.set(name, value);
        return String.valueOf(key(HttpMethod.GET, true));
    }

    private @Nullable String key(HttpMethod method, boolean isProxyTrusted) {
        return RepeatableRequest.key(method, "/stories/a", headers, () -> isProxyTrusted);
    }
}
