package org.chronomap.backend.security.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Slows down who guesses. After a few failures in a row every further one makes wait, 1 s, then 2 s, 4 s and so on, never
 * longer than 30 s: of an account, wherever it is tried from, and of a network, whatever accounts it tries. Where an account
 * was signed in to before, only failures from there count against it, so that nobody elsewhere keeps its owner out.
 *
 * <p>Every attempt counts as failed until it is known not to be; so that many at once gain nothing.
 */
final class SignInThrottle {

    private static final int FREE_OF_ACCOUNT = 4;
    private static final int FREE_OF_NETWORK = 20;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int REMEMBERED = 50_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private final Ticker ticker;
    private final Cache<String, Failures> failures;
    private final Cache<String, Boolean> known;

    SignInThrottle(Ticker ticker) {
        this.ticker = ticker;
        this.failures = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .maximumSize(REMEMBERED)
                .build();
        this.known = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterAccess(KNOWN_FOR)
                .maximumSize(REMEMBERED)
                .build();
    }

    /** @param openFrom the ticker's nanoseconds from which the next attempt is let through */
    private record Failures(int count, long openFrom) {}

    /** Begins an attempt; zero when it may be made now, else how long to wait before the next. */
    Duration attempt(String username, String network) {
        Duration ofAccount = attempt(account(username, network), FREE_OF_ACCOUNT);
        return ofAccount.isZero() ? attempt(network, FREE_OF_NETWORK) : ofAccount;
    }

    /** The same, where no account is named. */
    Duration attempt(String network) {
        return attempt(network, FREE_OF_NETWORK);
    }

    /** How long to wait before an attempt would be let through; zero = not at all. It is none itself. */
    Duration left(String username, String network) {
        Duration ofAccount = left(account(username, network));
        Duration ofNetwork = left(network);
        return ofAccount.compareTo(ofNetwork) > 0 ? ofAccount : ofNetwork;
    }

    /** The same, where no account is named. */
    Duration left(String network) {
        Failures had = failures.getIfPresent(network);
        return Duration.ofNanos(had == null ? 0 : Math.max(0, had.openFrom() - ticker.read()));
    }

    /** The attempt was right. */
    void succeeded(String username, String network) {
        failures.invalidate(account(username, network));
        known.put(pair(username, network), Boolean.TRUE);
        failures.asMap().computeIfPresent(network, (key, had) -> new Failures(had.count() - 1, ticker.read()));
    }

    private Duration attempt(String key, int free) {
        long now = ticker.read();
        long[] wait = {0};
        failures.asMap().compute(key, (same, had) -> {
            if (had == null) {
                return new Failures(1, now);
            }
            wait[0] = Math.max(0, had.openFrom() - now);
            return wait[0] > 0
                    ? had
                    : new Failures(
                            had.count() + 1, now + delay(had.count() + 1 - free).toNanos());
        });
        return Duration.ofNanos(wait[0]);
    }

    private static Duration delay(int tooMany) {
        if (tooMany < 0) {
            return Duration.ZERO;
        }
        Duration doubled = FIRST.multipliedBy(1L << Math.min(tooMany, Integer.SIZE / 2));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private String account(String username, String network) {
        String pair = pair(username, network);
        return known.getIfPresent(pair) == null ? "account " + username : pair;
    }

    private static String pair(String username, String network) {
        return username + " from " + network;
    }
}
