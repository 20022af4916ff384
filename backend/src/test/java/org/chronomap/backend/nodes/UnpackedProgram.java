package org.chronomap.backend.nodes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;
import org.springframework.util.FileSystemUtils;

/** The program unpacked, as operators are told to, once for all tests of a build: it starts with a fraction of the work. */
public final class UnpackedProgram {

    private static final Path FOLDER = Path.of("target", "program").toAbsolutePath();
    /** Of which jar and for which Java. */
    private static final Path MADE_OF = FOLDER.resolveSibling("program.made-of");

    private static final Path LOCK = FOLDER.resolveSibling("program.lock");

    private UnpackedProgram() {}

    /** What Java is given to start it. */
    public static synchronized String arguments() throws IOException {
        // Tests of other processes want it as well, and wait until the channel is closed.
        try (FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            String wanted = wanted();
            if (!Files.exists(MADE_OF) || !Files.readString(MADE_OF).equals(wanted)) {
                FileSystemUtils.deleteRecursively(FOLDER);
                unpack();
                Files.writeString(MADE_OF, wanted);
            }
            return "@" + FOLDER.resolve("start");
        }
    }

    private static String wanted() throws IOException {
        // The jar's date is the same in every build.
        CRC32 crc = new CRC32();
        crc.update(Files.readAllBytes(JarServer.JAR));
        return Long.toHexString(crc.getValue()) + ' ' + Runtime.version();
    }

    private static void unpack() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JarServer.JAR.toAbsolutePath().toString(),
                        "unpack",
                        "--to",
                        FOLDER.toString()))
                .inheritIO();
        // For the processes that it starts, too: none lives long enough for what compiling well costs.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        int code = builder.start().onExit().join().exitValue();
        if (code != 0) {
            throw new IOException("The program could not be unpacked: " + code);
        }
    }
}
