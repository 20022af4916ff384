package org.chronomap.geodata.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.ValidStory;
import org.chronomap.geodata.yaml.YamlNodes;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.NonPrintableStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a story folder, which {@link StoryReader} reads as the documents that it was written of. */
public final class StoryFolderWriter {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            // As the reader of folders has it: what is plain there is quoted where it would not be text.
            .setSchema(new CoreSchema())
            .setIndent(2)
            .setWidth(120)
            .setNonPrintableStyle(NonPrintableStyle.ESCAPE)
            .build();

    private StoryFolderWriter() {}

    /** Opens the files of a folder for writing. */
    @FunctionalInterface
    public interface Files {

        /** Opens one file by its name, like {@code story.yaml}; it is closed when it is written. */
        OutputStream create(String name) throws IOException;
    }

    /**
     * Writes a file for each part of the story that has anything in it.
     *
     * @param documents of one whole story, as a {@link ValidStory} gives them
     * @throws IOException when a file cannot be written
     */
    public static void write(Collection<Document> documents, Files files) throws IOException {
        for (StoryPart part : StoryPart.values()) {
            List<Document> own = documents.stream()
                    .filter(document -> document.part() == part)
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            try (Writer writer = new OutputStreamWriter(files.create(part.id() + ".yaml"), StandardCharsets.UTF_8)) {
                write(part, own, new To(writer));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private static void write(StoryPart part, List<Document> documents, To writer) {
        Dump dump = new Dump(SETTINGS);
        if (part == StoryPart.STORY) {
            dump.dumpNode(YamlNodes.of(without("id", documents.get(0).fields())), writer);
            return;
        }
        List<Document> ordered = new ArrayList<>(documents);
        if (part == StoryPart.SCENES) {
            ordered.sort(Comparator.comparing(
                    scene -> scene.fields().path("position").decimalValue(BigDecimal.ZERO)));
        }
        boolean first = true;
        for (Document document : ordered) {
            if (!first) {
                writer.write("\n");
            }
            first = false;
            // One at a time, with a line between them, as a person would.
            JsonNode item = part == StoryPart.SCENES ? without("position", document.fields()) : document.fields();
            dump.dumpNode(YamlNodes.listOf(item), writer);
        }
    }

    private static JsonNode without(String name, JsonNode fields) {
        ObjectNode others = JsonNodeFactory.instance.objectNode();
        fields.forEachEntry(others::set);
        others.remove(name);
        return others;
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
