package org.chronomap.backend.site;

import java.time.Duration;
import org.chronomap.backend.http.Revalidation;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves {@code /site/{name}}: since names change with the content, whoever has one keeps it. */
@RestController
final class SiteController {

    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final OwnSite own;

    SiteController(OwnSite own) {
        this.own = own;
    }

    @GetMapping("/site/{name}")
    Mono<ResponseEntity<byte[]>> file(@PathVariable String name, ServerWebExchange exchange) {
        SiteFile file = own.find(name)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "The site has no file " + name));
        exchange.getResponse().getHeaders().setCacheControl(FOREVER);
        return Revalidation.answer(exchange, file.type(), file.name().replace('.', '-'), file::bytes);
    }
}
