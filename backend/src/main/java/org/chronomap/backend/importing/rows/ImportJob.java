package org.chronomap.backend.importing.rows;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An import that this server knows, and what it does with it just now. */
final class ImportJob {

    /** Of the share of the time that it takes to the end: what is read first, and what is checked then. */
    private static final double SURVEYED = 0.3;

    private static final double CHECKED = 0.7;

    private final @Nullable Path own;
    private volatile ImportState state;
    private volatile CompletableFuture<ImportState> end = new CompletableFuture<>();
    private volatile boolean cancelled;
    private volatile int rows;
    private volatile double share;
    private volatile long since;
    private volatile boolean begun;

    /** Its work is to end, and nothing to be stored. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1;

        Cancelled() {
            super("The import was cancelled", null, false, false);
        }
    }

    /**
     * How far it is.
     *
     * @param rows that are checked; while they are stored, that are stored
     * @param perSecond rows since it began with that
     * @param secondsLeft null = not known
     */
    record Progress(int rows, double perSecond, @Nullable Long secondsLeft) {}

    ImportJob(ImportState state) {
        this(state, null);
    }

    /** @param own where its file lies that is somebody's own, and not the server's to be thrown away; null = in the folder of imports */
    ImportJob(ImportState state, @Nullable Path own) {
        this.state = state;
        this.own = own;
    }

    @Nullable Path own() {
        return own;
    }

    ImportState state() {
        return state;
    }

    void become(ImportState next) {
        state = next;
    }

    /** @param next how it stands while it is worked on */
    void begin(ImportState next) {
        begun = true;
        cancelled = false;
        rows = 0;
        share = 0;
        since = System.nanoTime();
        end = new CompletableFuture<>();
        state = next;
    }

    /** Whether it was this server, as it runs, that began with what is under way. */
    boolean isBegun() {
        return begun;
    }

    CompletableFuture<ImportState> end() {
        return end;
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /** @throws Cancelled when it is to end */
    void reading(int checked, double ofFile) {
        tell(checked, checked == 0 ? SURVEYED * ofFile : SURVEYED + (CHECKED - SURVEYED) * ofFile);
    }

    /** @throws Cancelled when it is to end */
    void applying(int stored, int of) {
        tell(stored, CHECKED + (1 - CHECKED) * stored / Math.max(1, of));
    }

    private void tell(int done, double ofAll) {
        if (cancelled) {
            throw new Cancelled();
        }
        rows = done;
        share = ofAll;
    }

    Progress progress() {
        double seconds = Math.max(0.001, (System.nanoTime() - since) / 1e9);
        double done = state.asked().dryRun() ? share / CHECKED : share;
        return new Progress(rows, rows / seconds, done < 0.01 ? null : Math.round(seconds * (1 - done) / done));
    }
}
