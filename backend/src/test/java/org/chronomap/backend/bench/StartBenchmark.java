package org.chronomap.backend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.backend.nodes.JarServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Seconds from {@code java} until the bundled story is answered, with an empty data folder; the same of a {@link BareJar}, in turns. */
class StartBenchmark {

    private static final String STORY = "/stories/kazakhstan-january-2022";

    /** Homes of the Javas to be tried, with commas between them; else the one that runs this. */
    private static final List<String> JAVAS = List.of(
            System.getProperty("bench.javas", System.getProperty("java.home")).split(","));

    /** What each is given beside. */
    private static final List<String> OF_JAVA = Stream.of(
                    System.getProperty("bench.java", "").split(" ", -1))
            .filter(flag -> !flag.isEmpty())
            .toList();

    private static final Path JAR = JarServer.JAR.toAbsolutePath();

    @TempDir
    Path work;

    private record Way(List<String> command, String path) {}

    @Test
    void untilTheFirstAnswer() throws Exception {
        Path bare = work.resolve("bare.jar");
        BareJar.write(JAR, bare);
        Table table = new Table(
                "start",
                "mvn verify -Pmeasure -Dit.test=StartBenchmark -Dbench.javas=…",
                "Java",
                "how",
                "bare Boot, s",
                "Chronomap, s",
                "beyond it, s");
        for (String home : JAVAS) {
            String java = Path.of(home, "bin", "java").toString();
            compare(table, home, "`java -jar`", way(java, bare, "/"), way(java, JAR, STORY));
            if (Table.RUNS > 1) {
                Path program = work.resolve("program-" + JAVAS.indexOf(home));
                Way unpacked = new Way(Launch.unpacked(java, program), STORY);
                compare(table, home, "unpacked, with its archive", unpackedBare(java, bare, program), unpacked);
            }
        }
        table.write(
                "Until the first answer with 200, in turns, each with an empty data folder. Bare Boot is the least that Spring"
                        + " Boot serves: WebFlux and a handler that answers one word, in a jar like Chronomap's.");
    }

    private static Way way(String java, Path jar, String path) {
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(OF_JAVA);
        command.addAll(List.of("-jar", jar.toString()));
        return new Way(command, path);
    }

    /** As the command {@code unpack} does with the server. */
    private Way unpackedBare(String java, Path bare, Path program) throws Exception {
        Path folder = work.resolve("bare-" + program.getFileName());
        Launch.run(java, "-Djarmode=tools", "-jar", bare.toString(), "extract", "--destination", folder.toString());
        boolean aheadOfTime = Files.readString(program.resolve("start")).contains("-XX:AOTCache=");
        Path archive = folder.resolve("archive");
        String jar = folder.resolve("bare.jar").toString();
        List<String> rehearsal = List.of(
                java, (aheadOfTime ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive, "-jar", jar);
        try (Launch launch = Launch.of(work, rehearsal, "/")) {
            assertThat(launch.seconds()).isPositive();
        }
        assertThat(archive).exists();
        return new Way(
                List.of(java, (aheadOfTime ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive, "-jar", jar), "/");
    }

    private void compare(Table table, String home, String how, Way bare, Way server) throws Exception {
        Map<Way, List<Double>> seconds = new LinkedHashMap<>();
        for (int run = 0; run < Table.RUNS; run++) {
            for (Way way : List.of(bare, server)) {
                Path data = work.resolve("data");
                List<String> command = new ArrayList<>(way.command());
                command.add("--chronomap.data-dir=" + data);
                try (Launch launch = Launch.of(work, command, way.path())) {
                    seconds.computeIfAbsent(way, first -> new ArrayList<>()).add(launch.seconds());
                }
                FileSystemUtils.deleteRecursively(data);
            }
        }
        double ofBare = Table.median(seconds.getOrDefault(bare, List.of()));
        double ofServer = Table.median(seconds.getOrDefault(server, List.of()));
        table.row(
                Path.of(home).getFileName().toString(),
                how,
                "%.2f".formatted(ofBare),
                "%.2f".formatted(ofServer),
                "%.2f".formatted(ofServer - ofBare));
    }
}
