package org.chronomap.backend.importing.rows;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronomap.backend.editing.Fresh;
import org.chronomap.backend.store.BulkBlock;
import org.chronomap.backend.store.IdList;
import reactor.core.publisher.Flux;

/** New incidents that are to be made: in blocks, one behind the other. */
public final class FreshFile implements Fresh {

    private static final int AT_ONCE = 1 << 16;

    private final Path path;
    private IdList ids = new IdList();
    private int blocks;

    public FreshFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    public Writing write() throws IOException {
        ids = new IdList();
        blocks = 0;
        return new Writing(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), AT_ONCE)));
    }

    public final class Writing implements Closeable {

        private final DataOutputStream out;
        private final BulkBlock.Builder builder = new BulkBlock.Builder();

        private Writing(DataOutputStream out) {
            this.out = out;
        }

        public void add(String id, String json) throws IOException {
            if (builder.isFull()) {
                end();
            }
            builder.add(id, json);
            ids.add(id);
        }

        private void end() throws IOException {
            builder.build().write(out);
            blocks++;
        }

        @Override
        public void close() throws IOException {
            if (builder.size() > 0) {
                end();
            }
            builder.end();
            out.close();
        }
    }

    @Override
    public IdList ids() {
        return ids;
    }

    @Override
    public Flux<BulkBlock> blocks() {
        return Flux.using(this::open, this::blocks, FreshFile::close);
    }

    private DataInputStream open() throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(path), AT_ONCE));
    }

    private Flux<BulkBlock> blocks(DataInputStream in) {
        return Flux.generate(() -> 0, (read, sink) -> {
            if (read == blocks) {
                sink.complete();
            } else {
                try {
                    sink.next(BulkBlock.read(in));
                } catch (IOException e) {
                    sink.error(e);
                }
            }
            return read + 1;
        });
    }

    private static void close(DataInputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
