package org.chronomap.backend.http;

import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Headers that answers bear: a reader's browser asks this server alone, and caches tell encodings apart. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class CommonHeaders implements WebFilter {

    private static final String OF_NO_PAGE = "default-src 'none'";

    /** What no page of ours uses, and no script that slipped in shall. */
    private static final String PERMISSIONS = "accelerometer=(), browsing-topics=(), camera=(), "
            + "display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), "
            + "payment=(), publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";

    /** What pages of other sites load: the script that makes the widget, pictures of a story, and what is public data. */
    private static final List<PathPattern> FOR_OTHER_SITES = List.of(
                    "/embed.js",
                    "/embed/{story}",
                    "/embed/{story}/",
                    "/assets/{name}",
                    "/oembed",
                    "/stories/{story}/card.png",
                    "/stories/{story}/timeline.gif",
                    "/stories/{story}/feed.atom",
                    "/stories/{story}/changes",
                    "/stories/{story}/history",
                    "/stories/{story}/collections/{*items}")
            .stream()
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private final FramePolicy frames;

    CommonHeaders(FramePolicy frames) {
        this.frames = frames;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cross-Origin-Resource-Policy", isForOtherSites(path) ? "cross-origin" : "same-origin");
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> guard(exchange.getResponse(), path)));
        return chain.filter(exchange);
    }

    /**
     * Pages get the whole of it; on what is no page it would mean nothing, and weigh more than many an answer. A 304 guards what its
     * 200 did: one that does not say of what type that was would put its own guard in the place of a page's.
     */
    private void guard(ServerHttpResponse response, PathContainer path) {
        HttpHeaders headers = response.getHeaders();
        MediaType type = headers.getContentType();
        if (HttpStatus.NOT_MODIFIED.equals(response.getStatusCode())) {
            headers.remove(HttpHeaders.CONTENT_TYPE);
            if (type == null) {
                return;
            }
        }
        boolean page = type != null && type.isCompatibleWith(MediaType.TEXT_HTML);
        headers.set(
                "Content-Security-Policy",
                (page ? ContentPolicy.OF_PAGES : OF_NO_PAGE) + "; frame-ancestors " + frames.ancestors(path));
        if (!page) {
            return;
        }
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", PERMISSIONS);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        if (!frames.isWidget(path)) {
            // For browsers that know no frame-ancestors.
            headers.set("X-Frame-Options", "DENY");
        }
    }

    private static boolean isForOtherSites(PathContainer path) {
        return FOR_OTHER_SITES.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
