package org.chronomap.backend.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.backend.nodes.JarServer;

/** A server in a process of its own, and how long it took until it first answered with 200. */
record Launch(Process process, int port, double seconds) implements AutoCloseable {

    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final long PAUSE_MS = 3;

    /** @param command without the port, which is put behind it */
    static Launch of(Path work, List<String> command, String path) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        List<String> whole = new ArrayList<>(command);
        whole.add("--server.port=" + port);
        File log = work.resolve("server.log").toFile();
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(whole)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        while (!answers(port, path)) {
            if (!process.isAlive()) {
                throw new IOException("The server ended:\n" + Files.readString(log.toPath()));
            }
            Thread.sleep(PAUSE_MS);
        }
        return new Launch(process, port, (System.nanoTime() - begin) / 1e9);
    }

    /** What starts the program once it is unpacked into the folder, with its archive. */
    static List<String> unpacked(String java, Path folder) throws IOException, InterruptedException {
        run(java, "-jar", JarServer.JAR.toAbsolutePath().toString(), "unpack", "--to", folder.toString());
        return List.of(java, "@" + folder.resolve("start"));
    }

    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ":\n" + said);
        }
    }

    private static boolean answers(int port, String path) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(15), StandardCharsets.US_ASCII).contains(" 200");
        } catch (IOException e) { // not yet
            return false;
        }
    }

    /** Megabytes; 0 where the system does not say. */
    long resident() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        Matcher found = RESIDENT.matcher(Files.exists(status) ? Files.readString(status) : "");
        return found.find() ? Long.parseLong(found.group(1)) / 1024 : 0;
    }

    /** As Ctrl-C does. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
