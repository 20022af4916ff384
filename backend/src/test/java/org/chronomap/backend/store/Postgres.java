package org.chronomap.backend.store;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL server of the tests' own, with its data in a temporary folder; it can be stopped and started again. */
public final class Postgres {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "chronomap";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable Postgres shared;

    private final Path bin;
    private final Path data;
    private final int port;

    private Postgres(Path bin) throws IOException {
        this.bin = bin;
        this.data = Files.createTempDirectory("chronomap-postgres");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        if (isRoot()) {
            run("chown", "postgres", data.toString());
        }
        asServer("initdb", "-D", data + "/db", "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync");
        start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopNow));
    }

    /** The server that tests share; where PostgreSQL is not installed the test is skipped, in CI it fails. */
    public static synchronized Postgres shared() {
        if (shared == null) {
            shared = another();
        }
        return shared;
    }

    public static boolean isInstalled() {
        return installed() != null;
    }

    /** A server of a test's own, which it may stop. */
    public static Postgres another() {
        Path bin = installed();
        if (bin == null) {
            String lacking = "PostgreSQL is not installed below " + INSTALLED;
            if ("true".equals(System.getenv("CI"))) {
                fail(lacking);
            }
            abort(lacking);
        }
        try {
            return new Postgres(bin);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path installed() {
        if (!Files.isDirectory(INSTALLED)) {
            return null;
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The R2DBC address of a new and empty database; its user needs no password. */
    public String newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        asServer("createdb", "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", USER, name);
        return "r2dbc:postgresql://127.0.0.1:" + port + '/' + name;
    }

    public String user() {
        return USER;
    }

    public void start() {
        asServer(
                "pg_ctl",
                "-D",
                data + "/db",
                "-l",
                data + "/log",
                "-o",
                "-p " + port + " -k " + data + " -c listen_addresses=127.0.0.1 -c max_connections=60",
                "-w",
                "start");
    }

    /** Ends it and every connection at once. */
    public void stopNow() {
        asServer("pg_ctl", "-D", data + "/db", "-m", "immediate", "-w", "stop");
    }

    private void asServer(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static void run(String... command) {
        try {
            Path out = Files.createTempFile("chronomap-postgres", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(out));
            }
            Files.delete(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
