package org.chronomap.backend.security;

import java.util.Arrays;
import org.chronomap.backend.http.OperatorsLog;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Tells who asks. */
@Component
public final class Editors {

    /** Who asks; empty when it is a reader. */
    public Mono<Editor> current(ServerWebExchange exchange) {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .filter(Authentication::isAuthenticated)
                .flatMap(known -> Mono.justOrEmpty(Arrays.stream(Role.values())
                        .filter(role -> known.getAuthorities().stream()
                                .anyMatch(granted -> ("ROLE_" + role.name()).equals(granted.getAuthority())))
                        .reduce((lower, higher) -> higher)
                        .map(role -> new Editor(known.getName(), role))))
                .doOnNext(editor -> OperatorsLog.isAskedBy(exchange, editor.roleInLog()));
    }
}
