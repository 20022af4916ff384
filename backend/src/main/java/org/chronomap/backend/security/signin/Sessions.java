package org.chronomap.backend.security.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.account.RandomText;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who is signed in by a browser, in the memory of this server. A session ends 8 hours after its last request, 24 hours after
 * it began, and at once when its account changes; of too many the one that was used least and longest ago.
 */
@Component
public final class Sessions {

    private static final Duration IDLE = Duration.ofHours(8);
    private static final Duration WHOLE = Duration.ofHours(24);
    private static final int MOST = 10_000;
    private static final int BYTES = 32;

    private final Ticker ticker;
    private final Cache<String, Session> byId;

    @Autowired
    Sessions() {
        this(Ticker.systemTicker());
    }

    Sessions(Ticker ticker) {
        this.ticker = ticker;
        this.byId = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterAccess(IDLE)
                .maximumSize(MOST)
                .build();
    }

    /**
     * @param epoch of the account when it signed in
     * @param began the ticker's nanoseconds
     * @param csrf what a request that changes something must bring, beside the cookie
     */
    record Session(String username, long epoch, long began, String csrf) {}

    /** Begins one; its id is what the browser's cookie holds. */
    Mono<String> open(Account account) {
        return Mono.zip(RandomText.text(BYTES), RandomText.text(BYTES)).map(random -> {
            byId.put(random.getT1(), new Session(account.username(), account.epoch(), ticker.read(), random.getT2()));
            return random.getT1();
        });
    }

    Optional<Session> find(String id) {
        return Optional.ofNullable(byId.getIfPresent(id))
                .filter(session -> ticker.read() - session.began() < WHOLE.toNanos());
    }

    void close(String id) {
        byId.invalidate(id);
    }
}
