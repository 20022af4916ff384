package org.chronomap.backend.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.security.Browser;
import org.chronomap.backend.store.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away and comes back while two nodes serve readers and editors. */
class DatabaseAwayTest {

    private static final int ROUNDS = Integer.getInteger("chronomap.away.rounds", 1);
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Postgres postgres = Postgres.another();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Browser> editors = new HashMap<>();
    private final ExecutorService crowd = Executors.newCachedThreadPool();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    @BeforeEach
    void start(@TempDir Path data) {
        String url = postgres.newDatabase();
        for (int i = 0; i < 2; i++) {
            nodes.add(Node.start(postgres, url, data.resolve("node" + i)));
        }
        for (Node node : nodes) {
            Browser editor = new Browser(node.http());
            editor.signIn("/login", Newsdesk.USERNAME, Newsdesk.PASSWORD);
            editors.put(node.http().root(), editor);
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        ended.set(true);
        crowd.shutdown();
        assertThat(crowd.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        nodes.forEach(Node::close);
        postgres.stopNow();
    }

    @Test
    void readersKeepWhatWasLastKnownWritersAreToldToWaitAndAllHealsByItself() {
        for (Node node : nodes) {
            crowd.execute(() -> read(node));
            crowd.execute(() -> write(node, "crowd-" + node.http().root()));
        }
        for (int round = 0; round < ROUNDS; round++) {
            int before = made.get();
            Patiently.until("changes while all is well", LONG, () -> made.get() > before + 4);

            nodes.forEach(this::assertSignedIn);
            postgres.stopNow();
            nodes.forEach(this::assertToldAsOld);

            postgres.start();
            Duration healed = Patiently.until(
                    "nodes that can write again",
                    LONG,
                    () -> nodes.stream()
                            .allMatch(node -> health(node, "/writing").status() == 200));
            nodes.forEach(this::assertSignedIn);
            String name = "healed-" + round;
            Duration shown = Duration.ZERO;
            for (int i = 0; i < nodes.size(); i++) {
                Answer edit = nodes.get(i).desk().post(name, name + '-' + i);
                assertThat(edit.status()).as(edit.text()).isEqualTo(201);
                Node other = nodes.get(1 - i);
                Duration took = Patiently.until(
                        "the edit on the other node",
                        LONG,
                        () -> other.http().get(edit.header("Location")).status() == 200);
                shown = took.compareTo(shown) > 0 ? took : shown;
            }
            nodes.forEach(node ->
                    assertThat(node.http().get(Newsdesk.ITEMS).header("Age")).isEmpty());
            System.out.printf(
                    "round %d: healed %d ms after PostgreSQL was started; an edit on the other node after %d ms%n",
                    round + 1, healed.toMillis(), shown.toMillis());
        }
        ended.set(true);
        Patiently.until("nodes that agree", LONG, () -> everything(nodes.get(0)).equals(everything(nodes.get(1))));
        System.out.printf(
                "%d rounds: %d reads, all answered; %d changes made, %d refused with Retry-After%n",
                ROUNDS, reads.get(), made.get(), refused.get());
        assertThat(complaints).isEmpty();
        assertThat(refused.get()).isPositive();
    }

    private void assertSignedIn(Node node) {
        Answer account = editorOf(node).get("/account", "Accept", "application/json");
        assertThat(account.status()).as(account.text()).isEqualTo(200);
    }

    private Browser editorOf(Node node) {
        return Objects.requireNonNull(editors.get(node.http().root()));
    }

    private void assertToldAsOld(Node node) {
        Patiently.until("Age on what readers get", LONG, () -> age(node) >= 0);
        long first = age(node);
        Patiently.until("Age that grows", LONG, () -> age(node) >= first + 2);
        Answer items = node.http().get(Newsdesk.ITEMS);
        assertThat(node.http()
                        .get(Newsdesk.ITEMS, "If-None-Match", items.header("ETag"))
                        .status())
                .isEqualTo(304);
        assertThat(node.http().get(Newsdesk.STORY + "?f=html&lang=en").text()).contains("cannot be had at the moment");
        assertThat(health(node, "").status()).isEqualTo(200);
        assertThat(health(node, "").json().at("/components/store/status").asString())
                .isEqualTo("STALE");
        assertThat(health(node, "/writing").status()).isEqualTo(503);
        assertThat(node.desk().post("Nobody keeps it", "away").status()).isEqualTo(503);
        assertThat(new Browser(node.http())
                        .signIn("/login", "anna", "not looked at")
                        .status())
                .isEqualTo(503);
        assertThat(editorOf(node).get(Newsdesk.STORY + "?f=html&lang=en").text())
                .contains("cannot be had at the moment", "Signed in as anna.");
        assertThat(editorOf(node).get("/account", "Accept", "application/json").status())
                .as("an editor is not asked to sign in")
                .isEqualTo(503);
        Answer history = node.http().get(Newsdesk.STORY + "/history");
        assertThat(history.status()).isEqualTo(503);
        assertThat(history.header("Retry-After")).isNotEmpty();
    }

    private static Answer health(Node node, String group) {
        return node.http().get("/actuator/health" + group);
    }

    /** In seconds; -1 = not told. */
    private static long age(Node node) {
        String age = node.http().get(Newsdesk.ITEMS).header("Age");
        return age.isEmpty() ? -1 : Long.parseLong(age);
    }

    private void read(Node node) {
        while (!ended.get()) {
            Answer answer = node.http().get(Newsdesk.ITEMS + "?limit=20");
            reads.incrementAndGet();
            if (answer.status() != 200) {
                complaints.add("a reader got " + answer.status() + ": " + answer.text());
            }
            Patiently.pause(Duration.ofMillis(10));
        }
    }

    private void write(Node node, String name) {
        for (int i = 0; !ended.get(); i++) {
            Answer answer = node.desk().post(name + '-' + i, name + '-' + i);
            if (answer.status() == 201) {
                made.incrementAndGet();
            } else if (answer.status() == 503 && !answer.header("Retry-After").isEmpty()) {
                refused.incrementAndGet();
            } else {
                complaints.add("a writer got " + answer.status() + ": " + answer.text());
            }
            Patiently.pause(Duration.ofMillis(50));
        }
    }

    private static String everything(Node node) {
        return node.http()
                .get(Newsdesk.ITEMS + "?lang=*&limit=10000")
                .json()
                .get("features")
                .toString();
    }
}
