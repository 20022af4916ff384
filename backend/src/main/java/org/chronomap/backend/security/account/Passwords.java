package org.chronomap.backend.security.account;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.chronomap.backend.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hashes passwords and compares them (bcrypt), a few at once, away from the threads that serve readers. */
@Component
public final class Passwords implements DisposableBean {

    /** In characters. */
    public static final int SHORTEST = 12;

    /** Of what is longer, bcrypt would leave the rest out. */
    public static final int LONGEST_BYTES = 72;

    /** However many try to sign in, readers have the other half of the processors. */
    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private static final int WAITING = 200;

    private final PasswordEncoder encoder;
    private final SingletonSupplier<String> ofNobody = SingletonSupplier.of(() -> hashNow("of nobody"));
    private final Scheduler scheduler = Schedulers.newBoundedElastic(AT_ONCE, WAITING, "passwords", 60, true);

    Passwords(ObjectProvider<PasswordEncoder> encoder) {
        this.encoder = encoder.getIfAvailable(PasswordEncoderFactories::createDelegatingPasswordEncoder);
    }

    /** What is wrong with a password that somebody chose; empty when nothing is. */
    public static Optional<String> fault(String password, String username) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of("must have " + SHORTEST + " characters or more");
        }
        if (bytes(password) > LONGEST_BYTES) {
            return Optional.of("must have " + LONGEST_BYTES + " bytes in UTF-8 or less");
        }
        return Account.normalised(password).contains(username)
                ? Optional.of("must not have the name of the account in it")
                : Optional.empty();
    }

    public Mono<String> hash(String password) {
        return away(() -> hashNow(password));
    }

    /**
     * Whether a password is the one of the hash.
     *
     * @param hash null = there is none, which takes as long to find out
     */
    public Mono<Boolean> matches(String password, @Nullable String hash) {
        return away(() -> {
            // Made by the first who signs in, be it somebody or not: how long that takes tells nothing.
            String nobody = ofNobody.obtain();
            boolean same =
                    encoder.matches(bytes(password) > LONGEST_BYTES ? "" : password, hash == null ? nobody : hash);
            return same && hash != null;
        });
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }

    private String hashNow(String password) {
        String hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("A password was not hashed");
        }
        return hash;
    }

    private <T> Mono<T> away(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(scheduler)
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> ProblemException.tooBusy(
                                "As many sign in as this server takes at once; try again in a few seconds"));
    }
}
