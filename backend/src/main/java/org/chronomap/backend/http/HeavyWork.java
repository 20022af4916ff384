package org.chronomap.backend.http;

import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.NonBlocking;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where readers have made what takes the longer the larger a story is: on few threads, with a line of bounded length before them. Who
 * comes when the line is full fails with a {@link RejectedExecutionException}. What is made already is answered elsewhere and stands
 * in no line; so it is worth keeping.
 */
public final class HeavyWork {

    /** How much waits, at most, for what is being made. */
    static final int WAITING = 100;

    /** For stories and their items, of which all else is made: nobody waits for them behind another story's pages. */
    public static final HeavyWork DATA = new HeavyWork("data", atOnce());

    /** For pages, feeds and other texts. */
    public static final HeavyWork TEXT = new HeavyWork("text", atOnce());

    /**
     * For what is made for one request and for few others, as each may ask for something else: one at a time, so that who asks for
     * ever more keeps neither pages from others nor all processors busy.
     */
    public static final HeavyWork ASKED = new HeavyWork("asked", 1);

    private final String kind;
    private final int atOnce;
    private final AtomicInteger taken = new AtomicInteger();
    private final Scheduler threads;

    private HeavyWork(String kind, int atOnce) {
        this.kind = kind;
        this.atOnce = atOnce;
        threads = Schedulers.fromExecutorService(
                new ScheduledThreadPoolExecutor(atOnce, work -> new HeavyThread(work, kind)));
    }

    /** How much of data, and of texts, is made at the same time: both together take about as many threads as there are processors. */
    static int atOnce() {
        return Math.max(2, Runtime.getRuntime().availableProcessors() / 2);
    }

    /** Makes something here; what follows goes on elsewhere. */
    public <T> Mono<T> of(Callable<T> work) {
        return Mono.using(
                        this::take,
                        place -> Mono.fromCallable(work).subscribeOn(threads),
                        place -> taken.decrementAndGet())
                .publishOn(Schedulers.parallel());
    }

    private int take() {
        int place = taken.incrementAndGet();
        if (place > atOnce + WAITING) {
            taken.decrementAndGet();
            throw new RejectedExecutionException("The line of " + kind + " is full");
        }
        return place;
    }

    private static final class HeavyThread extends Thread implements NonBlocking {

        HeavyThread(Runnable work, String kind) {
            super(work, "heavy-" + kind);
            setDaemon(true);
        }
    }
}
