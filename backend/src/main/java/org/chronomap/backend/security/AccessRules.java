package org.chronomap.backend.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/** Who may ask which address. */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    @Bean
    SecurityWebFilterChain readers(ServerHttpSecurity http) {
        // The headers of every answer are said in one place, http.CommonHeaders.
        return http.headers(ServerHttpSecurity.HeaderSpec::disable)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .authorizeExchange(asked -> asked.anyExchange().permitAll())
                .build();
    }
}
