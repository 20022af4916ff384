package org.chronomap.backend.attack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server holds of memory, in megabytes; of what is resident the most since this was made. */
final class Memory implements AutoCloseable {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final long PAUSE_MS = 250;

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final long pid;
    private volatile long most;

    Memory(long pid) {
        this.pid = pid;
        Future<?> unused = watch.scheduleWithFixedDelay(
                () -> most = Math.max(most, resident()), 0, PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    long most() {
        return most;
    }

    /** 0 where the system does not say. */
    long resident() {
        try {
            Path status = Path.of("/proc", String.valueOf(pid), "status");
            return Files.exists(status) ? first(RESIDENT, Files.readString(status)) / 1024 : 0;
        } catch (IOException e) {
            return 0; // it has ended
        }
    }

    /** What is still reached, after a collection. */
    long heap() throws IOException, InterruptedException {
        command("GC.run");
        return first(USED, command("GC.heap_info")) / 1024;
    }

    private String command(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(pid),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static long first(Pattern number, String text) {
        Matcher found = number.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("No " + number + " in " + text);
        }
        return Long.parseLong(found.group(1));
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
