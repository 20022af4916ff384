package org.chronomap.backend.security.signin;

import java.util.List;

/** The OpenID providers that one can sign in at. */
public interface Providers {

    List<Provider> list();
}
