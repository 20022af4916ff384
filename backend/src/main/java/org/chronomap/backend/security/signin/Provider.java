package org.chronomap.backend.security.signin;

/**
 * An OpenID provider that one can sign in at.
 *
 * @param id of its registration
 */
public record Provider(String id, String name) {}
