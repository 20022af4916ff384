package org.chronomap.backend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chronomap.backend.Http;
import org.chronomap.backend.nodes.UnpackedProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What a server of the bundled story holds of memory once {@code bench.requests} of the kinds that readers make were answered. */
class ResidentBenchmark {

    private static final String STORY = "/stories/kazakhstan-january-2022";
    private static final int REQUESTS = Integer.getInteger("bench.requests", 100);
    private static final List<String> LANGUAGES = List.of("fr", "en", "ru", "kk");
    private static final Pattern ASSET = Pattern.compile("/assets/[\\w-]+\\.\\w+");

    /** As the documentation has them for a small machine. */
    private static final List<String> SMALL = List.of(
            "-Xmx72m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxDirectMemorySize=32m");

    @TempDir
    Path work;

    @Test
    void afterTheRequestsOfReaders() throws Exception {
        Table table = new Table(
                "resident",
                "mvn verify -Pmeasure -Dit.test=ResidentBenchmark",
                "flags",
                "after the start, MB",
                "after %,d requests, MB".formatted(REQUESTS));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // In the short form not without flags.
        boolean isWhole = Table.RUNS > 1;
        List<String> program =
                isWhole ? Launch.unpacked(java, work.resolve("program")) : List.of(java, UnpackedProgram.arguments());
        for (List<String> flags : isWhole ? List.of(SMALL, List.<String>of()) : List.of(SMALL)) {
            List<Double> first = new ArrayList<>();
            List<Double> last = new ArrayList<>();
            for (int run = 0; run < Table.RUNS; run++) {
                measure(program, flags, first, last);
            }
            table.row(
                    flags.isEmpty() ? "none" : "`MALLOC_ARENA_MAX=1 java " + String.join(" ", flags) + "`",
                    "%.0f".formatted(Table.median(first)),
                    "%.0f".formatted(Table.median(last)));
        }
        table.write(
                "The bundled story, unpacked with its archive; pages, widgets, items by `bbox` and `datetime`, whole"
                        + " collections, assets, pictures and the health, four languages, three codings, four at a time.");
    }

    private void measure(List<String> program, List<String> flags, List<Double> first, List<Double> last)
            throws Exception {
        Path data = work.resolve("data");
        // glibc's arenas hold what native code gave back.
        List<String> command = new ArrayList<>(flags.isEmpty() ? List.of() : List.of("env", "MALLOC_ARENA_MAX=1"));
        command.add(program.get(0));
        command.addAll(flags);
        command.addAll(program.subList(1, program.size()));
        command.add("--chronomap.data-dir=" + data);
        try (Launch launch = Launch.of(work, command, STORY)) {
            Http http = new Http(launch.port());
            first.add((double) launch.resident());
            List<String> assets = ASSET.matcher(http.get(STORY).text())
                    .results()
                    .map(found -> found.group())
                    .distinct()
                    .toList();
            IntStream.range(0, 4).parallel().forEach(reader -> read(http, assets, new Random(reader)));
            last.add((double) launch.resident());
        }
        FileSystemUtils.deleteRecursively(data);
    }

    private static void read(Http http, List<String> assets, Random random) {
        for (int request = 0; request < REQUESTS / 4; request++) {
            String address = address(assets, random);
            String coding = List.of("br, gzip", "gzip", "identity").get(random.nextInt(3));
            assertThat(http.get(address, "Accept-Encoding", coding).status())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    private static String address(List<String> assets, Random random) {
        String language = "lang=" + LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        String items = STORY + "/collections/incidents/items?" + language;
        int kind = random.nextInt(100);
        if (kind < 25) {
            return STORY + '?' + language;
        }
        if (kind < 35) {
            return "/embed/kazakhstan-january-2022?" + language;
        }
        if (kind < 75) {
            double west = 46 + random.nextDouble() * 34;
            double south = 40 + random.nextDouble() * 12;
            return items
                    + "&limit=100&bbox=%.2f,%.2f,%.2f,%.2f&datetime=2022-01-%02d/2022-01-22"
                            .formatted(west, south, west + 8, south + 5, 2 + random.nextInt(20));
        }
        if (kind < 85) {
            return items;
        }
        if (kind < 97) {
            return assets.get(random.nextInt(assets.size()));
        }
        return kind < 98
                ? STORY + "/card.png?t=2022-01-%02d&".formatted(3 + random.nextInt(18)) + language
                : "/actuator/health";
    }
}
