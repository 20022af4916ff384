package org.chronomap.backend.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.chronomap.backend.Chronomap;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Runs the program's commands: in this process, which is quick, or as a person does, in one of their own. */
public final class Program {

    private final Path work;

    /** @param work the folder that it is run in, whose {@code data} is its data folder */
    public Program(Path work) {
        this.work = work;
    }

    public record Ran(int exitCode, String out, String err) {}

    /** Runs a command in this process. Paths among its arguments must be absolute. */
    public Ran run(String... arguments) {
        PrintStream systemOut = System.out;
        PrintStream systemErr = System.err;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--chronomap.data-dir=" + work.resolve("data");
        // A command is silent but for warnings; the servers of this process shall not be afterwards.
        LoggingSystem logging = LoggingSystem.get(Program.class.getClassLoader());
        LogLevel level = Objects.requireNonNull(logging.getLoggerConfiguration(LoggingSystem.ROOT_LOGGER_NAME))
                .getEffectiveLevel();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            int exitCode = Commands.run(Chronomap.class, all);
            return new Ran(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, level);
            System.setOut(systemOut);
            System.setErr(systemErr);
        }
    }

    /** Runs it in a process of its own. */
    public Ran runAlone(String... arguments) throws Exception {
        return runAlone(Chronomap.class, arguments);
    }

    /** Runs another in its place. */
    Ran runAlone(Class<?> program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It ends before what it compiles well would pay.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(work.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("ends in time").isTrue();
            return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }
}
