package org.chronomap.backend.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.backend.Http;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.nodes.JarServer;
import org.chronomap.backend.nodes.Newsdesk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What readers and an editor notice while the server, with 512 MB of heap, is attacked, {@code attack.seconds} by each attack, and
 * what it holds of memory before and after. Who attacks is on the same machine, and takes no more of it than server and readers leave.
 */
class AttackBenchmark {

    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("attack.seconds", 1));
    private static final int INCIDENTS = Integer.getInteger("attack.incidents", 500);
    private static final Set<String> ROWS =
            Set.of(System.getProperty("attack.rows", "all").split(",", -1));

    private static final List<String> OF_JAVA =
            List.of((System.getProperty("attack.java", "") + " -Xmx512m -XX:G1HeapRegionSize=4m")
                    .strip()
                    .split(" ", -1));

    private static final int WARMING = Integer.getInteger("attack.warming", 1);
    private static final Duration LONGEST_UNTIL_BACK = Duration.ofMinutes(1);
    /** Caches may have grown by so much. */
    private static final long SPARE_MB = 32;

    private static final int IN_ONE_BATCH = 5_000;
    private static final String[] ADMIN = {
        "Authorization", "Basic " + base64(Newsdesk.USERNAME + ':' + Newsdesk.PASSWORD)
    };
    private static final String LARGE = "/stories/large";

    @TempDir
    Path folder;

    @Test
    void readersAndEditorsGoOn() throws IOException, InterruptedException {
        JarServer server = JarServer.start(folder, OF_JAVA, List.of());
        try {
            Http http = server.http();
            makeLargeStory(http);
            Attack.Target target = target(server);
            // Until it is as fast as it gets.
            for (int i = 0; i < WARMING; i++) {
                calm(http, target);
            }
            System.out.println(
                    "row | attack | sent a second | of a processor each, ms | p99 in calm before, ms | p50, p99 under attack, ms | times calm | failed reads | edits"
                            + " | refused | slowest, ms | heap before, after, MB | back after, s | resident before, at most, after, MB");
            for (Attack attack : Attack.values()) {
                if (ROWS.contains("all") || ROWS.contains(String.valueOf(attack.row()))) {
                    // A server gets faster for minutes: each attack is compared with the calm right before it.
                    measure(server, target, attack, calm(http, target));
                }
            }
            System.out.printf("p99 of readers in calm again: %.1f ms%n", calm(http, target));
        } finally {
            server.kill();
        }
    }

    private static void measure(JarServer server, Attack.Target target, Attack attack, double calm)
            throws IOException, InterruptedException {
        try (Memory memory = new Memory(server.process().pid())) {
            long heap = memory.heap();
            long resident = memory.resident();
            Readers readers;
            Editor editor;
            long sent;
            Duration worked;
            try (AttackProcess attackers = new AttackProcess(attack, target);
                    Readers reading = readers(server.http());
                    Editor editing = editor(server.http(), target)) {
                readers = reading;
                editor = editing;
                long before = attackers.sent();
                Duration workedBefore = worked(server);
                Thread.sleep(TIME.toMillis());
                worked = worked(server).minus(workedBefore);
                sent = attackers.sent() - (attack.isHeld() ? 0 : before);
            }
            long begin = System.nanoTime();
            long after = memory.heap();
            while (after > heap + SPARE_MB && System.nanoTime() - begin < LONGEST_UNTIL_BACK.toNanos()) {
                Thread.sleep(1_000);
                after = memory.heap();
            }
            System.out.printf(
                    "%d | %s | %d | %.1f | %.1f | %.1f, %.1f | %.1f | %s | %d | %s | %.0f | %d, %d | %s | %d, %d, %d%n",
                    attack.row(),
                    attack.words(),
                    sent / Math.max(1, TIME.toSeconds()),
                    (double) worked.toMillis() / Math.max(1, sent),
                    calm,
                    readers.percentile(0.5),
                    readers.percentile(0.99),
                    readers.percentile(0.99) / calm,
                    readers.failures(),
                    editor.acknowledged(),
                    editor.refused(),
                    editor.slowest(),
                    heap,
                    after,
                    after > heap + SPARE_MB ? "not" : String.valueOf((System.nanoTime() - begin) / 1_000_000_000),
                    resident,
                    memory.most(),
                    memory.resident());
        }
    }

    /** What its process took of the processors. */
    private static Duration worked(JarServer server) {
        return server.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The p99 of readers while there is the editor, of whose edits each makes the pages anew, and nobody who attacks. */
    private static double calm(Http http, Attack.Target target) throws InterruptedException {
        try (Readers readers = readers(http);
                Editor editor = editor(http, target)) {
            Thread.sleep(TIME.toMillis());
            assertThat(editor.refused()).isEmpty();
            return readers.percentile(0.99);
        }
    }

    private static Editor editor(Http http, Attack.Target target) {
        return new Editor(http, target.items() + "/fuel-price-protests-begin", ADMIN[0], ADMIN[1]);
    }

    private static Readers readers(Http http) {
        String items = Newsdesk.ITEMS + "?bbox=60,40,80,55";
        return new Readers(
                http,
                List.of(
                        Newsdesk.STORY,
                        items,
                        "/robots.txt",
                        Newsdesk.STORY + "?lang=ru",
                        items + "&lang=kk",
                        "/robots.txt"));
    }

    private static Attack.Target target(JarServer server) {
        Http http = server.http();
        String author = "{\"username\": \"author\", \"role\": \"author\", \"password\": \"a-long-secret-2\"}";
        send(http, "/accounts", author, ADMIN);
        String token = send(
                        http,
                        "/account/tokens",
                        "{\"label\": \"attack\"}",
                        "Authorization",
                        "Basic " + base64("author:a-long-secret-2"))
                .json()
                .get("token")
                .stringValue();
        return new Attack.Target(
                server.port(),
                Newsdesk.STORY,
                LARGE,
                "Authorization: Bearer " + token,
                ADMIN[0] + ": " + ADMIN[1],
                Newsdesk.USERNAME);
    }

    /** Without dates of sources. */
    private static void makeLargeStory(Http http) {
        send(http, "/stories", """
                {"id": "large", "title": {"en": "A large story"}, "languages": ["en"], "timeZone": "UTC", "extent": "2022-01-01/2022-12-31",
                 "categories": [{"id": "event", "label": {"en": "Events"}, "colour": "#b4551d", "pattern": "dots"}]}""", ADMIN);
        for (int first = 0; first < INCIDENTS; first += IN_ONE_BATCH) {
            String changes = IntStream.range(first, Math.min(INCIDENTS, first + IN_ONE_BATCH))
                    .mapToObj(AttackBenchmark::change)
                    .collect(Collectors.joining(",", "{\"changes\": [", "]}"));
            send(http, LARGE + "/changes", changes, ADMIN);
        }
    }

    private static String change(int i) {
        return """
                {"method": "POST", "collection": "incidents", "id": "incident-%d", "body": {"type": "Feature",
                 "geometry": {"type": "Point", "coordinates": [%d, %d]}, "properties": {"title": {"en": "Incident %d of a large story"},
                 "summary": {"en": "What happened, in one sentence."}, "when": "2022-%02d-%02d", "category": "event", "status": "reported",
                 "sources": [{"publisher": "Agency", "url": "https://example.org/%d"}]}}}""".formatted(i, i % 359 - 179, i % 159 - 79, i, 1 + i % 12, 1 + i % 28, i);
    }

    private static Answer send(Http http, String address, String json, String... headers) {
        Answer answer = http.sendJson("POST", address, json, headers);
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
