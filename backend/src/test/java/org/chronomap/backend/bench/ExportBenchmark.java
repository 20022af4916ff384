package org.chronomap.backend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.chronomap.backend.Http;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.nodes.JarServer;
import org.chronomap.backend.nodes.Newsdesk;
import org.chronomap.geodata.export.ExportFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A story of {@code benchmark.export.incidents} incidents is read to its end in each format, one after another, from a server with 768 MB
 * while another story is read at a fixed rate.
 */
class ExportBenchmark {

    private static final int INCIDENTS = Integer.getInteger("benchmark.export.incidents", 500);
    private static final int READS_A_SECOND = 20;
    /** Before the first format, until the server is warm, and then counted. */
    private static final int READS = Math.min(600, 20 + INCIDENTS / 1_000);

    private static final int PIECE = 1 << 16;
    private static final String STORY = "/stories/exported";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    Path folder;

    /**
     * Of one format.
     *
     * @param first seconds until the first byte of the body
     * @param seconds until the last
     * @param reads milliseconds, the 99th percentile meanwhile
     */
    private record Run(long bytes, double first, double seconds, HeapLog heap, double reads) {}

    @Test
    void eachFormatWhileOthersRead() throws Exception {
        Path collections = folder.resolve("gc.log");
        JarServer server = JarServer.start(folder, List.of("-Xmx768m", "-Xlog:gc:file=" + collections), List.of());
        try {
            importIncidents(server.http());
            SteadyReads reads = new SteadyReads(server.http(), READS_A_SECOND);
            reads.times(new AtomicBoolean(), READS);
            double before = SteadyReads.percentile99(reads.times(new AtomicBoolean(), READS));
            List<String> formats = Stream.concat(ExportFormat.ALL.stream().map(ExportFormat::id), Stream.of("folder"))
                    .toList();
            Map<String, List<Run>> runs = new LinkedHashMap<>();
            for (int run = 0; run < Table.RUNS; run++) {
                for (String format : formats) {
                    runs.computeIfAbsent(format, first -> new ArrayList<>())
                            .add(measured(server.http(), format, collections, reads));
                }
            }
            table(runs)
                    .write(
                            "%,d incidents in Central Asia, each with a title, a number and a source, one reader on the same machine, `-Xmx768m`. Reads are of another story, %d a second, each counted from when it was due; p99 without an export: %.1f ms."
                                    .formatted(INCIDENTS, READS_A_SECOND, before));
        } finally {
            server.kill();
        }
    }

    private static Table table(Map<String, List<Run>> runs) {
        Table table = new Table(
                "export",
                "mvn verify -Pmeasure -Dit.test=ExportBenchmark -Dbenchmark.export.incidents=" + INCIDENTS,
                "f",
                "MB",
                "incidents a second",
                "MB a second",
                "first byte, ms",
                "most heap, MB",
                "most heap after a collection, MB",
                "p99 of reads meanwhile, ms");
        runs.forEach((format, own) -> table.row(
                "`" + format + "`",
                "%.1f".formatted(median(own, run -> run.bytes() / 1e6)),
                "%,.0f".formatted(median(own, run -> INCIDENTS / run.seconds())),
                "%.1f".formatted(median(own, run -> run.bytes() / 1e6 / run.seconds())),
                "%.0f".formatted(median(own, run -> run.first() * 1e3)),
                "%.0f".formatted(median(own, run -> run.heap().before())),
                "%.0f".formatted(median(own, run -> run.heap().after())),
                "%.1f".formatted(median(own, Run::reads))));
        return table;
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Table.median(runs.stream().mapToDouble(figure).boxed().toList());
    }

    private Run measured(Http http, String format, Path collections, SteadyReads reads)
            throws IOException, InterruptedException {
        long before = Files.size(collections);
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<List<Double>> meanwhile =
                CompletableFuture.supplyAsync(() -> reads.times(over, Integer.MAX_VALUE));
        long begin = System.nanoTime();
        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(URI.create(http.root() + STORY + "/export?f=" + format))
                        .build(),
                BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(answer.statusCode()).isEqualTo(200);
            byte[] piece = new byte[PIECE];
            long bytes = body.read(piece);
            long first = System.nanoTime();
            for (int length = body.read(piece); length >= 0; length = body.read(piece)) {
                bytes += length;
            }
            long end = System.nanoTime();
            over.set(true);
            return new Run(
                    bytes,
                    (first - begin) / 1e9,
                    (end - begin) / 1e9,
                    HeapLog.read(collections, before),
                    SteadyReads.percentile99(meanwhile.join()));
        } finally {
            over.set(true);
        }
    }

    private void importIncidents(Http http) throws IOException, InterruptedException {
        Answer made = http.sendJson("POST", "/stories", """
                {"id": "exported", "title": {"en": "A large story"}, "languages": ["en"], "timeZone": "UTC", "extent": "2022-01-01/2022-12-31",
                 "categories": [{"id": "rain", "label": {"en": "Rain"}, "colour": "#336699", "pattern": "dots"}]}
                """, "Authorization", Newsdesk.authorization());
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        HttpResponse<String> imported = client.send(
                HttpRequest.newBuilder(URI.create(http.root() + STORY + "/imports"))
                        .header("Authorization", Newsdesk.authorization())
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofFile(file()))
                        .build(),
                BodyHandlers.ofString());
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        JsonNode report = JsonMapper.shared().readTree(imported.body());
        assertThat(report.path("new").asInt()).isEqualTo(INCIDENTS);
    }

    private Path file() throws IOException {
        Path file = folder.resolve("incidents.csv");
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("id,title,summary,when,latitude,longitude,category,status,killed,source.publisher,source.url\n");
            for (int i = 0; i < INCIDENTS; i++) {
                csv.write(String.format(
                        Locale.ROOT,
                        "incident-%d,Incident %d of a large story,\"What happened, in one sentence.\",2022-%02d-%02d,%.4f,%.4f,rain,reported,%d,Agency,https://example.org/%d%n",
                        i,
                        i,
                        1 + i % 12,
                        1 + i % 28,
                        41 + i % 1_301 / 100.0,
                        50 + i % 3_501 / 100.0,
                        i % 7,
                        i));
            }
        }
        return file;
    }
}
