package org.chronomap.backend.security.access;

import java.util.List;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.security.oidc.OidcSignIn;
import org.chronomap.backend.security.signin.Filters;
import org.chronomap.backend.security.signin.SessionContexts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Puts what is asked of every request before the handlers. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /**
     * For who reads what everyone may read of stories, and says nothing of who they are: there is nothing to find out. That addresses are
     * unambiguous is looked at before, and makes a new request each time that it is asked for; here it becomes one.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityWebFilterChain readersFilters() {
        WebFilter oneRequest = (exchange, chain) ->
                chain.filter(exchange.mutate().request(exchange.getRequest()).build());
        return new MatcherSecurityWebFilterChain(
                exchange -> isReader(exchange.getRequest()) ? MatchResult.match() : MatchResult.notMatch(),
                List.of(oneRequest));
    }

    private static boolean isReader(ServerHttpRequest request) {
        HttpMethod method = request.getMethod();
        PathContainer path = request.getPath().pathWithinApplication();
        return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
                && path.value().startsWith("/stories/")
                && !request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                && !request.getHeaders().containsHeader(HttpHeaders.COOKIE)
                && AccessRules.to(method, path) == Access.EVERYONE;
    }

    @Bean
    SecurityWebFilterChain securityFilters(
            ServerHttpSecurity http,
            Filters filters,
            SessionContexts sessions,
            Refusals refusals,
            Editors editors,
            OidcSignIn oidc) {
        // The headers of every answer are said in one place, http.CommonHeaders.
        http.headers(ServerHttpSecurity.HeaderSpec::disable)
                // ForgeryGuard does it.
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .securityContextRepository(sessions)
                .addFilterAt(filters.forgeryGuard(), SecurityWebFiltersOrder.CSRF)
                .addFilterAt(filters.headerSignIn(), SecurityWebFiltersOrder.HTTP_BASIC)
                .exceptionHandling(failing -> failing.authenticationEntryPoint(
                                (exchange, reason) -> refusals.signInFirst(exchange))
                        .accessDeniedHandler((exchange, reason) -> refusals.notAllowed()))
                .authorizeExchange(
                        asked -> asked.anyExchange().access((who, context) -> decided(context.getExchange(), editors)));
        oidc.addTo(http);
        return http.build();
    }

    /** An address that could be read in more than one way, as with a slash that is percent-encoded, gets an answer like any other. */
    @Bean
    ServerExchangeRejectedHandler ambiguousAddresses() {
        return (exchange, rejected) -> Mono.error(ProblemException.of(
                HttpStatus.BAD_REQUEST,
                "This address is refused, since not all programs read it alike: it must hold no percent-encoded slash, percent sign,"
                        + " semicolon or control character, no //, and no . or .. as a step"));
    }

    /** Does not find out who asks where everyone may. */
    private static Mono<AuthorizationResult> decided(ServerWebExchange exchange, Editors editors) {
        ServerHttpRequest request = exchange.getRequest();
        Access access = AccessRules.to(request.getMethod(), request.getPath().pathWithinApplication());
        return access.permits(null)
                ? Mono.just(new AuthorizationDecision(true))
                : editors.current(exchange)
                        .map(Editor::role)
                        .map(role -> new AuthorizationDecision(access.permits(role)));
    }
}
