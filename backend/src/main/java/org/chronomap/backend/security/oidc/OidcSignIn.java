package org.chronomap.backend.security.oidc;

import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.security.signin.AfterSignIn;
import org.chronomap.backend.security.signin.Cookies;
import org.chronomap.backend.security.signin.Provider;
import org.chronomap.backend.security.signin.Providers;
import org.chronomap.backend.security.signin.SessionContexts;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Lets people sign in at the OpenID providers that are configured; where none is, there is nothing of it. */
@Component
public final class OidcSignIn implements Providers {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);

    private final @Nullable ReactiveClientRegistrationRepository registrations;
    private final SessionContexts sessions;
    private final Cookies cookies;
    private final AfterSignIn afterSignIn;
    private final Addresses addresses;

    OidcSignIn(
            ObjectProvider<ReactiveClientRegistrationRepository> registrations,
            SessionContexts sessions,
            Cookies cookies,
            AfterSignIn afterSignIn,
            Addresses addresses) {
        this.registrations = registrations.getIfAvailable();
        this.sessions = sessions;
        this.cookies = cookies;
        this.afterSignIn = afterSignIn;
        this.addresses = addresses;
    }

    @Override
    public List<Provider> list() {
        return registrations instanceof Iterable<?> all
                ? StreamSupport.stream(all.spliterator(), false)
                        .filter(ClientRegistration.class::isInstance)
                        .map(ClientRegistration.class::cast)
                        .map(one -> new Provider(one.getRegistrationId(), one.getClientName()))
                        .toList()
                : List.of();
    }

    public void addTo(ServerHttpSecurity http) {
        ReactiveClientRegistrationRepository known = registrations;
        if (known == null) {
            return;
        }
        http.oauth2Login(login -> login.clientRegistrationRepository(known)
                .authorizationRequestResolver(resolver(known))
                .authorizationRequestRepository(new PendingSignIns(known, cookies))
                .authorizedClientRepository(new NoAuthorizedClients())
                .securityContextRepository(sessions)
                .authenticationSuccessHandler((filter, who) -> {
                    ServerWebExchange exchange = filter.getExchange();
                    return leadTo(exchange, afterSignIn.after(exchange.getAttribute(PendingSignIns.NEXT)));
                })
                .authenticationFailureHandler((filter, reason) -> failed(filter.getExchange(), reason)));
    }

    private Mono<Void> failed(ServerWebExchange exchange, AuthenticationException reason) {
        boolean noAccount = reason instanceof OAuth2AuthenticationException refused
                && OidcAccounts.NO_ACCOUNT.equals(refused.getError().getErrorCode());
        if (!noAccount) {
            LOG.warn("Signing in at an OpenID provider failed: {}", reason.toString());
        }
        return leadTo(exchange, noAccount ? "/login?refused" : "/login?failed");
    }

    private Mono<Void> leadTo(ServerWebExchange exchange, String path) {
        exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
        exchange.getResponse().getHeaders().setLocation(URI.create(addresses.prefix(exchange.getRequest()) + path));
        return exchange.getResponse().setComplete();
    }

    /** With PKCE (RFC 7636); what is random is made where waiting for the system's randomness is allowed. */
    private static ServerOAuth2AuthorizationRequestResolver resolver(ReactiveClientRegistrationRepository known) {
        DefaultServerOAuth2AuthorizationRequestResolver resolver =
                new DefaultServerOAuth2AuthorizationRequestResolver(known);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return new ServerOAuth2AuthorizationRequestResolver() {

            @Override
            public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange) {
                return exchange.getRequest()
                                .getPath()
                                .pathWithinApplication()
                                .value()
                                .startsWith("/oauth2/")
                        ? resolver.resolve(exchange).subscribeOn(Schedulers.boundedElastic())
                        : Mono.empty();
            }

            @Override
            public Mono<OAuth2AuthorizationRequest> resolve(ServerWebExchange exchange, String registration) {
                return resolver.resolve(exchange, registration).subscribeOn(Schedulers.boundedElastic());
            }
        };
    }
}
