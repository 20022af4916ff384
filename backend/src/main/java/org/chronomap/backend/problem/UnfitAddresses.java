package org.chronomap.backend.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chronomap.backend.problem.ProblemException.ParameterFault;
import org.chronomap.geodata.schema.TextRules;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses addresses that hold what no text has, before anything looks for it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class UnfitAddresses implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        // As it stands an address has none; what is percent-encoded may.
        if (request.getURI().toString().indexOf('%') < 0) {
            return chain.filter(exchange);
        }
        for (PathContainer.Element element : request.getPath().elements()) {
            if (element instanceof PathContainer.PathSegment segment) {
                TextRules.faultOfLine(segment.valueToMatch()).ifPresent(fault -> {
                    throw ProblemException.of(HttpStatus.BAD_REQUEST, "A step of the path " + fault);
                });
            }
        }
        List<ParameterFault> faults = new ArrayList<>();
        request.getQueryParams()
                .forEach((name, values) -> TextRules.faultOfLine(name)
                        .ifPresentOrElse(
                                fault -> faults.add(new ParameterFault("", "The name of a parameter " + fault)),
                                () -> values.stream()
                                        .filter(Objects::nonNull)
                                        .flatMap(value -> TextRules.fault(value).stream())
                                        .forEach(fault -> faults.add(new ParameterFault(name, fault)))));
        return faults.isEmpty() ? chain.filter(exchange) : Mono.error(ProblemException.badParameters(faults));
    }
}
