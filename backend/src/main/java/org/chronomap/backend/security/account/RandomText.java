package org.chronomap.backend.security.account;

import java.security.SecureRandom;
import java.util.Base64;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Texts that nobody can guess. */
public final class RandomText {

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    /** Letters, digits, - and _ (base64url) of so many random bytes; made where waiting for the system's randomness is allowed. */
    public static Mono<String> text(int bytes) {
        return Mono.fromCallable(() -> textNow(bytes)).subscribeOn(Schedulers.boundedElastic());
    }

    /** The same, on this thread, which must be one that may wait. */
    static String textNow(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
