package org.chronomap.backend.http;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers that a cache may keep if it asks each time whether they still hold. */
public final class Revalidation {

    private Revalidation() {}

    /** The answer; nothing, and the status 304, to who has it. The tag is weak, for the answer is compressed on its way out. */
    public static Mono<ResponseEntity<byte[]>> answer(ServerWebExchange exchange, MediaType type, byte[] body) {
        return answer(exchange, type, body, "");
    }

    /** The same, with a tag that begins with what it is the revision of ({@code 17-}). */
    public static Mono<ResponseEntity<byte[]>> answer(
            ServerWebExchange exchange, MediaType type, byte[] body, String revision) {
        exchange.getResponse().getHeaders().setCacheControl(CacheControl.noCache());
        return exchange.checkNotModified("W/\"" + revision + Digest.of(body) + '"')
                ? Mono.empty()
                : Mono.just(ResponseEntity.ok().contentType(type).body(body));
    }
}
