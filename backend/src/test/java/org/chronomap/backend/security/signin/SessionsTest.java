package org.chronomap.backend.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.account.AccountTables;
import org.chronomap.backend.security.account.Accounts;
import org.chronomap.backend.security.account.RandomText;
import org.chronomap.backend.store.Database;
import org.chronomap.backend.store.SettableClock;
import org.chronomap.backend.store.StoreHealth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Two nodes of one database, on a clock of their own. */
class SessionsTest extends ServerTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final int MOST = 10_000;

    @Autowired
    private AccountTables tables;

    @Autowired
    private Accounts accounts;

    @Autowired
    private StoreHealth health;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Database store;

    private final SettableClock clock = new SettableClock();
    private Sessions here;
    private Sessions there;

    @BeforeEach
    void haveTwoNodes() {
        here = node();
        there = node();
    }

    private Sessions node() {
        return new Sessions(
                tables,
                accounts,
                health,
                clock,
                () -> Duration.between(Instant.EPOCH, clock.instant()).toNanos());
    }

    @Test
    void endsEightHoursAfterItsLastRequestWhereverThatWas() {
        String id = open();

        clock.pass(Duration.ofHours(7));
        assertThat(isOpen(there, id)).isTrue();
        clock.pass(Duration.ofHours(7));
        assertThat(isOpen(here, id)).isTrue();
        clock.pass(Duration.ofHours(8));
        assertThat(isOpen(there, id)).isFalse();
    }

    @Test
    void endsADayAfterItBeganHoweverMuchItIsUsed() {
        String id = open();

        for (int hour = 1; hour < 24; hour++) {
            clock.pass(Duration.ofHours(1));
            assertThat(isOpen(here, id)).as("hour %s", hour).isTrue();
        }
        clock.pass(Duration.ofHours(1));
        assertThat(isOpen(here, id)).isFalse();
    }

    @Test
    void endsAtOnceWhereItIsEndedAndTwoSecondsLaterElsewhere() {
        String id = open();
        assertThat(isOpen(there, id)).isTrue();

        here.close(id).block(LONG);

        assertThat(isOpen(here, id)).isFalse();
        assertThat(isOpen(there, id)).as("what the database said is believed").isTrue();
        clock.pass(Duration.ofSeconds(2));
        assertThat(isOpen(there, id)).isFalse();
    }

    @Test
    void itsUseIsWrittenNowAndThen() {
        String id = open();
        long begun = clock.millis();

        clock.pass(Duration.ofMinutes(4));
        assertThat(isOpen(here, id)).isTrue();
        assertThat(lastUsed(id)).isEqualTo(begun);
        clock.pass(Duration.ofMinutes(2));
        assertThat(isOpen(here, id)).isTrue();
        assertThat(lastUsed(id)).isEqualTo(clock.millis());
    }

    @Test
    void whoReadsTheDatabaseLearnsNeitherTheCookieNorWhatChangesMustBring() {
        String id = open();

        assertThat(id).hasSizeGreaterThan(40).isNotEqualTo(open());
        assertThat(digests()).contains(RandomText.digest(id)).doesNotContain(id, Sessions.csrf(id));
    }

    @Test
    void ofTooManyTheOneThatWasUsedLongestAgoEnds() {
        run("INSERT INTO editor_session (digest, username, epoch, began, last_used) SELECT 'many-' || x, 'editor', 0, "
                + clock.millis() + ", " + clock.millis() + " - x FROM "
                + (store.kind() == Database.Kind.H2
                        ? "SYSTEM_RANGE(1, " + MOST + ")"
                        : "generate_series(1, " + MOST + ") AS x"));
        try {
            String id = open();

            assertThat(digests())
                    .hasSize(MOST)
                    .contains(RandomText.digest(id), "many-1")
                    .doesNotContain("many-" + MOST);
        } finally {
            run("DELETE FROM editor_session WHERE digest LIKE 'many-%'");
        }
    }

    private String open() {
        Account account = Objects.requireNonNull(accounts.find("editor").block(LONG));
        return Objects.requireNonNull(here.open(account).block(LONG));
    }

    private static boolean isOpen(Sessions node, String id) {
        return Boolean.TRUE.equals(node.find(id).hasElement().block(LONG));
    }

    private long lastUsed(String id) {
        Long used = database.sql("SELECT last_used FROM editor_session WHERE digest = :digest")
                .bind("digest", RandomText.digest(id))
                .map(row -> row.get("last_used", Long.class))
                .one()
                .block(LONG);
        return Objects.requireNonNull(used);
    }

    private List<String> digests() {
        return Objects.requireNonNull(database.sql("SELECT digest FROM editor_session")
                .map(row -> String.valueOf(row.get("digest", String.class)))
                .all()
                .collectList()
                .block(LONG));
    }

    private void run(String sql) {
        database.sql(sql).then().block(LONG);
    }
}
