package org.chronomap.backend.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.security.Browser;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.backend.store.Postgres;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** Three nodes on one PostgreSQL. */
class NodesTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int NODES = 3;
    private static final int WRITERS_OF_NODE = 2;
    private static final int EDITS_OF_WRITER = 6;

    private static final List<Node> nodes = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path data) {
        String url = Postgres.shared().newDatabase();
        for (int i = 0; i < NODES; i++) {
            nodes.add(Node.start(Postgres.shared(), url, data.resolve("node" + i)));
        }
    }

    @AfterAll
    static void stop() {
        nodes.forEach(Node::close);
    }

    @Test
    void anEditOnOneNodeShowsOnAllOthers() {
        List<Duration> took = new ArrayList<>();
        String address = nodes.get(0).desk().post("First", "show-0").header("Location");
        for (int i = 1; i <= 20; i++) {
            String title = "Edit " + i;
            Node edited = nodes.get(i % NODES);
            nodes.forEach(node -> Patiently.until(
                    "the item on a node", LONG, () -> node.http().get(address).status() == 200));
            Answer answer = edited.desk().retitle(address, title, i);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            for (Node node : nodes) {
                took.add(Patiently.until(
                        "the edit on a node",
                        LONG,
                        () -> Newsdesk.title(node.http().get(address + "?lang=en"))
                                .equals(title)));
            }
        }
        took.sort(Duration::compareTo);
        System.out.printf(
                "%d nodes: an edit shows on all; median %d ms, slowest %d ms after it was answered%n",
                NODES,
                took.get(took.size() / 2).toMillis(),
                took.get(took.size() - 1).toMillis());
    }

    @Test
    void nodesThatAreEditedAtOnceAgreeAndNoneSkipsAChange() {
        for (int round = 0; round < 3; round++) {
            long begin = head();
            nodes.forEach(node -> Patiently.until(
                    "all nodes at the head", LONG, () -> node.stories().applied() == head()));
            nodes.forEach(node -> node.followed().clear());

            int made = editAtOnce("round-" + round);

            long end = head();
            nodes.forEach(node -> Patiently.until(
                    "all nodes at the head", LONG, () -> node.stories().applied() == end));
            List<Long> inLog = seqs(begin);
            assertThat(inLog).hasSize(made).isSorted().doesNotHaveDuplicates();
            for (Node node : nodes) {
                assertThat(node.followedSeqs()).containsExactlyElementsOf(inLog);
                assertThat(everything(node)).isEqualTo(everything(nodes.get(0)));
            }
        }
    }

    @Test
    void whatIsRolledBackHoldsUpNobody() {
        ItemKey key = new ItemKey("kazakhstan-january-2022", StoryPart.INCIDENTS, "never");
        Append.Entry entry = new Append.Entry(key, ChangeKind.CREATED, 1, null, "{}", true, null);
        for (int i = 0; i < 5; i++) {
            Mono<Object> failing = nodes.get(0)
                    .log()
                    .append(append -> append.write(List.of(entry), Map.of(), "anna", null)
                            .then(Mono.error(new IllegalStateException("on purpose"))));
            assertThat(failing.onErrorResume(failure -> Mono.just(String.valueOf(failure.getMessage())))
                            .block(LONG))
                    .isEqualTo("on purpose");
            Answer made = nodes.get(1).desk().post("After a rollback", "rollback-" + i);
            assertThat(made.status()).isEqualTo(201);
            Patiently.until(
                    "the edit on the third node",
                    LONG,
                    () -> nodes.get(2).http().get(made.header("Location")).status() == 200);
        }
    }

    @Test
    void aSessionIsOfAllNodesAndEndsOnAllOfThem() {
        Browser here = new Browser(nodes.get(0).http());
        here.signIn("/login", Newsdesk.USERNAME, Newsdesk.PASSWORD);
        Browser there = new Browser(nodes.get(1).http());
        there.cookies().putAll(here.cookies());
        Answer account = there.get("/account", "Accept", "application/json");
        assertThat(account.status()).as(account.text()).isEqualTo(200);
        assertThat(here.get("/account", "Accept", "application/json").text()).isEqualTo(account.text());

        Answer left = there.send(
                "POST",
                "/logout",
                Browser.form(Map.of("csrf", account.json().get("csrf").stringValue())),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(left.status()).as(left.text()).isEqualTo(303);
        Patiently.until(
                "the end of the session on the other node",
                LONG,
                () -> here.get("/account", "Accept", "application/json").status() == 401);
    }

    /** Posts, changes and faulty requests on all nodes; how many changes they made. */
    private static int editAtOnce(String round) {
        ExecutorService writers = Executors.newFixedThreadPool(NODES * WRITERS_OF_NODE);
        try {
            List<Callable<Integer>> works = new ArrayList<>();
            for (int i = 0; i < NODES * WRITERS_OF_NODE; i++) {
                String name = round + "-writer-" + i;
                Newsdesk desk = nodes.get(i % NODES).desk();
                works.add(() -> edit(desk, name));
            }
            int made = 0;
            for (Future<Integer> work : writers.invokeAll(works)) {
                made += work.get();
            }
            return made;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            writers.shutdownNow();
        }
    }

    private static int edit(Newsdesk desk, String name) {
        Answer made = desk.post(name, name);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        for (int revision = 1; revision < EDITS_OF_WRITER; revision++) {
            assertThat(desk.postFaulty().status()).isEqualTo(422);
            Answer changed = desk.retitle(made.header("Location"), name + " again " + revision, revision);
            assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        }
        return EDITS_OF_WRITER;
    }

    private static long head() {
        Long head = nodes.get(0).log().head().block(LONG);
        return head == null ? 0 : head;
    }

    private static List<Long> seqs(long after) {
        List<Long> seqs = nodes.get(0)
                .log()
                .after(after, 10_000)
                .map(Change::seq)
                .collectList()
                .block(LONG);
        return seqs == null ? List.of() : seqs;
    }

    private static String everything(Node node) {
        return node.http()
                .get(Newsdesk.ITEMS + "?lang=*&limit=10000")
                .json()
                .get("features")
                .toString();
    }
}
