package org.chronomap.backend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.chronomap.backend.nodes.JarServer;
import org.chronomap.backend.nodes.Newsdesk;
import org.chronomap.backend.store.BulkBlock;
import org.chronomap.backend.store.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file of {@code benchmark.import.rows} rows is imported by a server with 768 MB while another story is read at a fixed rate and
 * edited, and all of it undone; beside it the same documents by plain JDBC batches into a table of ids and documents.
 */
class ImportBenchmark {

    private static final int ROWS = Integer.getInteger("benchmark.import.rows", 500);
    /** Latitude and longitude: incidents are where people are, 30 km around. */
    private static final double[][] TOWNS = {
        {43.25, 76.95},
        {51.13, 71.43},
        {42.32, 69.6},
        {49.8, 73.1},
        {42.9, 71.37},
        {50.28, 57.17},
        {44.85, 65.5},
        {47.1, 51.88},
        {51.23, 51.37},
        {53.2, 63.6},
        {52.3, 76.95},
        {49.97, 82.6},
        {43.65, 51.17},
        {45.0, 78.4},
        {42.87, 74.6},
        {41.3, 69.25},
        {55.75, 37.6},
        {53.9, 27.57},
        {40.2, 44.5},
        {38.55, 68.8}
    };

    private static final int READS_A_SECOND = 20;
    /** Before the import, until the server is warm, and then counted. */
    private static final int WARMING = Math.min(10, 1 + ROWS / 20_000);

    private static final int BEFORE = Math.min(30, 1 + ROWS / 20_000);

    private static final String STORY = "/stories/imported";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path work;

    /** Where a server keeps what it has, and how that is reached past it. */
    private record Kept(String database, String jdbcUrl, String user, List<String> arguments) {}

    /** Seconds, milliseconds and megabytes of one run. */
    private record Found(
            double seconds,
            double again,
            double plain,
            double heap,
            double before,
            double during,
            double longestSave,
            double undo) {}

    @Test
    void aFileOfRowsWhileOthersReadAndEdit() throws Exception {
        Table table = new Table(
                "import",
                "mvn verify -Pmeasure -Dit.test=ImportBenchmark -Dbenchmark.import.rows=" + ROWS,
                "database",
                "rows",
                "rows a second, just started",
                "again",
                "plain JDBC batches",
                "part of it",
                "most heap, MB",
                "p99 of reads before, ms",
                "meanwhile",
                "longest save meanwhile, s",
                "undone in, s");
        Path file = file();
        for (String database : Postgres.isInstalled() ? List.of("H2", "PostgreSQL") : List.of("H2")) {
            List<Found> runs = new ArrayList<>();
            for (int run = 0; run < Table.RUNS; run++) {
                runs.add(measured(database, file));
            }
            double seconds = median(runs, Found::seconds);
            double again = median(runs, Found::again);
            double plain = median(runs, Found::plain);
            table.row(
                    database,
                    "%,d".formatted(ROWS),
                    "%,.0f".formatted(ROWS / seconds),
                    "%,.0f".formatted(ROWS / again),
                    "%,.0f".formatted(ROWS / plain),
                    "%.2f".formatted(plain / again),
                    "%.0f".formatted(median(runs, Found::heap)),
                    "%.1f".formatted(median(runs, Found::before)),
                    "%.1f".formatted(median(runs, Found::during)),
                    "%.2f".formatted(median(runs, Found::longestSave)),
                    "%.1f".formatted(median(runs, Found::undo)));
        }
        table.write(
                "From the first byte that is sent until readers see all, `-Xmx768m`. Reads are of another story, "
                        + READS_A_SECOND
                        + " a second, each counted from when it was due; saves are of that story, one a second, before as well.");
    }

    private static double median(List<Found> runs, ToDoubleFunction<Found> of) {
        return Table.median(runs.stream().mapToDouble(of).boxed().toList());
    }

    private Path file() throws IOException {
        Random random = new Random(20220105);
        Path file = work.resolve("rows.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write("id,title,when,latitude,longitude,category,status,source.publisher,killed\n");
            for (int row = 0; row < ROWS; row++) {
                double[] town = TOWNS[random.nextInt(TOWNS.length)];
                writer.write(String.format(
                        Locale.ROOT,
                        "row-%d,It rained in the town %d and people went home,2022-%02d-%02d,%.4f,%.4f,rain,reported,AFP,%d%n",
                        row,
                        row,
                        1 + row % 12,
                        1 + row % 28,
                        town[0] + 0.3 * random.nextGaussian(),
                        town[1] + 0.4 * random.nextGaussian(),
                        row % 9));
            }
        }
        return file;
    }

    private Kept kept(String database, Path folder) {
        if (database.equals("H2")) {
            // The server has the database stay open after the last connection, and the file remembers that.
            String url = "jdbc:h2:file:" + folder.resolve("data").resolve("chronomap") + ";DB_CLOSE_DELAY=0";
            return new Kept(database, url, "sa", List.of());
        }
        Postgres postgres = Postgres.shared();
        String url = postgres.newDatabase();
        return new Kept(
                database,
                url.replace("r2dbc:", "jdbc:"),
                postgres.user(),
                List.of("--spring.r2dbc.url=" + url, "--spring.r2dbc.username=" + postgres.user()));
    }

    private Found measured(String database, Path file) throws Exception {
        Path folder = Files.createDirectories(work.resolve(database));
        Path collections = folder.resolve("gc.log");
        Kept kept = kept(database, folder);
        JarServer server =
                JarServer.start(folder, List.of("-Xmx768m", "-Xlog:gc:file=" + collections), kept.arguments());
        try {
            newStory(server);
            beside(server, () -> pause(WARMING));
            Beside<Boolean> before = beside(server, () -> pause(BEFORE));
            Beside<JsonNode> during = beside(server, () -> imported(server, file));
            JsonNode made = during.made();
            assertThat(made.get("state").asString()).as(made.toString()).isEqualTo("done");
            assertThat(incidents(server)).isEqualTo(ROWS);
            double undo = undone(server, made);
            long begin = System.nanoTime();
            made = imported(server, file);
            double again = (System.nanoTime() - begin) / 1e9;
            assertThat(made.get("state").asString()).as(made.toString()).isEqualTo("done");
            assertThat(incidents(server)).isEqualTo(ROWS);
            server.kill();
            return new Found(
                    during.seconds(),
                    again,
                    plain(kept, folder),
                    HeapLog.read(collections, 0).before(),
                    before.reads(),
                    during.reads(),
                    during.longestSave(),
                    undo);
        } finally {
            server.kill();
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static boolean pause(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
        return true;
    }

    /**
     * What was made while a story was read and edited.
     *
     * @param reads milliseconds, 99th percentile
     */
    private record Beside<T>(T made, double seconds, double reads, double longestSave) {}

    private static <T> Beside<T> beside(JarServer server, Callable<T> work) throws Exception {
        SteadyReads reads = new SteadyReads(server.http(), READS_A_SECOND);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<List<Double>> reading =
                CompletableFuture.supplyAsync(() -> reads.times(over, Integer.MAX_VALUE));
        CompletableFuture<List<Double>> saving = CompletableFuture.supplyAsync(() -> saves(server, over));
        try {
            long begin = System.nanoTime();
            T made = work.call();
            double seconds = (System.nanoTime() - begin) / 1e9;
            over.set(true);
            return new Beside<>(
                    made,
                    seconds,
                    SteadyReads.percentile99(reading.join()),
                    saving.join().stream().max(Double::compare).orElseThrow());
        } finally {
            over.set(true);
        }
    }

    /** Seconds. */
    private static double undone(JarServer server, JsonNode made) {
        long begin = System.nanoTime();
        HttpResponse<String> undone = send(server, "POST", made.get("undo").asString(), BodyPublishers.noBody());
        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        assertThat(incidents(server)).isZero();
        return (System.nanoTime() - begin) / 1e9;
    }

    private static void newStory(JarServer server) {
        HttpResponse<String> made =
                send(server, "POST", "/stories", BodyPublishers.ofString("""
                {"id": "imported", "title": {"en": "Rain"}, "timeZone": "Asia/Almaty", "extent": "2022-01-01/2022-12-31",
                 "languages": ["en"],
                 "categories": [{"id": "rain", "label": {"en": "Rain"}, "colour": "#336699", "pattern": "dots"}]}
                """), "Content-Type", "application/json");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    /** How it stands once it is over. */
    private static JsonNode imported(JarServer server, Path file) throws IOException {
        HttpResponse<String> begun = send(
                server,
                "POST",
                STORY + "/imports",
                BodyPublishers.ofFile(file),
                "Content-Type",
                "text/csv",
                "Prefer",
                "respond-async");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String address = begun.headers().firstValue("Location").orElseThrow();
        while (true) {
            JsonNode state = JsonMapper.shared()
                    .readTree(send(server, "GET", address, BodyPublishers.noBody())
                            .body());
            if (!List.of("reading", "applying").contains(state.get("state").asString())) {
                return state;
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static int incidents(JarServer server) {
        return JsonMapper.shared()
                .readTree(send(server, "GET", STORY + "/collections/incidents/items?limit=1", BodyPublishers.noBody())
                        .body())
                .get("numberMatched")
                .asInt();
    }

    /** Seconds of each: once at the least, and one that waits is waited for. */
    private static List<Double> saves(JarServer server, AtomicBoolean over) {
        List<Double> times = new ArrayList<>();
        do {
            String item = Newsdesk.STORY + "/collections/places/items/almaty";
            String etag = send(server, "GET", item, BodyPublishers.noBody())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            long begin = System.nanoTime();
            HttpResponse<String> saved = send(
                    server,
                    "PATCH",
                    item,
                    BodyPublishers.ofString("{\"properties\": {\"name\": {\"en\": \"Almaty " + times.size() + "\"}}}"),
                    "Content-Type",
                    "application/json",
                    "If-Match",
                    etag);
            assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
            times.add((System.nanoTime() - begin) / 1e9);
            LockSupport.parkNanos(1_000_000_000 - (System.nanoTime() - begin));
        } while (!over.get());
        return times;
    }

    private static HttpResponse<String> send(
            JarServer server, String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        String address = path.startsWith("http") ? path : server.http().root() + path;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .method(method, body)
                .header("Authorization", Newsdesk.authorization());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> items(BulkBlock block) {
        Map<String, String> items = new LinkedHashMap<>();
        block.each(items::put);
        return items;
    }

    /** Seconds that the documents take which the server kept, in batches and one transaction, into a table of nothing else. */
    private static double plain(Kept kept, Path folder) throws SQLException {
        String url = kept.database().equals("H2") ? "jdbc:h2:file:" + folder.resolve("plain") : kept.jdbcUrl();
        try (Connection from = DriverManager.getConnection(kept.jdbcUrl(), kept.user(), "");
                Connection to = DriverManager.getConnection(url, kept.user(), "");
                Statement statement = to.createStatement();
                Statement query = from.createStatement()) {
            statement.execute("CREATE TABLE plain (id VARCHAR(200) PRIMARY KEY, document VARCHAR(1048576))");
            from.setAutoCommit(false);
            to.setAutoCommit(false);
            query.setFetchSize(10);
            long nanos = 0;
            try (ResultSet blocks = query.executeQuery("SELECT items, documents FROM bulk_block WHERE content ="
                            + " (SELECT content FROM bulk WHERE standing = TRUE) ORDER BY first_item");
                    PreparedStatement insert = to.prepareStatement("INSERT INTO plain (id, document) VALUES (?, ?)")) {
                while (blocks.next()) {
                    for (Map.Entry<String, String> item : items(new BulkBlock(blocks.getInt(1), blocks.getBytes(2)))
                            .entrySet()) {
                        insert.setString(1, item.getKey());
                        insert.setString(2, item.getValue());
                        insert.addBatch();
                    }
                    long begin = System.nanoTime();
                    insert.executeBatch();
                    nanos += System.nanoTime() - begin;
                }
            }
            long begin = System.nanoTime();
            to.commit();
            return (nanos + System.nanoTime() - begin) / 1e9;
        }
    }
}
