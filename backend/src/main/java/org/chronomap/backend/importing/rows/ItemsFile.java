package org.chronomap.backend.importing.rows;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.chronomap.geodata.story.StoryPart;

/** Which items a file of rows has, a line an item: {@code incidents TAB id}. Of more than {@value #MOST} nothing is kept. */
record ItemsFile(Path path) {

    static final int MOST = 1_000_000;

    record One(StoryPart part, String id) {}

    Writing write() throws IOException {
        return new Writing(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
    }

    final class Writing implements Closeable {

        private final BufferedWriter writer;
        private int size;

        private Writing(BufferedWriter writer) {
            this.writer = writer;
        }

        void add(StoryPart part, String id) throws IOException {
            if (++size <= MOST) {
                writer.write(part.id() + '\t' + id + '\n');
            }
        }

        @Override
        public void close() throws IOException {
            writer.close();
            if (size > MOST) {
                Files.deleteIfExists(path);
            }
        }
    }

    boolean isKept() {
        return Files.exists(path);
    }

    /** To be closed. */
    Stream<One> items() throws IOException {
        return Spool.lines(path).map(line -> {
            int tab = line.indexOf('\t');
            return new One(StoryPart.find(line.substring(0, tab)).orElseThrow(), line.substring(tab + 1));
        });
    }
}
