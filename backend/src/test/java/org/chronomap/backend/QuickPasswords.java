package org.chronomap.backend;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Hashes passwords as servers do, with as little work as bcrypt knows: otherwise a tenth of a test's time goes into that. */
public final class QuickPasswords implements ApplicationContextInitializer<GenericApplicationContext> {

    private static final int LEAST = 4;

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(
                PasswordEncoder.class,
                () -> new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(LEAST))));
    }
}
