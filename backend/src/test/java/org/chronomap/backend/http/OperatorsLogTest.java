package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.ProxyProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** What the log says to who runs the server. */
@ExtendWith(OutputCaptureExtension.class)
class OperatorsLogTest {

    @Test
    void theStartSaysWhereItListensAndUnderWhichAddressItIsPublished() {
        assertThat(Announcement.words(null, "8080", URI.create("https://maps.example")))
                .isEqualTo("Listens on port 8080 of all addresses; published under https://maps.example");
        assertThat(Announcement.words("127.0.0.1", "9000", null))
                .contains("port 9000 of 127.0.0.1", "each request says", "chronomap.public-url is not set");
    }

    @Test
    void aStartWithoutAPublicAddressIsWarnedOfInOneLine(CapturedOutput log) {
        new Announcement(
                        new ChronomapProperties(Path.of("data"), URI.create("https://maps.example")),
                        new MockEnvironment())
                .announce();
        assertThat(log.getOut()).contains("Listens on port").doesNotContain("WARN");

        new Announcement(new ChronomapProperties(Path.of("data"), null), new MockEnvironment()).announce();

        assertThat(log.getOut().lines().filter(line -> line.contains("WARN")))
                .singleElement()
                .asString()
                .contains("chronomap.public-url is not set", "canonical addresses, feeds and oEmbed");
    }

    @Test
    void anotherHostIsWarnedOfOnce(CapturedOutput log) {
        ForwardedWatch watch = watch("https://maps.example");

        ask(watch, "https://maps.example:443/");
        assertThat(log.getOut()).doesNotContain("chronomap.public-url");
        ask(watch, "http://10.0.0.7:8080/");
        ask(watch, "http://other.example/");

        assertThat(log.getOut())
                .contains("sent to the host 10.0.0.7:8080", "https://maps.example")
                .doesNotContain("other.example");
    }

    @Test
    void aProxyWithoutAPublicAddressIsWarnedOfOnce(CapturedOutput log) {
        ForwardedWatch watch = watch(null);

        ask(watch, "http://localhost:8080/");
        assertThat(log.getOut()).doesNotContain("chronomap.public-url");
        for (int i = 0; i < 2; i++) {
            watch.apply(MockServerHttpRequest.get("http://localhost:8080/")
                    .header("X-Forwarded-Host", "maps.example")
                    .build());
        }

        assertThat(log.getOut()).containsOnlyOnce("came through a proxy");
    }

    @Test
    void whatAStrangerSaysOfAProxyIsNotBelieved(CapturedOutput log) {
        ForwardedWatch watch = watch(null);

        assertThat(host(watch, "10.9.8.7")).isEqualTo("maps.example");
        for (int i = 0; i < 2; i++) {
            assertThat(host(watch, "203.0.113.7")).isEqualTo("localhost");
        }

        assertThat(log.getOut())
                .containsOnlyOnce("none of chronomap.trusted-proxies")
                .doesNotContain("203.0.113");
        assertThatThrownBy(() -> new ProxyProperties(List.of("everybody")))
                .hasMessageContaining("chronomap.trusted-proxies has \"everybody\"");
    }

    private static String host(ForwardedWatch watch, String from) {
        return watch.apply(MockServerHttpRequest.get("http://localhost:8080/")
                        .remoteAddress(new InetSocketAddress(from, 40_000))
                        .header("X-Forwarded-Host", "maps.example")
                        .header("X-Forwarded-For", "198.51.100.1")
                        .build())
                .getURI()
                .getHost();
    }

    private static void ask(ForwardedWatch watch, String address) {
        watch.apply(MockServerHttpRequest.get(address).build());
    }

    private static ForwardedWatch watch(@Nullable String publicUrl) {
        return new ForwardedWatch(
                new ChronomapProperties(Path.of("data"), publicUrl == null ? null : URI.create(publicUrl)),
                new TrustedProxies(new ProxyProperties(List.of("10.0.0.0/8"))));
    }
}
