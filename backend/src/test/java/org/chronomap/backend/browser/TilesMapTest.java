package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ZipContents;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.HtmlUtils;

/** Tiles that somebody else serves, where the newsroom has chosen so: the page says whose they are, and asks that host alone. */
class TilesMapTest extends BrowserTest {

    private static final HttpServer TILES = serve();
    private static final AtomicInteger ASKED = new AtomicInteger();

    @DynamicPropertySource
    static void tiles(DynamicPropertyRegistry properties) {
        properties.add("chronomap.tiles.url", () -> origin() + "/{z}/{x}/{y}.png?key=1");
        properties.add("chronomap.tiles.attribution", () -> "Tiles of a test, © OpenStreetMap contributors");
    }

    @Test
    void areShownWithWhoseTheyAre() throws IOException {
        allow(origin());
        Page page = open(STORY + "?lang=en&lat=43.25&lon=76.92&z=15", 1280, 800);
        until(page, "document.querySelectorAll('.leaflet-tiles-pane img.leaflet-tile-loaded').length > 3");

        assertThat(ASKED.get()).isGreaterThan(3);
        assertThat(page.locator(".leaflet-control-attribution").innerText())
                .contains("Tiles of a test, © OpenStreetMap contributors");
        assertThat(page.evaluate("new URLSearchParams(location.search).get('z')"))
                .isEqualTo("15");

        Answer answer = http.get(STORY + "?lang=en");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("img-src 'self' data: " + origin() + ";")
                .containsOnlyOnce(origin());
        Map<String, byte[]> bundle =
                ZipContents.of(http.get(STORY + "/bundle.zip").bytes());
        assertThat(HtmlUtils.htmlUnescape(new String(
                        bundle.getOrDefault("stories/kazakhstan-january-2022/en.html", new byte[0]),
                        StandardCharsets.UTF_8)))
                .contains("img-src 'self' data: " + origin() + ";", "\"tiles\":{\"url\":\"" + origin());
    }

    private static String origin() {
        return "http://localhost:" + TILES.getAddress().getPort();
    }

    private static HttpServer serve() {
        try {
            ByteArrayOutputStream tile = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB), "png", tile);
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
            server.createContext("/", exchange -> {
                ASKED.incrementAndGet();
                exchange.getResponseHeaders().set("Content-Type", "image/png");
                // As such hosts do: another site's page may show it.
                exchange.getResponseHeaders().set("Cross-Origin-Resource-Policy", "cross-origin");
                exchange.sendResponseHeaders(200, tile.size());
                exchange.getResponseBody().write(tile.toByteArray());
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
