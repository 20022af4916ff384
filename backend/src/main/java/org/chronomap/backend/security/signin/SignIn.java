package org.chronomap.backend.security.signin;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.account.Accounts;
import org.chronomap.backend.security.account.AuditLog;
import org.chronomap.backend.security.account.Passwords;
import org.chronomap.backend.security.account.Tokens;
import org.chronomap.backend.store.SerialQueue;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Lets in who has the right password or token. What failed is slowed down, and takes as long for a name that there is not.
 *
 * <p>A password that was right is known as right for a few minutes, by a keyed digest of it that no other process could make,
 * and only while its account stays as it was: so that a program which sends it with every request need not wait each time.
 */
@Component
final class SignIn {

    private static final String HMAC = "HmacSHA256";
    private static final String WRONG = "The username or the password is not right";
    private static final Duration KNOWN_FOR = Duration.ofMinutes(5);
    private static final int KNOWN = 1_000;
    private static final Duration WAS_RIGHT_FOR = Duration.ofDays(30);
    private static final int WERE_RIGHT = 50_000;

    private final Accounts accounts;
    private final Passwords passwords;
    private final Tokens tokens;
    private final AuditLog audit;
    private final SignInThrottle throttle;
    private final SerialQueue strangers = new SerialQueue();
    private final SecretKeySpec key;
    private final AsyncCache<String, Optional<SignInRefused>> checked =
            Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).maximumSize(KNOWN).buildAsync();

    /** Digests of what was right once: it is looked at however strangers of the same network have to wait. */
    private final Cache<String, Boolean> wasRight = Caffeine.newBuilder()
            .expireAfterAccess(WAS_RIGHT_FOR)
            .maximumSize(WERE_RIGHT)
            .build();

    @Autowired
    SignIn(Accounts accounts, Passwords passwords, Tokens tokens, AuditLog audit) {
        this(accounts, passwords, tokens, audit, Ticker.systemTicker());
    }

    SignIn(Accounts accounts, Passwords passwords, Tokens tokens, AuditLog audit, Ticker ticker) {
        this.throttle = new SignInThrottle(ticker);
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.audit = audit;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, HMAC);
        digest(""); // the first takes its time to find how
    }

    /**
     * @param typed a username as somebody typed it
     * @throws SignInRefused (as error)
     */
    Mono<Account> byPassword(String typed, String password, String network) {
        String username = Account.normalised(typed);
        if (!Account.isUsername(username)) {
            // Nobody's, and so long as it likes: it is neither looked for nor kept.
            Duration wait = throttle.attempt(network);
            return wait.isZero()
                    ? failed("no username", network, SignInRefused.wrong(WRONG))
                    : slowed("no username", network, wait);
        }
        // Before the database is asked anything: strangers must not keep it from editors.
        Duration left = throttle.left(username, network);
        if (!left.isZero() && wasRight.getIfPresent(digest(username + '\0' + password)) == null) {
            return slowed(username, network, left);
        }
        return accounts.find(username)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(found -> {
                    Optional<Account> account = found.filter(Account::enabled);
                    String known = digest(username + '\0' + account.map(Account::epoch) + '\0' + password);
                    return Mono.fromFuture(
                                    () -> checked.get(
                                            known,
                                            (same, executor) -> refusal(username, account, password, network)
                                                    .toFuture()),
                                    true)
                            .flatMap(refusal -> {
                                if (refusal.isEmpty()) {
                                    return Mono.justOrEmpty(account);
                                }
                                checked.synchronous().invalidate(known);
                                return Mono.error(refusal.get());
                            });
                });
    }

    /** @throws SignInRefused (as error) */
    Mono<Account> byToken(String token, String network) {
        String digest = digest(token);
        boolean ofStranger = !throttle.left(network).isZero() && wasRight.getIfPresent(digest) == null;
        Mono<Account> holder = tokens.holder(token);
        // Nobody guesses a token, so that a right one need not wait; but many wrong ones go one after the other.
        return (ofStranger ? strangers.take(holder) : holder)
                .filter(Account::enabled)
                .doOnNext(account -> wasRight.put(digest, true))
                .switchIfEmpty(Mono.defer(() -> {
                    Duration wait = throttle.attempt(network);
                    return wait.isZero()
                            ? failed(
                                    "token",
                                    network,
                                    SignInRefused.wrong(
                                            "The token is not valid: it was withdrawn, it has expired, its account"
                                                    + " was changed, or there never was such a token"))
                            : slowed("token", network, wait);
                }));
    }

    /** Why somebody is not let in; empty when they are. Who sends the same many times at once is checked once. */
    private Mono<Optional<SignInRefused>> refusal(
            String username, Optional<Account> account, String password, String network) {
        return check(username, account, password, network)
                .thenReturn(Optional.<SignInRefused>empty())
                .onErrorResume(SignInRefused.class, refusal -> Mono.just(Optional.of(refusal)));
    }

    private Mono<Void> check(String username, Optional<Account> account, String password, String network) {
        Duration wait = throttle.attempt(username, network);
        if (!wait.isZero()) {
            return slowed(username, network, wait);
        }
        return passwords
                .matches(password, account.map(Account::passwordHash).orElse(null))
                .flatMap(same -> {
                    if (!same) {
                        return failed(username, network, SignInRefused.wrong(WRONG));
                    }
                    throttle.succeeded(username, network);
                    wasRight.put(digest(username + '\0' + password), true);
                    return audit.record(account.orElseThrow().asEditor(), "signed-in", username, null, network);
                });
    }

    private <T> Mono<T> failed(String target, String network, SignInRefused refusal) {
        return audit.recordFailed(target, network).then(Mono.error(refusal));
    }

    private <T> Mono<T> slowed(String target, String network, Duration wait) {
        return audit.recordSlowed(target, network).then(Mono.error(SignInRefused.slowed(wait)));
    }

    private String digest(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
