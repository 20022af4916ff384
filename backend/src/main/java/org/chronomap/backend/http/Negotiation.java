package org.chronomap.backend.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;

/** Whether a page or data is wanted: {@code f} says so, else {@code Accept}; and what is sent. */
public final class Negotiation {

    public static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final Pattern DATA = Pattern.compile(
            "/stories/[^/]+/((collections|previews)(/|$)|(api|conformance)$|feed\\.atom$|card\\.png$|timeline\\.gif$|bundle\\.zip$)"
                    + "|/collections(/|$)|/(api|conformance|oembed)$|/sitemap\\.xml$|/accounts?(/|$)|/audit$");

    private Negotiation() {}

    /** True when HTML is asked for by name; who reads and takes anything gets a page, but for data (below {@code collections}, what an API says of itself, oEmbed, feeds, pictures and accounts). */
    public static boolean prefersHtml(ServerHttpRequest request) {
        String format = request.getQueryParams().getFirst("f");
        if (format != null) {
            return format.equals("html");
        }
        for (MediaType type : accepted(request)) {
            if (type.getQualityValue() == 0) {
                continue;
            }
            if (type.isWildcardType()) {
                return isRead(request)
                        && !DATA.matcher(request.getPath()
                                        .pathWithinApplication()
                                        .value())
                                .lookingAt();
            }
            if (type.isCompatibleWith(MediaType.TEXT_HTML)) {
                return true;
            }
            if (type.getSubtype().endsWith("json")) {
                return false;
            }
        }
        return false;
    }

    /** The same, of an answer that is told to depend on {@code Accept}. */
    public static boolean prefersHtml(ServerWebExchange exchange) {
        exchange.getResponse().getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        return prefersHtml(exchange.getRequest());
    }

    /** The type of what a request sends; null = it does not say, or says what is no type. */
    public static @Nullable MediaType sent(ServerHttpRequest request) {
        try {
            return request.getHeaders().getContentType();
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }

    private static boolean isRead(ServerHttpRequest request) {
        return HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
    }

    /** The same request, without a wish for types that nobody can read, or for so many that nobody sorts them; and without gaps in it. */
    static ServerWebExchange readable(ServerWebExchange exchange) {
        HttpHeaders asked = exchange.getRequest().getHeaders();
        try {
            List<MediaType> types = asked.getAccept();
            MimeTypeUtils.sortBySpecificity(new ArrayList<>(types));
            boolean hasGaps = asked.getOrEmpty(HttpHeaders.ACCEPT).stream()
                    .flatMap(value -> MimeTypeUtils.tokenize(value).stream())
                    .anyMatch(type -> !StringUtils.hasText(type));
            return hasGaps ? with(types, exchange) : exchange;
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            return with(List.of(), exchange);
        }
    }

    private static ServerWebExchange with(List<MediaType> types, ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> {
                    headers.remove(HttpHeaders.ACCEPT);
                    if (!types.isEmpty()) {
                        headers.setAccept(types);
                    }
                }))
                .build();
    }

    private static List<MediaType> accepted(ServerHttpRequest request) {
        try {
            List<MediaType> accepted = request.getHeaders().getAccept();
            MimeTypeUtils.sortBySpecificity(accepted);
            return accepted.isEmpty() ? List.of(MediaType.ALL) : accepted;
        } catch (InvalidMediaTypeException | InvalidMimeTypeException e) {
            return List.of(MediaType.ALL); // an unreadable wish is none
        }
    }
}
