package org.chronomap.backend.http;

import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers that a cache may keep if it asks each time whether they still hold. */
public final class Revalidation {

    /**
     * The version of what data says: part of every tag that is not made of the bytes themselves, so that after an upgrade nobody is
     * told that old data still holds. It goes up with each change of that form; DataFormatTest notices one.
     */
    public static final int FORMAT = 8;

    private Revalidation() {}

    /** The answer; nothing, and the status 304, to who has it. The tag is weak, for the answer is compressed on its way out. */
    public static Mono<ResponseEntity<byte[]>> answer(ServerWebExchange exchange, MediaType type, byte[] body) {
        return answer(exchange, type, body, "");
    }

    /** The same, with a tag that begins with what it is the revision of ({@code 17-}). */
    public static Mono<ResponseEntity<byte[]>> answer(
            ServerWebExchange exchange, MediaType type, byte[] body, String revision) {
        return answer(exchange, type, revision + Digest.of(body), () -> body);
    }

    /**
     * The same, of a body that is made only for who has it not.
     *
     * @param tag what is the same as long as the body is: letters, digits and hyphens
     */
    public static Mono<ResponseEntity<byte[]>> answer(
            ServerWebExchange exchange, MediaType type, String tag, Supplier<byte[]> body) {
        return isHeld(exchange, type, "W/\"" + tag + '"')
                ? Mono.empty()
                : Mono.just(ResponseEntity.ok().body(body.get()));
    }

    /**
     * Whether who asks has what bears a tag; the answer then has the status 304. A cache is told to ask each time, unless the answer
     * says otherwise already. A browser takes the headers of a 304 for those of the answer that it keeps (RFC 9111, section 3.2),
     * and those that guard an answer depend on its type, so the type is said before the tag is looked at.
     */
    public static boolean isHeld(ServerWebExchange exchange, MediaType type, String etag) {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.setContentType(type);
        if (headers.getCacheControl() == null) {
            headers.setCacheControl(CacheControl.noCache());
        }
        return exchange.checkNotModified(etag);
    }
}
