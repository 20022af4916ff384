package org.chronomap.backend.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.ManyAtOnce;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

class BackupTest {

    private static final String INCIDENT = """
            {"type": "Feature", "id": "%s", "geometry": null, "properties": {
              "title": {"en": "%s"}, "when": "2022-01-13", "category": "reopening",
              "status": "reported", "place": "almaty", "sources": [{"publisher": "AFP"}]}}
            """;

    private static final String STORY = "kazakhstan-january-2022";

    /** Shared, so each test edits items of its own; any of them may have restored the others'. */
    private static final List<Node> nodes = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path work) {
        nodes.add(Node.onH2(work.resolve("a")));
        nodes.add(Node.onPostgres(work.resolve("b")));
    }

    @AfterAll
    static void stop() {
        nodes.forEach(Node::close);
    }

    private final Node h2 = nodes.get(0);
    private final Node postgres = nodes.get(1);

    @Test
    void everyTableIsInABackupOrNamedAsLeftOut() {
        for (Node node : nodes) {
            List<String> tables = node.database()
                    .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = CURRENT_SCHEMA")
                    .map(row ->
                            String.valueOf(row.get("table_name", String.class)).toLowerCase(Locale.ROOT))
                    .all()
                    .collectList()
                    .block();
            assertThat(tables)
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Table.ALL.stream().map(Table::name), Table.LEFT_OUT.stream())
                                    .toList());
        }
    }

    @Test
    void whatOneDatabaseHeldIsRestoredIntoTheOtherAndBack() throws Exception {
        assertThat(post(h2, "kept", "Kept — é; '").status()).isEqualTo(201);
        assertThat(post(postgres, "lost", "Lost").status()).isEqualTo(201);
        long before = head(postgres);
        byte[] archive = h2.get("/backup").bytes();

        Answer restored = postgres.restore(archive);

        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(postgres.read(Node.ITEMS + "/kept?lang=en").text()).contains("Kept — é; '");
        assertThat(postgres.read(Node.ITEMS + "/lost").status()).isEqualTo(404);
        assertThat(head(postgres)).isGreaterThan(before).isGreaterThan(head(h2));
        assertThat(postgres.bean(LiveStories.class).restored()).isEqualTo(head(postgres));
        assertThat(postgres.get("/audit").text()).contains("restored");
        assertThat(firstEvent(postgres, before))
                .as("who knew the earlier history")
                .isEqualTo("event: reset");
        assertThat(post(postgres, "later", "Later").status()).isEqualTo(201);
        assertThat(postgres.read(Node.ITEMS + "/later").status()).isEqualTo(200);

        byte[] back = postgres.get("/backup").bytes();
        assertThat(h2.restore(back).status()).isEqualTo(200);
        assertThat(h2.read(Node.ITEMS + "/later?lang=en").text()).contains("Later");
        Map<String, byte[]> given = entries(back);
        Map<String, byte[]> again = entries(h2.get("/backup").bytes());
        for (String same : List.of("change_log.jsonl", "item.jsonl", "account.jsonl")) {
            assertThat(lines(again.get(same))).containsExactlyInAnyOrderElementsOf(lines(given.get(same)));
        }
    }

    @Test
    void whatWasMadeAtOnceIsRestoredIntoTheOtherAndBack() throws Exception {
        assertThat(post(h2, "like", "Like the others").status()).isEqualTo(201);
        String document = Objects.requireNonNull(h2.database()
                .sql("SELECT document FROM item WHERE id = 'like'")
                .map(row -> row.get("document", String.class))
                .one()
                .block());
        List<String> ids = IntStream.range(0, 2_100).mapToObj(i -> "like-" + i).toList();
        UnaryOperator<String> said =
                id -> document.replace("\"like\"", '"' + id + '"').replace("Like the others", id + "!");
        ManyAtOnce.make(h2.beans(), STORY, ids, said)
                .then(h2.bean(LiveStories.class).catchUp())
                .then(ManyAtOnce.stage(h2.beans(), STORY, List.of("staged"), said))
                .block();
        assertThat(h2.send("DELETE", Node.ITEMS + "/like-8", "", "If-Match", "\"1\"")
                        .status())
                .isLessThan(300);

        byte[] archive = h2.get("/backup").bytes();
        Answer restored = postgres.restore(archive);
        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(postgres.read(Node.ITEMS + "/like-2099?lang=en").text()).contains("like-2099!");
        assertThat(postgres.read(Node.ITEMS + "/like-8").status()).isEqualTo(404);
        assertThat(postgres.read(Node.ITEMS + "/like-7/history?f=json").text()).contains("created", "many");
        assertThat(postgres.send("DELETE", Node.ITEMS + "/like-9", "", "If-Match", "\"1\"")
                        .status())
                .isLessThan(300);

        byte[] back = postgres.get("/backup").bytes();
        assertThat(h2.restore(back).status()).isEqualTo(200);
        assertThat(h2.read(Node.ITEMS + "/like-9").status()).isEqualTo(404);
        assertThat(h2.read(Node.ITEMS + "/like-10?lang=en").text()).contains("like-10!");
        Map<String, byte[]> first = entries(archive);
        Map<String, byte[]> given = entries(back);
        Map<String, byte[]> again = entries(h2.get("/backup").bytes());
        for (String table : List.of("bulk", "bulk_content", "bulk_block", "bulk_ids", "bulk_moved")) {
            String name = table + ".jsonl";
            assertThat(lines(again.get(name))).as(name).isNotEmpty().isEqualTo(lines(given.get(name)));
            if (!table.equals("bulk_moved")) {
                assertThat(lines(given.get(name))).as(name).isEqualTo(lines(first.get(name)));
            }
        }
        assertThat(lines(again.get("bulk_content.jsonl"))).hasSize(1);

        // As an earlier version made it.
        String manifest = new String(Objects.requireNonNull(given.get("manifest.json")), StandardCharsets.UTF_8);
        given.put(
                "manifest.json",
                manifest.replaceAll("(?s),\\s*\\{\\s*\"table\" : \"bulk[^}]*}", "")
                        .getBytes(StandardCharsets.UTF_8));
        given.keySet().removeIf(name -> name.startsWith("bulk"));
        Answer earlier = h2.restore(zip(given));
        assertThat(earlier.status()).as(earlier.text()).isEqualTo(200);
        assertThat(h2.read(Node.ITEMS + "/like-10").status()).isEqualTo(404);
        assertThat(h2.read(Node.ITEMS + "/like").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "AAAA, true, false",
        "AAAAAA==, true, false",
        "AAAAAAA=, true, true",
        "AAA, false, ",
        "AA=A, false, ",
        "A===, false, ",
        "AA-_, false, ",
        "'AA A', false, "
    })
    void bytesAreATextInBase64NoLongerThanTheirColumn(String value, boolean fits, @Nullable Boolean tooLong) {
        Column column = new Column("documents", Column.Type.BYTES, 4);
        JsonNode said = StringNode.valueOf(value);
        assertThat(column.takes(said)).isEqualTo(fits);
        if (tooLong != null) {
            assertThat(column.isTooShortFor(said)).isEqualTo(tooLong);
        }
    }

    /** Earlier versions took what is refused now: longer documents in PostgreSQL, and notes that PostgreSQL does not take in H2. */
    @Test
    void whatAnEarlierVersionKeptIsRestoredWhereItCanBe() throws Exception {
        assertThat(post(h2, "earlier", "Kept \u007f").status()).isEqualTo(422);
        assertThat(post(h2, "earlier", "Kept").status()).isEqualTo(201);
        run(h2, "UPDATE change_log SET note = 'a' || CHAR(0) || 'b' || CHAR(7) WHERE item = 'earlier'");
        run(h2, "UPDATE item SET document = REPLACE(document, 'Kept', 'K\\u0000pt') WHERE id = 'earlier'");
        run(
                h2,
                "UPDATE change_log SET after_document = REPLACE(after_document, 'Kept', 'K\\u0000pt') WHERE item = 'earlier'");

        Answer restored = postgres.restore(h2.get("/backup").bytes());

        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(postgres.read(Node.ITEMS + "/earlier?lang=en")
                        .json()
                        .at("/properties/title")
                        .stringValue())
                .isEqualTo("K\0pt");
        assertThat(postgres.read(Node.ITEMS + "/earlier/history?f=json").text()).contains("a\ufffdb\\u0007");
        assertThat(h2.restore(postgres.get("/backup").bytes()).status()).isEqualTo(200);

        run(postgres, "UPDATE item SET document = document || repeat(' ', 1048576) WHERE id = 'earlier'");
        byte[] tooLong = postgres.get("/backup").bytes();
        assertThat(postgres.restore(tooLong).status()).isEqualTo(200);
        Answer refused = h2.restore(tooLong);
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.text()).contains("too long for a column document, which takes 1048576 characters");
        assertThat(h2.read(Node.ITEMS + "/earlier").status()).isEqualTo(200);
    }

    private static void run(Node node, String sql) {
        node.database().sql(sql).then().block();
    }

    @Test
    void aDamagedArchiveChangesNothing() throws Exception {
        long restored = h2.bean(LiveStories.class).restored();
        byte[] archive = h2.get("/backup").bytes();
        assertThat(post(h2, "unharmed", "Kept").status()).isEqualTo(201);

        Map<String, byte[]> entries = entries(archive);
        entries.computeIfPresent(
                "item.jsonl",
                (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replace("Almaty", "Astana")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(h2.restore(zip(entries)).status()).isEqualTo(422);
        assertThat(h2.restore(zip(entries)).text()).contains("item.jsonl is damaged");
        entries.computeIfPresent(
                "manifest.json",
                (name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                        .replaceAll("\"made\" : \"[^\"]*\"", "\"made\" : null")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(h2.restore(zip(entries)).text()).contains("manifest.json cannot be read");
        entries.remove("manifest.json");
        assertThat(h2.restore(zip(entries)).text()).contains("has no manifest.json");
        assertThat(h2.restore("no archive".getBytes(StandardCharsets.UTF_8)).text())
                .contains("it is no ZIP file");

        assertThat(h2.read(Node.ITEMS + "/unharmed").status()).isEqualTo(200);
        assertThat(h2.bean(LiveStories.class).restored()).isEqualTo(restored);
    }

    @Test
    void aBackupIsOfOneInstantThoughEditsGoOn() throws Exception {
        for (Node node : nodes) {
            // After a restore nothing in it is as new as that.
            assertThat(post(node, "first", "First").status()).isEqualTo(201);
            AtomicBoolean done = new AtomicBoolean();
            Thread writer = new Thread(() -> {
                for (int i = 0; !done.get(); i++) {
                    post(node, "edit-" + i, "Edit " + i);
                }
            });
            writer.start();
            try {
                for (int i = 0; i < 5; i++) {
                    Map<String, byte[]> entries = entries(node.get("/backup").bytes());
                    long head = JsonMapper.shared()
                            .readTree(entries.get("manifest.json"))
                            .path("head")
                            .longValue();
                    assertThat(max(entries.get("change_log.jsonl"), "seq")).isEqualTo(head);
                    assertThat(max(entries.get("item.jsonl"), "changed_seq")).isEqualTo(head);
                }
            } finally {
                done.set(true);
                writer.join();
            }
            assertThat(head(node)).isPositive();
        }
    }

    private static String firstEvent(Node node, long lastKnown) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(node.root() + "/stories/kazakhstan-january-2022/changes"))
                .header("Last-Event-ID", String.valueOf(lastKnown))
                .build();
        try (Stream<String> lines = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body()) {
            return lines.filter(line -> line.startsWith("event:")).findFirst().orElse("");
        }
    }

    private static Answer post(Node node, String id, String title) {
        return node.send("POST", Node.ITEMS, INCIDENT.formatted(id, title));
    }

    private static long head(Node node) {
        Long head = node.bean(ChangeLog.class).head().block();
        return head == null ? 0 : head;
    }

    private static List<String> lines(byte @Nullable [] jsonLines) {
        return new String(Objects.requireNonNull(jsonLines), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static long max(byte @Nullable [] jsonLines, String column) {
        return lines(jsonLines).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .map((JsonNode row) -> row.path(column).longValue())
                .max(Long::compare)
                .orElse(0L);
    }

    private static Map<String, byte[]> entries(byte[] archive) throws Exception {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(Map<String, byte[]> entries) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
