package org.chronomap.backend.security.oidc;

import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chronomap.backend.security.signin.Cookies;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who went to a provider and is not back yet: a cookie of the browser that went has it, so that they may come back to any node, and
 * nobody fills a memory or a table by going. A browser gets back what it began itself alone, by the state that the provider sends back
 * with it. The cookie holds no secret from its own browser: state, nonce and the verifier of PKCE guard against others, and are of use
 * with the provider's code alone.
 */
final class PendingSignIns implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    /** The exchange's attribute that has where somebody wanted to go. */
    static final String NEXT = PendingSignIns.class.getName() + ".next";

    private static final String COOKIE = "chronomap-provider";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** A browser keeps 4,096 bytes of a cookie (RFC 6265, section 6.1). */
    private static final int LONGEST_NEXT = 1_000;

    private final ReactiveClientRegistrationRepository registrations;
    private final Cookies cookies;

    PendingSignIns(ReactiveClientRegistrationRepository registrations, Cookies cookies) {
        this.registrations = registrations;
        this.cookies = cookies;
    }

    /** @param attributes the registration's id, the nonce and the verifier, by their names */
    private record Begun(
            String state,
            String redirectUri,
            Map<String, String> attributes,
            @Nullable String next) {

        Begun {
            Objects.requireNonNull(state);
            Objects.requireNonNull(redirectUri);
            attributes = Map.copyOf(attributes);
        }

        String text() {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JsonMapper.shared().writeValueAsBytes(this));
        }

        static Optional<Begun> read(String text) {
            try {
                return Optional.ofNullable(
                        JsonMapper.shared().readValue(Base64.getUrlDecoder().decode(text), Begun.class));
            } catch (IllegalArgumentException | JacksonException e) {
                return Optional.empty(); // no server of ours wrote it
            }
        }

        OAuth2AuthorizationRequest request(ClientRegistration registration) {
            return OAuth2AuthorizationRequest.authorizationCode()
                    .authorizationUri(Objects.requireNonNull(
                            registration.getProviderDetails().getAuthorizationUri()))
                    .clientId(registration.getClientId())
                    .scopes(registration.getScopes())
                    .redirectUri(redirectUri)
                    .state(state)
                    .attributes(all -> all.putAll(attributes))
                    .build();
        }
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.justOrEmpty(begun(exchange)).flatMap(this::request);
    }

    @Override
    public Mono<Void> saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest request, ServerWebExchange exchange) {
        return Mono.fromRunnable(() -> {
            if (request != null && request.getState() != null && request.getRedirectUri() != null) {
                String next = exchange.getRequest().getQueryParams().getFirst("next");
                Begun begun = new Begun(
                        request.getState(),
                        request.getRedirectUri(),
                        request.getAttributes().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue()))),
                        next == null || next.length() > LONGEST_NEXT ? null : next);
                cookies.set(exchange, COOKIE, begun.text(), LONGEST);
            }
        });
    }

    @Override
    public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            Optional<Begun> begun = begun(exchange);
            cookies.remove(exchange, COOKIE);
            begun.map(Begun::next).ifPresent(next -> exchange.getAttributes().put(NEXT, next));
            return Mono.justOrEmpty(begun).flatMap(this::request);
        });
    }

    private Optional<Begun> begun(ServerWebExchange exchange) {
        String sent = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
        return cookies.find(exchange, COOKIE)
                .flatMap(Begun::read)
                .filter(begun -> begun.state().equals(sent));
    }

    private Mono<OAuth2AuthorizationRequest> request(Begun begun) {
        return Mono.justOrEmpty(begun.attributes().get(OAuth2ParameterNames.REGISTRATION_ID))
                .flatMap(registrations::findByRegistrationId)
                .map(begun::request);
    }
}
