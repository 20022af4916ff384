package org.chronomap.backend.security.oidc;

import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.signin.Entrant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody whom an OpenID provider vouches for. */
final class OidcEntrant extends DefaultOidcUser implements Entrant {

    private final transient Account account;

    OidcEntrant(OidcUser user, Account account) {
        super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
        this.account = account;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof OidcEntrant entrant && account.equals(entrant.account);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
