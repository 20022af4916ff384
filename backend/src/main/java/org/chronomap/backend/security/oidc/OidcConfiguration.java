package org.chronomap.backend.security.oidc;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Asks a provider who somebody is, and finds their account. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcProperties.class)
class OidcConfiguration {

    @Bean
    ReactiveOAuth2UserService<OidcUserRequest, OidcUser> oidcUsers(OidcAccounts accounts) {
        OidcReactiveOAuth2UserService provider = new OidcReactiveOAuth2UserService();
        return request -> provider.loadUser(request)
                .flatMap(user -> accounts.enter(
                                user, request.getClientRegistration().getRegistrationId())
                        .map(account -> new OidcEntrant(user, account)));
    }
}
