package org.chronomap.backend.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.backend.Http;

/** The server as it is shipped, unpacked, in a process of its own. */
public record JarServer(Process process, Http http) {

    public static final Path JAR = Path.of("target", "chronomap.jar");
    /** It listens before it has its first account. */
    private static final Pattern STARTED =
            Pattern.compile("Netty started on port (\\d+).*Started Chronomap in ", Pattern.DOTALL);

    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    /** As one is that only lives for a moment. */
    static JarServer start(Path folder, List<String> arguments) {
        return start(folder, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"), arguments);
    }

    /** Ends when it serves. */
    public static JarServer start(Path folder, List<String> ofJava, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ofJava);
        Path log = folder.resolve("server.log");
        try {
            command.add(UnpackedProgram.arguments());
            command.addAll(List.of(
                    "--server.port=0",
                    "--chronomap.data-dir=" + folder.resolve("data"),
                    "--chronomap.editor.username=" + Newsdesk.USERNAME,
                    "--chronomap.editor.password=" + Newsdesk.PASSWORD));
            command.addAll(arguments);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            // Of a test that fails, too, nothing stays behind.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            int[] port = new int[1];
            Patiently.until("a server that serves", LONGEST_START, () -> {
                if (!process.isAlive()) {
                    throw new AssertionError("The server ended:\n" + text(log));
                }
                Matcher started = STARTED.matcher(text(log));
                if (started.find()) {
                    port[0] = Integer.parseInt(started.group(1));
                }
                return port[0] > 0;
            });
            return new JarServer(process, new Http(port[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return URI.create(http.root()).getPort();
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("A killed server still runs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
