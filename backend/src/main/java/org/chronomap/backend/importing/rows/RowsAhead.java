package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.jspecify.annotations.Nullable;

/** Reads rows on a thread of its own, {@value #AT_ONCE} at a time, while those before are looked at. For one thread. */
final class RowsAhead implements Rows {

    private static final int AT_ONCE = 100;

    private final Rows rows;
    private final List<Column> columns;
    private final List<Note> noted;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "imports-reading"));
    private CompletableFuture<Some> ahead;
    private Some some = new Some(List.of(), 0, false, null);
    private Iterator<Row> left = some.rows.iterator();

    RowsAhead(Rows rows) {
        this.rows = rows;
        columns = List.copyOf(rows.columns());
        noted = List.copyOf(rows.noted());
        ahead = begun();
    }

    /**
     * Some that were read.
     *
     * @param position where the file was read to
     * @param last whether there are none behind them
     * @param failure why, where that is not the end of the file
     */
    private record Some(
            List<Row> rows,
            long position,
            boolean last,
            @Nullable Throwable failure) {}

    private CompletableFuture<Some> begun() {
        return CompletableFuture.supplyAsync(this::read, thread);
    }

    private Some read() {
        List<Row> read = new ArrayList<>(AT_ONCE);
        try {
            while (read.size() < AT_ONCE) {
                Row row = rows.next();
                if (row == null) {
                    return new Some(read, rows.position(), true, null);
                }
                read.add(row);
            }
            return new Some(read, rows.position(), false, null);
        } catch (IOException | RefusedFileException | RuntimeException | Error e) {
            return new Some(read, rows.position(), true, e);
        }
    }

    @Override
    public @Nullable Row next() throws IOException, RefusedFileException {
        if (!left.hasNext() && !some.last) {
            some = ahead.join();
            left = some.rows.iterator();
            if (!some.last) {
                ahead = begun();
            }
        }
        if (left.hasNext()) {
            return left.next();
        }
        Throwable failure = some.failure;
        if (failure instanceof IOException unread) {
            throw unread;
        } else if (failure instanceof RefusedFileException refused) {
            throw refused;
        } else if (failure instanceof RuntimeException unexpected) {
            throw unexpected;
        } else if (failure instanceof Error error) {
            throw error;
        }
        return null;
    }

    @Override
    public Format format() {
        return rows.format();
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<Note> noted() {
        return noted;
    }

    @Override
    public long position() {
        return some.position;
    }

    /** Waits for what is being read. */
    @Override
    public void close() throws IOException {
        thread.shutdown();
        ahead.join();
        rows.close();
    }
}
