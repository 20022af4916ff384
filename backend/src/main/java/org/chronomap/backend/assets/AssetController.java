package org.chronomap.backend.assets;

import java.time.Duration;
import org.chronomap.backend.http.ContentCoding;
import org.chronomap.backend.http.Revalidation;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Serves {@code /assets/{name}}: since names change with the content, whoever has one keeps it; and the script that articles name.
 */
@RestController
final class AssetController {

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    /** Its name stands in articles, and stays. */
    private static final CacheControl FOR_A_WHILE =
            CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic().staleWhileRevalidate(Duration.ofDays(1));

    private final Assets assets;

    AssetController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{name}")
    Mono<ResponseEntity<byte[]>> asset(@PathVariable String name, ServerWebExchange exchange) {
        Asset asset = assets.find(name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no asset " + name));
        return answer(asset, FOREVER, exchange);
    }

    @GetMapping("/embed.js")
    Mono<ResponseEntity<byte[]>> embedScript(ServerWebExchange exchange) {
        return answer(assets.embedScript(), FOR_A_WHILE, exchange);
    }

    private static Mono<ResponseEntity<byte[]>> answer(Asset asset, CacheControl kept, ServerWebExchange exchange) {
        ContentCoding coding =
                ContentCoding.accepted(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_ENCODING));
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.setCacheControl(kept);
        if (Revalidation.isHeld(exchange, asset.type(), asset.etag(coding))) {
            return Mono.empty();
        }
        if (coding != ContentCoding.IDENTITY) {
            headers.set(HttpHeaders.CONTENT_ENCODING, coding.id());
        }
        return asset.bytes(coding).map(bytes -> ResponseEntity.ok().body(bytes));
    }
}
