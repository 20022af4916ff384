package org.chronomap.backend.security.account;

import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** Knows what a browser's session must bring, beside its cookie, to change something. */
public interface SessionToken {

    /** Whether or not the session still goes on; empty when it is none that asks. */
    Optional<String> find(ServerWebExchange exchange);
}
