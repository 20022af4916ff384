package org.chronomap.backend.security.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first account, an administrator's, which is made when there is none.
 *
 * @param password null = one is made, and printed to the log
 */
@ConfigurationProperties("chronomap.editor")
record EditorProperties(
        @DefaultValue("editor") String username, @Nullable String password) {

    EditorProperties {
        String name = Account.normalised(username);
        Account.fault(name).ifPresent(fault -> {
            throw new IllegalArgumentException("chronomap.editor.username is " + fault);
        });
        username = name;
        if (password != null && password.isEmpty()) {
            password = null;
        }
        if (password != null) {
            Passwords.fault(password, name).ifPresent(fault -> {
                throw new IllegalArgumentException("chronomap.editor.password " + fault);
            });
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "EditorProperties[username=" + username + ']';
    }
}
