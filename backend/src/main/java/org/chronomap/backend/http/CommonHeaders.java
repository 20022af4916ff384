package org.chronomap.backend.http;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.ResponseStatusException;
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

    /** A drawing may have styles of its own, to which Firefox holds it in a page too, and be opened by itself. */
    private static final String OF_DRAWING = OF_NO_PAGE + "; style-src 'unsafe-inline'; sandbox";

    private static final MediaType DRAWING = MediaType.parseMediaType("image/svg+xml");

    /** What no page of ours uses, and no script that slipped in shall. */
    private static final String PERMISSIONS = "accelerometer=(), browsing-topics=(), camera=(), "
            + "display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(), "
            + "payment=(), publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()";

    /** What pages and programs of other sites read: the script that makes the widget, all that a story says, and pictures of it. */
    private static final List<PathPattern> FOR_OTHER_SITES = Stream.of(
                    "/embed.js",
                    "/embed/{story}",
                    "/embed/{story}/",
                    "/assets/{name}",
                    "/basemap/{name}",
                    "/site/{name}",
                    "/oembed",
                    "/stories/{story}",
                    "/stories/{story}/card.png",
                    "/stories/{story}/timeline.gif",
                    "/stories/{story}/feed.atom",
                    "/stories/{story}/changes",
                    "/stories/{story}/history",
                    "/stories/{story}/bundle.zip",
                    "/stories/{story}/export",
                    "/stories/{story}/download",
                    "/stories/{story}/api",
                    "/stories/{story}/conformance",
                    "/stories/{story}/collections/{*items}",
                    "/",
                    "/api",
                    "/conformance",
                    "/collections/{*items}")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    /** What a browser's page may do there: read, and ask whether what it has still holds. */
    private static final List<HttpMethod> READING = List.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final Duration PREFLIGHT_HELD = Duration.ofDays(1);

    private final FramePolicy frames;
    private final ContentPolicy policy;

    CommonHeaders(FramePolicy frames, ContentPolicy policy) {
        this.frames = frames;
        this.policy = policy;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        PathContainer path = exchange.getRequest().getPath().pathWithinApplication();
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.set("X-Content-Type-Options", "nosniff");
        boolean open = isForOtherSites(exchange.getRequest(), path);
        headers.set("Cross-Origin-Resource-Policy", open ? "cross-origin" : "same-origin");
        if (open) {
            headers.setAccessControlAllowOrigin("*");
            headers.setAccessControlExposeHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.LINK, HttpHeaders.RETRY_AFTER));
            if (CorsUtils.isPreFlightRequest(exchange.getRequest())) {
                headers.setAccessControlAllowMethods(READING);
                headers.setAccessControlAllowHeaders(List.of("*"));
                headers.setAccessControlMaxAge(PREFLIGHT_HELD);
                exchange.getResponse().setStatusCode(HttpStatus.NO_CONTENT);
                return exchange.getResponse().setComplete();
            }
        }
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> guard(exchange)));
        String fault = fault(exchange.getRequest());
        return fault == null
                ? chain.filter(Negotiation.readable(exchange))
                : Mono.error(new ResponseStatusException(HttpStatus.BAD_REQUEST, fault));
    }

    /** What makes a request one that cannot be answered, whatever it asks for. */
    private static @Nullable String fault(ServerHttpRequest request) {
        if (request.getAttributes().containsKey(ForwardedWatch.UNREADABLE)) {
            return "What the proxy says of the request (Forwarded, X-Forwarded-…) cannot be read";
        }
        int hosts = request.getHeaders().getOrEmpty(HttpHeaders.HOST).size();
        return hosts == 1 ? null : "A request says once which host it is for; this one has " + hosts + " Host headers";
    }

    /**
     * Pages get the whole of it; on what is no page it would mean nothing, and weigh more than many an answer. A 304 guards what its
     * 200 did: one that does not say of what type that was would put its own guard in the place of a page's.
     */
    private void guard(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
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
                (page ? policy.ofPages() : DRAWING.equalsTypeAndSubtype(type) ? OF_DRAWING : OF_NO_PAGE)
                        + frames.ancestors(exchange.getRequest()));
        if (!page) {
            return;
        }
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Permissions-Policy", PERMISSIONS);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        frames.options(exchange.getRequest()).ifPresent(options -> headers.set("X-Frame-Options", options));
    }

    /** Reading of what is public alone: never a draft, and nothing that asks who it is. */
    private static boolean isForOtherSites(ServerHttpRequest request, PathContainer path) {
        HttpMethod method = CorsUtils.isPreFlightRequest(request)
                ? request.getHeaders().getAccessControlRequestMethod()
                : request.getMethod();
        return READING.contains(method)
                && !request.getQueryParams().containsKey("preview")
                && FOR_OTHER_SITES.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
