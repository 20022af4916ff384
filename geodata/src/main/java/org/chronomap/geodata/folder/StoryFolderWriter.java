package org.chronomap.geodata.folder;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.ValidStory;
import org.chronomap.geodata.yaml.YamlNodes;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.NonPrintableStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a story folder, which {@link StoryReader} reads as the documents that it was written of. They are taken one by one, and of none
 * anything is held once it is written: a file for each part of the story that has anything in it.
 */
public final class StoryFolderWriter implements Closeable {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            // As the reader of folders has it: what is plain there is quoted where it would not be text.
            .setSchema(new OneResolver())
            .setIndent(2)
            .setWidth(120)
            .setNonPrintableStyle(NonPrintableStyle.ESCAPE)
            .build();

    private final Files files;
    private @Nullable StoryPart part;
    private @Nullable Writer file;

    public StoryFolderWriter(Files files) {
        this.files = files;
    }

    /** Opens the files of a folder for writing. */
    @FunctionalInterface
    public interface Files {

        /** Opens one file by its name, like {@code story.yaml}; it is closed when it is written, and before the next is opened. */
        OutputStream create(String name) throws IOException;
    }

    /**
     * Writes a whole story.
     *
     * @param documents as {@link ValidStory#eachDocument} gives them
     * @return how many they were
     * @throws IOException when a file cannot be written
     */
    public static int write(Stream<Document> documents, Files files) throws IOException {
        int written = 0;
        try (StoryFolderWriter folder = new StoryFolderWriter(files)) {
            for (Iterator<Document> each = documents.iterator(); each.hasNext(); written++) {
                folder.take(each.next());
            }
        }
        return written;
    }

    /**
     * Writes the next one.
     *
     * @param document of the same part of the story as the one before, or of a later one; scenes as they are told
     * @throws IOException when a file cannot be written
     */
    public void take(Document document) throws IOException {
        Writer writer = file;
        if (writer == null || part != document.part()) {
            writer = open(document.part());
        } else {
            // A line between them, as a person would.
            writer.write('\n');
        }
        try {
            new Dump(SETTINGS).dumpNode(node(document), new To(writer));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Writer open(StoryPart next) throws IOException {
        if (part != null && next.compareTo(part) < 0) {
            throw new IllegalArgumentException(
                    part.id() + " are written already, and " + next.id() + " come before them");
        }
        close();
        Writer opened =
                new BufferedWriter(new OutputStreamWriter(files.create(next.id() + ".yaml"), StandardCharsets.UTF_8));
        file = opened;
        part = next;
        return opened;
    }

    private static Node node(Document document) {
        return switch (document.part()) {
            case STORY -> YamlNodes.of(without("id", document.fields()));
            case PLACES, INCIDENTS, MOVEMENTS -> YamlNodes.listOf(document.fields());
            // Their order says it.
            case SCENES -> YamlNodes.listOf(without("position", document.fields()));
        };
    }

    private static JsonNode without(String name, JsonNode fields) {
        ObjectNode others = JsonNodeFactory.instance.objectNode();
        fields.forEachEntry(others::set);
        others.remove(name);
        return others;
    }

    /** Ends the last file. */
    @Override
    public void close() throws IOException {
        Writer last = file;
        file = null;
        if (last != null) {
            last.close();
        }
    }

    /** The engine asks for its resolver at each value, and the schema alone would make one each time. */
    private static final class OneResolver extends CoreSchema {

        private final ScalarResolver resolver = super.getScalarResolver();

        @Override
        public ScalarResolver getScalarResolver() {
            return resolver;
        }
    }

    /** To a file, whose failure the engine has no way to tell. */
    private record To(Writer writer) implements StreamDataWriter {

        @Override
        public void write(String text) {
            try {
                writer.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void write(String text, int from, int length) {
            write(text.substring(from, from + length));
        }
    }
}
