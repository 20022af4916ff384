package org.chronomap.geodata.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://www.example.org/2022/A-b_c.d~e",
                "https://example.org/",
                "https://localhost:8080/a?b=c#d",
                "https://EXAMPLE.org/%20",
                "https://127.0.0.1/",
                "https://xn--80ak6aa92e.com/path",
                "https://a-b.example.org"
            })
    void isOne(String text) {
        assertThat(WebAddress.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "www.example.org",
                "https:",
                "https://",
                "https:///path",
                "https://.example.org/",
                "https://example..org/",
                "https://example.org/a b",
                "https://example.org/\u0007",
                "javascript:alert(1)",
                "ftp://example.org/",
                "HTTPS://example.org/",
                " https://example.org/"
            })
    void isNone(String text) {
        assertThat(WebAddress.is(text)).isFalse();
    }
}
