package org.chronomap.backend.security.signin;

import java.util.List;
import org.chronomap.backend.security.account.Account;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Says to Spring Security who somebody is. */
final class Authentications {

    private Authentications() {}

    static Authentication as(Account account) {
        return UsernamePasswordAuthenticationToken.authenticated(
                account.username(),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + account.role().name())));
    }
}
