package org.chronomap.backend.security.account;

import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** Knows what a browser's session must bring, beside its cookie, to change something. */
public interface SessionToken {

    /** Empty when it is no session that asks. */
    Optional<String> find(ServerWebExchange exchange);
}
