package org.chronomap.backend.unpack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chronomap.backend.command.Arguments;
import org.chronomap.backend.command.Command;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Unpacks the program so that it starts in a fraction of the time: out of jars that lie side by side, which Java reads faster than
 * jars in a jar, and with an archive of the classes as Java holds them, made by a {@link Rehearsal} (JEP 350; from Java 25 on JEP 514).
 * The archive serves the very Java that made it, in the folder that it was made in; any other Java passes over it.
 */
@Component
final class UnpackCommand implements Command {

    /** The first Java that makes its cache in one step. */
    private static final int CACHES_AHEAD_OF_TIME = 25;

    /**
     * Of a small heap the collector makes small regions, and what is larger than half of one, as a body or a picture may be, costs
     * a pause; other collectors pass over it.
     */
    private static final String REGIONS = "-XX:G1HeapRegionSize=4m";

    /** Settings of the server that come from the environment, which a rehearsal must not have: they may name a database. */
    private static final Set<String> SETTINGS = Set.of("CHRONOMAP_", "SPRING_", "SERVER_", "MANAGEMENT_", "LOGGING_");

    @Override
    public String name() {
        return "unpack";
    }

    @Override
    public String usage() {
        return "unpack --to DIR";
    }

    @Override
    public Outcome run(List<String> arguments) {
        Arguments given = new Arguments(arguments, Set.of("--to"), Set.of());
        Path folder = given.path("--to", "Where to is missing: --to and a folder that is not there yet");
        if (given.areMisused(usage()) || folder == null) {
            return Outcome.MISUSED;
        }
        Path target = folder.toAbsolutePath().normalize();
        File packed = new ApplicationHome(UnpackCommand.class).getSource();
        if (packed == null || !packed.isFile()) {
            System.err.println("Only chronomap.jar as it was built can be unpacked.");
            return Outcome.FAILED;
        }
        if (target.toUri().getRawPath().contains("%")) {
            System.err.println("The path " + target
                    + " must be of plain letters without spaces: else Java does not find its archive's classes again.");
            return Outcome.FAILED;
        }
        if (Files.exists(target)) {
            System.err.println(
                    folder + " is there already. Name another folder, or delete it; not while a server runs from it.");
            return Outcome.FAILED;
        }
        try {
            unpack(packed.toPath().toAbsolutePath(), target);
            System.out.printf("Start the server with: java @%s%n", folder.resolve("start"));
            return Outcome.DONE;
        } catch (IOException | InterruptedException e) {
            System.err.printf("%s could not be written: %s%n", folder, e.getMessage());
            return Outcome.FAILED;
        }
    }

    private static void unpack(Path packed, Path target) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("chronomap-rehearsal-");
        boolean done = false;
        try {
            java(
                    work,
                    "-Djarmode=tools",
                    "-jar",
                    packed.toString(),
                    "extract",
                    "--destination",
                    target.toString(),
                    "--application-filename",
                    "chronomap.jar");
            Path jar = target.resolve("chronomap.jar");
            boolean aheadOfTime = Runtime.version().feature() >= CACHES_AHEAD_OF_TIME;
            Path archive = target.resolve(aheadOfTime ? "chronomap.aot" : "chronomap.jsa");
            java(
                    work,
                    (aheadOfTime ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive,
                    "-jar",
                    jar.toString(),
                    "--chronomap.rehearsal=true",
                    "--chronomap.data-dir=" + work.resolve("data"),
                    "--server.address=127.0.0.1",
                    "--server.port=0");
            if (!Files.exists(archive)) {
                throw new IOException("this Java made no archive of the classes");
            }
            Files.writeString(
                    target.resolve("start"),
                    quoted((aheadOfTime ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive) + '\n' + REGIONS
                            + "\n-jar\n" + quoted(jar.toString()) + '\n');
            done = true;
        } finally {
            FileSystemUtils.deleteRecursively(work);
            if (!done) {
                FileSystemUtils.deleteRecursively(target);
            }
        }
    }

    /** As an argument file of Java has it. */
    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\") + '"';
    }

    private static void java(Path work, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Path log = work.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(UnpackCommand::isSetting);
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IOException("it ended with " + code + ":\n" + Files.readString(log));
        }
    }

    private static boolean isSetting(String name) {
        return SETTINGS.stream().anyMatch(name.toUpperCase(Locale.ROOT)::startsWith);
    }
}
