package org.chronomap.backend.importing.rows;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.backend.editing.Staged;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;

/** What is to be written, new incidents in a file of theirs; the others a line an item: {@code incidents TAB id TAB json}; no JSON that was written here has a tab or a line's end. */
public record StagedFile(Path path, FreshFile fresh) implements Staged {

    public Writing write() throws IOException {
        return new Writing(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
    }

    public static final class Writing implements Closeable {

        private final BufferedWriter writer;

        private Writing(BufferedWriter writer) {
            this.writer = writer;
        }

        public void add(StoryPart part, String id, String json) throws IOException {
            writer.write(part.id());
            writer.write('\t');
            writer.write(id);
            writer.write('\t');
            writer.write(json);
            writer.write('\n');
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    @Override
    public Reading open() throws IOException {
        return new Lines(Files.newBufferedReader(path, StandardCharsets.UTF_8));
    }

    private static final class Lines implements Reading {

        private final BufferedReader reader;
        private @Nullable One ahead;

        Lines(BufferedReader reader) {
            this.reader = reader;
        }

        @Override
        public List<One> next(int most) throws IOException {
            List<One> next = new ArrayList<>();
            One one = ahead == null ? one() : ahead;
            ahead = null;
            while (one != null) {
                if (next.size() == most || (!next.isEmpty() && next.get(0).part() != one.part())) {
                    ahead = one;
                    return next;
                }
                next.add(one);
                one = one();
            }
            return next;
        }

        private @Nullable One one() throws IOException {
            String line = reader.readLine();
            if (line == null) {
                return null;
            }
            int first = line.indexOf('\t');
            int second = line.indexOf('\t', first + 1);
            return new One(
                    StoryPart.find(line.substring(0, first)).orElseThrow(),
                    line.substring(first + 1, second),
                    line.substring(second + 1));
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
