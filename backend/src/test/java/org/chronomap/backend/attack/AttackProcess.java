package org.chronomap.backend.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Attackers in a process of their own, of the lowest priority: elsewhere, too, they have processors of their own, and take none from
 * the server or its readers.
 */
final class AttackProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader in;
    private final Writer out;

    /** Ends when they attack. */
    AttackProcess(Attack attack, Attack.Target target) throws IOException {
        List<String> command = List.of(
                "nice",
                "-n",
                "19",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dattack.pause.millis=" + Attackers.PAUSE_MS,
                "-cp",
                classes().toString(),
                Attackers.class.getName(),
                attack.name(),
                String.valueOf(target.port()),
                target.story(),
                target.large(),
                target.author(),
                target.admin(),
                target.administrator());
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        in = process.inputReader(StandardCharsets.UTF_8);
        out = process.outputWriter(StandardCharsets.UTF_8);
        while (sent() == 0) {
            // not yet
        }
    }

    /** How many requests were sent, or connections held, so far. */
    long sent() throws IOException {
        out.write('\n');
        out.flush();
        return Long.parseLong(Objects.requireNonNull(in.readLine(), "the attackers ended"));
    }

    /** Where the tests' classes lie; attackers need nothing else. */
    private static Path classes() {
        try {
            return Path.of(Attackers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** They stop when nobody asks them any more. */
    @Override
    public void close() throws IOException {
        out.close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
