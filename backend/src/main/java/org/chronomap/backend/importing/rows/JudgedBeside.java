package org.chronomap.backend.importing.rows;

import java.io.Closeable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chronomap.backend.editing.Judging;
import org.chronomap.backend.editing.Verdict;
import org.chronomap.geodata.document.Document;

/** Judges some documents on a thread of its own, while the next are read. For one thread. */
final class JudgedBeside implements Closeable {

    private final Judging judging;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "imports-judging"));
    private CompletableFuture<List<Verdict>> verdicts = CompletableFuture.completedFuture(List.of());

    JudgedBeside(Judging judging) {
        this.judging = judging;
    }

    /** To be called when {@link #verdicts} of those before were taken. */
    void begin(List<Document> documents) {
        verdicts = CompletableFuture.supplyAsync(() -> judging.judge(documents), thread);
    }

    /** Waits for those of the documents that were begun with last; what was thrown meanwhile is thrown here. */
    List<Verdict> verdicts() {
        try {
            return verdicts.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** What is under way is of no use any more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
