package org.chronomap.backend.security.signin;

import org.chronomap.backend.ChronomapProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebFilter;

/** What stands before every handler. As beans of their own, the filters would be asked outside of Spring Security's order. */
@Component
public final class Filters {

    private final WebFilter headerSignIn;
    private final WebFilter forgeryGuard;

    Filters(SignIn signIn, Cookies cookies, ChronomapProperties properties) {
        headerSignIn = new HeaderSignIn(signIn);
        forgeryGuard = new ForgeryGuard(cookies, properties);
    }

    /** Knows who asks by {@code Authorization}. */
    public WebFilter headerSignIn() {
        return headerSignIn;
    }

    /** Lets no page elsewhere change anything. */
    public WebFilter forgeryGuard() {
        return forgeryGuard;
    }
}
