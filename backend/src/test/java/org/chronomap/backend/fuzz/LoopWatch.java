package org.chronomap.backend.fuzz;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;

/** Measures how long the threads that serve readers were held by something, and looks at what by. */
final class LoopWatch implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(20);
    /** After so long it is looked at what holds it. */
    private static final long LOOKED_AT_NANOS = Duration.ofMillis(300).toNanos();

    private static final int FRAMES = 25;

    private final ScheduledExecutorService watcher =
            Executors.newSingleThreadScheduledExecutor(run -> new Thread(run, "loop-watch"));
    private final List<Probe> probes = new ArrayList<>();
    private Hold longest = new Hold(Duration.ZERO, "");

    /** @param what stood on the stack meanwhile, of a long one */
    record Hold(Duration time, String what) {}

    LoopWatch(ApplicationContext context) {
        EventLoopGroup group =
                context.getBean(ReactorResourceFactory.class).getLoopResources().onServer(true);
        group.forEach(loop -> probes.add(new Probe(loop)));
        Future<?> unused = watcher.scheduleWithFixedDelay(
                () -> probes.forEach(Probe::look), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized Hold longest() {
        return longest;
    }

    private synchronized void note(Hold hold) {
        if (hold.time().compareTo(longest.time()) > 0) {
            longest = hold;
        }
    }

    @Override
    public void close() {
        watcher.shutdownNow();
    }

    /** Something to do that each thread is given, and how long it takes until it does it. */
    private final class Probe {

        private final EventExecutor loop;
        private volatile long given;
        private volatile boolean done = true;
        private volatile String what = "";

        Probe(EventExecutor loop) {
            this.loop = loop;
        }

        void look() {
            long now = System.nanoTime();
            if (!done) {
                boolean isLong = now - given > LOOKED_AT_NANOS;
                if (isLong && what.isEmpty() && loop instanceof SingleThreadEventExecutor thread) {
                    what = Arrays.stream(thread.threadProperties().stackTrace())
                            .limit(FRAMES)
                            .map(frame -> "    at " + frame)
                            .collect(Collectors.joining("\n"));
                }
                // It may never end.
                note(new Hold(Duration.ofNanos(now - given), what));
                return;
            }
            what = "";
            given = now;
            done = false;
            loop.execute(() -> {
                note(new Hold(Duration.ofNanos(System.nanoTime() - given), what));
                done = true;
            });
        }
    }
}
