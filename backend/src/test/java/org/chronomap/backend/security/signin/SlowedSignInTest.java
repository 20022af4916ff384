package org.chronomap.backend.security.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.account.Accounts;
import org.chronomap.backend.security.account.AuditLog;
import org.chronomap.backend.security.account.Passwords;
import org.chronomap.backend.security.account.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import tools.jackson.databind.JsonNode;

/** Who guesses costs the database nothing but a row for very many tries, and keeps nobody else from it. */
class SlowedSignInTest extends ServerTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int MANY = 60;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private Tokens tokens;

    @Autowired
    private AuditLog audit;

    @Autowired
    private Scheduler storeScheduler;

    /** Time stands still: who must wait, waits on. */
    private SignIn signIn;

    @BeforeEach
    void haveABrake() {
        signIn = new SignIn(accounts, passwords, tokens, audit, () -> 0);
    }

    @Test
    void aSlowedTryAsksTheDatabaseNothing() throws InterruptedException {
        String network = "198.51.100.0/24";
        for (int i = 0; i < 5; i++) {
            refused(signIn.byPassword("somebody", "wrong", network));
        }
        CountDownLatch free = new CountDownLatch(1);
        List<Disposable> works = new ArrayList<>();
        try {
            CountDownLatch taken = new CountDownLatch(8);
            for (int i = 0; i < 8; i++) {
                works.add(storeScheduler.schedule(() -> {
                    taken.countDown();
                    await(free);
                }));
            }
            taken.await();

            assertThat(refused(signIn.byPassword("somebody", "wrong again", network))
                            .isSlowed())
                    .isTrue();
        } finally {
            free.countDown();
            works.forEach(Disposable::dispose);
        }
    }

    @Test
    void manyTriesMakeARowForEachKindAndTellHowManyTheyWere() {
        String network = "198.51.101.0/24";
        for (int i = 0; i < MANY; i++) {
            refused(signIn.byPassword("guessed", "wrong " + i, network));
        }
        assertThat(entries(network))
                .containsExactly("sign-in-slowed guessed " + (MANY - 4), "sign-in-failed guessed 4");

        refused(signIn.byPassword("guessed", "wrong", network));
        assertThat(entries(network))
                .containsExactly("sign-in-slowed guessed " + (MANY - 3), "sign-in-failed guessed 4");
    }

    @Test
    void howManyNamesAreTriedMakesNoMoreRowsThanTheNetworkMayTry() {
        String network = "198.51.102.0/24";
        for (int i = 0; i < MANY; i++) {
            refused(signIn.byPassword("name-" + i, "wrong", network));
        }

        assertThat(entries(network)).hasSize(21).startsWith("sign-in-slowed name-20 " + (MANY - 20));
    }

    @Test
    void whatWasRightBeforeIsLetInFromANetworkThatMustWait() {
        String network = "198.51.103.0/24";
        assertThat(enter(signIn.byPassword("editor", PASSWORD, network))).isEqualTo("editor");
        String token = http.sendJson("POST", "/account/tokens", "{\"label\": \"a script\"}", asAdmin())
                .json()
                .get("token")
                .stringValue();
        for (int i = 0; i < MANY; i++) {
            refused(signIn.byPassword("name-" + i, "wrong", network));
        }

        assertThat(enter(signIn.byPassword("editor", PASSWORD, network))).isEqualTo("editor");
        assertThat(enter(signIn.byToken(token, network)))
                .as("never seen before")
                .isEqualTo("editor");
        assertThat(enter(signIn.byToken(token, network))).isEqualTo("editor");
        assertThat(refused(signIn.byToken("cmt_guessed", network)).isSlowed()).isTrue();
    }

    private static void await(CountDownLatch free) {
        try {
            free.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String enter(Mono<Account> entering) {
        Account account = entering.block(LONG);
        return account == null ? "nobody" : account.username();
    }

    private static SignInRefused refused(Mono<Account> entering) {
        SignInRefused[] refusal = new SignInRefused[1];
        assertThatThrownBy(() -> entering.block(LONG))
                .isInstanceOfSatisfying(SignInRefused.class, thrown -> refusal[0] = thrown);
        return refusal[0];
    }

    /** What the audit tells of a network, the newest first. */
    private List<String> entries(String network) {
        List<String> entries = new ArrayList<>();
        for (JsonNode entry : http.get("/audit?limit=1000", asAdmin()).json().get("entries")) {
            if (network.equals(entry.get("network").asString(""))) {
                entries.add(entry.get("action").stringValue()
                        + ' '
                        + entry.get("target").stringValue()
                        + ' '
                        + entry.get("times").intValue());
            }
        }
        return entries;
    }
}
