package org.chronomap.backend.security.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.security.Browser;
import org.chronomap.backend.store.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Accounts, their passwords and tokens, over the addresses of the API. */
class AccountsTest extends ServerTest {

    private static final String SECRET = "a long enough secret";

    @Autowired
    private DatabaseClient database;

    @Autowired
    private Database store;

    @Autowired
    private ReactiveTransactionManager transactions;

    @Test
    void anAdministratorMakesChangesAndDeletesAccounts() {
        Answer made = make("first", "editor");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/accounts/first");
        assertThat(made.text()).doesNotContain(SECRET, "bcrypt");

        assertThat(make("first", "editor").status()).isEqualTo(409);
        assertThat(change("first", "{\"role\": \"author\"}").json().get("role").stringValue())
                .isEqualTo("author");
        assertThat(admin("GET", "/accounts", "").json().get("accounts").findValuesAsString("username"))
                .contains("editor", "first");
        assertThat(admin("DELETE", "/accounts/first", "").status()).isEqualTo(204);
        assertThat(admin("GET", "/accounts/first", "").status()).isEqualTo(404);
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        Answer answer = admin(
                "POST",
                "/accounts",
                "{\"username\": \"No spaces!\", \"role\": \"king\", \"password\": \"short\", \"colour\": 1}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/username", "/role", "/password", "/colour");
        assertThat(answer.text()).doesNotContain("short");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "\"text\""})
    void whatIsNoObjectIsRefused(String body) {
        assertThat(admin("POST", "/accounts", body).status()).isEqualTo(400);
    }

    @Test
    void theLastAdministratorStays() {
        assertThat(change("editor", "{\"role\": \"editor\"}").status()).isEqualTo(409);
        assertThat(change("editor", "{\"enabled\": false}").status()).isEqualTo(409);
        assertThat(change("editor", "{\"password\": null}").status()).isEqualTo(409);
        assertThat(admin("DELETE", "/accounts/editor", "").status()).isEqualTo(409);
        assertThat(http.get("/account", asAdmin()).status()).isEqualTo(200);
    }

    @Test
    void aDisabledAccountsSessionAndTokensEndAtOnce() {
        make("second", "editor");
        Browser browser = new Browser(http);
        browser.signIn("/login", "second", SECRET);
        String[] bearer = token("second");
        assertThat(browser.get("/account", "Accept", "application/json").status())
                .isEqualTo(200);
        assertThat(http.get("/account", bearer).status()).isEqualTo(200);

        change("second", "{\"enabled\": false}");

        assertThat(browser.get("/account", "Accept", "application/json").status())
                .isEqualTo(401);
        assertThat(http.get("/account", bearer).status()).isEqualTo(401);
        assertThat(http.get("/account", as("second", SECRET)).status()).isEqualTo(401);
        change("second", "{\"enabled\": true}");
        assertThat(browser.get("/account", "Accept", "application/json").status())
                .as("an ended session stays ended")
                .isEqualTo(401);
        assertThat(http.get("/account", as("second", SECRET)).status()).isEqualTo(200);
    }

    @Test
    void aWithdrawnTokenIsRefusedAtOnce() {
        make("third", "author");
        String[] bearer = token("third");
        Answer list = http.get("/account/tokens", bearer);
        String id = list.json().get("tokens").get(0).get("id").stringValue();
        assertThat(list.json().get("tokens").get(0).get("lastUsed").stringValue())
                .matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(list.text()).doesNotContain("cmt_");

        assertThat(http.send("DELETE", "/account/tokens/" + id, bearer).status())
                .isEqualTo(204);

        assertThat(http.get("/account", bearer).status()).isEqualTo(401);
    }

    @Test
    void oneWithdrawsOnlyOnesOwnTokens() {
        make("fourth", "author");
        String[] bearer = token("fourth");
        String id = http.get("/account/tokens", bearer)
                .json()
                .get("tokens")
                .get(0)
                .get("id")
                .stringValue();

        assertThat(admin("DELETE", "/account/tokens/" + id, "").status()).isEqualTo(404);
        assertThat(http.get("/account", bearer).status()).isEqualTo(200);
    }

    @Test
    void aChangedPasswordIsTheOneThatCounts() {
        make("fifth", "author");
        String[] old = as("fifth", SECRET);
        String[] bearer = token("fifth");

        assertThat(send("PUT", "/account/password", "{\"current\": \"wrong\", \"new\": \"another secret 2\"}", old)
                        .status())
                .isEqualTo(422);
        assertThat(send("PUT", "/account/password", "{\"current\": \"" + SECRET + "\", \"new\": \"x\"}", old)
                        .status())
                .isEqualTo(422);
        assertThat(send(
                                "PUT",
                                "/account/password",
                                "{\"current\": \"" + SECRET + "\", \"new\": \"" + SECRET + "\"}",
                                old)
                        .status())
                .isEqualTo(422);
        assertThat(send(
                                "PUT",
                                "/account/password",
                                "{\"current\": \"" + SECRET + "\", \"new\": \"another secret 2\"}",
                                old)
                        .status())
                .isEqualTo(204);

        assertThat(http.get("/account", old).status()).isEqualTo(401);
        assertThat(http.get("/account", bearer).status()).isEqualTo(401);
        assertThat(http.get("/account", as("fifth", "another secret 2"))
                        .json()
                        .get("passwordToChange")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void aPasswordThatAnAdministratorChoseIsAskedToBeChangedAtEachSignInOfABrowser() {
        make("ninth", "author");
        String next = "/login?next=%2Faccount%2Ftokens";
        assertThat(new Browser(http).signIn(next, "ninth", SECRET).header("Location"))
                .startsWith("/account/password?lang=");
        Browser browser = new Browser(http);
        String page = browser.signIn(next, "ninth", SECRET).header("Location");
        assertThat(page).endsWith("&next=%2Faccount%2Ftokens");
        String[] bearer = token("ninth");
        assertThat(http.get("/account", bearer).json().get("passwordToChange").booleanValue())
                .as("programs go on")
                .isTrue();

        for (String[] wrong : new String[][] {
            {"wrong", "another secret 9", "another secret 9", "The current password is not right."},
            {SECRET, "short", "short", "does not fit"},
            {SECRET, "the secret of ninth", "the secret of ninth", "does not fit"},
            {SECRET, "another secret 9", "another secret 0", "not typed the same twice"},
            {SECRET, SECRET, SECRET, "must be another"}
        }) {
            Answer refused = choose(browser, page, wrong);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text()).contains(wrong[3]).doesNotContain("another secret");
        }
        assertThat(browser.get("/account").json().get("passwordToChange").booleanValue())
                .isTrue();
        Answer chosen = choose(browser, page, SECRET, "another secret 9", "another secret 9");

        assertThat(chosen.status()).as(chosen.text()).isEqualTo(303);
        assertThat(chosen.header("Location")).isEqualTo("/account/tokens");
        assertThat(browser.get("/account").json().get("passwordToChange").booleanValue())
                .as("the session goes on")
                .isFalse();
        assertThat(http.get("/account", bearer).status()).isEqualTo(401);
        assertThat(new Browser(http).signIn(next, "ninth", "another secret 9").header("Location"))
                .isEqualTo("/account/tokens");
    }

    private static Answer choose(Browser browser, String page, String... typed) {
        return browser.fill(
                page, "/account/password?lang=en", Map.of("current", typed[0], "new", typed[1], "again", typed[2]));
    }

    @Test
    void whoGuessesMustWaitAndNobodyElse() {
        make("sixth", "author");
        String[] away = {"X-Forwarded-For", "203.0.113.9"};
        int slowed = 0;
        for (int i = 0; i < 8; i++) {
            Answer answer = http.get("/account", both(as("sixth", "wrong guess " + i), away));
            if (answer.status() == 429) {
                slowed++;
                assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 30);
            } else {
                assertThat(answer.status()).isEqualTo(401);
            }
        }

        assertThat(slowed).isPositive();
        assertThat(http.get("/account", both(asAdmin(), new String[] {"X-Forwarded-For", "198.51.100.1"}))
                        .status())
                .isEqualTo(200);
        Answer form = new Browser(http).signIn("/login", "sixth", SECRET);
        assertThat(form.status()).isIn(303, 429);
    }

    @Test
    void theAuditTellsWhoDidWhatByPages() {
        make("seventh", "author");
        http.get("/account", as("seventh", "not the password"));

        Answer answer = admin("GET", "/audit?limit=3", "");

        assertThat(answer.json().get("entries").get(0).get("action").stringValue())
                .isEqualTo("sign-in-failed");
        assertThat(answer.json().get("entries").get(0).get("network").stringValue())
                .matches("2001:db8:[0-9a-f]+:.*/48");
        assertThat(answer.json().get("entries").get(1).get("who").stringValue()).isEqualTo("editor");
        assertThat(answer.json().get("entries").get(1).get("action").stringValue())
                .isEqualTo("account-created");
        assertThat(answer.json().get("entries").get(1).get("target").stringValue())
                .isEqualTo("seventh");
        Answer next = admin("GET", answer.json().get("next").stringValue(), "");
        assertThat(next.json().get("entries").get(0).get("id").longValue())
                .isLessThan(answer.json().get("entries").get(2).get("id").longValue());
        assertThat(admin("GET", "/audit?limit=none&before=-1", "")
                        .json()
                        .get("errors")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void aTokenOfAnAccountThatGoesMeanwhileIsAConflict() throws Exception {
        make("eighth", "author");
        String[] bearer = token("eighth");
        assertThat(http.get("/account", bearer).status()).isEqualTo(200);
        CompletableFuture<Answer> made = new CompletableFuture<>();
        TransactionalOperator.create(transactions)
                .transactional(database.sql("DELETE FROM account WHERE username = 'eighth'")
                        .then()
                        .doOnSuccess(done -> made.completeAsync(
                                () -> send("POST", "/account/tokens", "{\"label\": \"late\"}", bearer)))
                        .then(isAnybodyHeldUp()
                                .switchIfEmpty(Mono.fromSupplier(() -> made.isDone() ? 1 : null))
                                .repeatWhenEmpty(again -> again)))
                .block();

        assertThat(made.get().status()).as(made.get().text()).isEqualTo(409);
    }

    /** Empty as long as nobody waits for another. */
    private Mono<Integer> isAnybodyHeldUp() {
        String asked = store.kind() == Database.Kind.H2
                ? "SELECT 1 AS held FROM information_schema.sessions WHERE blocker_id IS NOT NULL"
                : "SELECT 1 AS held FROM pg_locks WHERE NOT granted";
        return database.sql(asked).map(row -> row.get("held", Integer.class)).first();
    }

    private Answer make(String username, String role) {
        return admin(
                "POST",
                "/accounts",
                "{\"username\": \"%s\", \"role\": \"%s\", \"password\": \"%s\"}".formatted(username, role, SECRET));
    }

    private Answer change(String username, String changes) {
        return admin("PATCH", "/accounts/" + username, changes);
    }

    private String[] token(String username) {
        Answer made = send("POST", "/account/tokens", "{\"label\": \"a script\"}", as(username, SECRET));
        assertThat(made.status()).isEqualTo(201);
        return new String[] {
            "Authorization", "Bearer " + made.json().get("token").stringValue()
        };
    }

    private Answer admin(String method, String path, String body) {
        return send(method, path, body, asAdmin());
    }

    private Answer send(String method, String path, String body, String[] who) {
        return http.sendText(method, path, body, both(who, new String[] {"Content-Type", "application/json"}));
    }

    private static String[] both(String[] some, String[] others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }
}
