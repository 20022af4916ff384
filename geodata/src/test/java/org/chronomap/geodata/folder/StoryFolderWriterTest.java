package org.chronomap.geodata.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.Revision;
import org.chronomap.geodata.validation.ValidStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is written as a folder is read as the same story. */
class StoryFolderWriterTest {

    private static Map<String, String> write(List<Document> documents) throws IOException {
        Map<String, ByteArrayOutputStream> files = new TreeMap<>();
        StoryFolderWriter.write(documents.stream(), name -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            files.put(name, bytes);
            return bytes;
        });
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, bytes) -> texts.put(name, bytes.toString(StandardCharsets.UTF_8)));
        return texts;
    }

    private static List<Document> read(String id, Map<String, String> files) throws Exception {
        return StoryReader.documents(
                id,
                name -> files.containsKey(name)
                        ? new ByteArrayInputStream(files.get(name).getBytes(StandardCharsets.UTF_8))
                        : null,
                StoryFolder.outlines());
    }

    @Test
    void theBundledStoryComesBack() throws Exception {
        Story story = StoryFolder.bundled();
        List<Document> documents = new DocumentWriter(ItemSchemas.STANDARD).documents(story);

        Map<String, String> files = write(documents);

        assertThat(files)
                .containsOnlyKeys("story.yaml", "places.yaml", "incidents.yaml", "movements.yaml", "scenes.yaml");
        assertThat(read(story.id(), files)).containsExactlyElementsOf(documents);
        assertThat(files.get("places.yaml")).startsWith("- id: kazakhstan\n").contains("\n\n- id: almaty\n");
        assertThat(files.get("incidents.yaml"))
                .contains("\n  when: 2022-01-02/\n")
                .doesNotContain("\\u");
    }

    @Test
    void everyMemberComesBack() throws Exception {
        List<Document> documents = new DocumentWriter(ItemSchemas.STANDARD)
                .documents(StoryFolder.full().read());

        assertThat(read("test", write(documents))).containsExactlyElementsOf(documents);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b",
                "a #b",
                "#b",
                "- a",
                "-",
                "? a",
                "\"quoted\"",
                "it's",
                "007",
                "0x10",
                "1e3",
                "-5",
                ".5",
                "12_000",
                "yes",
                "true",
                "False",
                "null",
                "~",
                ".inf",
                "2022-01-06",
                "one\ntwo",
                "one\n\n  two\nthree",
                "one\n two ",
                "one\ttwo",
                "one\r\ntwo",
                "ab\u2028c",
                "%a",
                "@a",
                "`a",
                "&a",
                "*a",
                "!a",
                "|",
                ">-",
                "{a}",
                "[a]",
                "a, b",
                "---",
                "...",
                "مسيرة: في المدينة",
                "🎈 # 🎈",
                "\uFEFFa",
                "<<",
                "=",
            })
    void hostileTextsComeBack(String text) throws Exception {
        ObjectNode fields = (ObjectNode) JsonMapper.shared().readTree("""
                {"id": "march", "when": "2022-01-06", "place": "almaty", "category": "protest", "status": "reported"}""");
        fields.putObject("title").put("en", text).put("fr", text + " " + text.repeat(100));
        fields.putArray("tags").add(text).add("x");
        fields.putArray("sources").addObject().put("publisher", text);
        // A name is of one line.
        String name = text.replaceAll("[\r\n\t]", "-");
        fields.putObject("extra")
                .put(name, text)
                .putObject("below")
                .putArray(name)
                .add(text)
                .add(1)
                .add(true);
        List<Document> small = new DocumentWriter(ItemSchemas.STANDARD)
                .documents(StoryFolder.small().read());
        ValidStory validStory = ValidStory.of("test", small, StoryFolder.outlines())
                .revise(List.of(new Revision.Put(new Document(StoryPart.INCIDENTS, "march", fields))));

        assertThat(read("test", write(validStory.documents()))).containsExactlyElementsOf(validStory.documents());
    }

    @Test
    void whatComesBeforeIsNotTakenLater() throws Exception {
        List<Document> documents = new ArrayList<>(new DocumentWriter(ItemSchemas.STANDARD)
                .documents(StoryFolder.full().read()));
        Collections.reverse(documents);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> write(documents))
                .withMessage("scenes are written already, and movements come before them");
    }

    @Test
    void aFailureOfTheDiskIsTold() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the disk is full");
            }
        };

        assertThatIOException()
                .isThrownBy(() -> StoryFolderWriter.write(
                        new DocumentWriter(ItemSchemas.STANDARD).documents(StoryFolder.bundled()).stream(),
                        name -> full))
                .withMessage("the disk is full");
    }
}
