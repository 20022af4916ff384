package org.chronomap.geodata.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.StoryFolder;
import org.junit.jupiter.api.Test;

/** A file that stands on one line, as programs write JSON. */
class OneLineTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ITEMS = 2_000;
    private static final String ITEM = "{\"id\": \"a\", \"title\": {\"en\": \"🙂 A\"}, \"when\": \"2022-01-03\"}, ";

    @Test
    void takesNoMoreThanOneOfManyLines() throws IOException {
        read("\n");

        assertThat(read("")).isLessThan(2 * read("\n"));
    }

    /** @return how many bytes it took to read items */
    private static long read(String behindEach) throws IOException {
        byte[] file = ("[" + (ITEM + behindEach).repeat(ITEMS) + "]").getBytes(StandardCharsets.UTF_8);
        List<YamlFault> faults = new ArrayList<>();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        YamlDocument document = new YamlDocument(new ByteArrayInputStream(file));
        document.read(faults::add);
        long after = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(faults).isEmpty();
        assertThat(document.root().size()).isEqualTo(ITEMS);
        return after - before;
    }

    /** The parser reads some thousand characters at a time. */
    @Test
    void charactersOfTwoHalvesMayStandAnywhere() throws IOException {
        for (int before = 0; before < 1_100; before++) {
            String text = "x".repeat(before) + "🙂".repeat(600);
            List<YamlFault> faults = new ArrayList<>();

            YamlDocument document =
                    new YamlDocument(new ByteArrayInputStream(("[\"" + text + "\"]").getBytes(StandardCharsets.UTF_8)));
            document.read(faults::add);

            assertThat(faults).isEmpty();
            assertThat(document.root().path(0).asString()).isEqualTo(text);
        }
    }

    @Test
    void aCommentIsToldBehindSignsOfTwoCharactersToo() throws IOException {
        assertThat(StoryFolder.small()
                        .replacing(
                                "incidents.yaml",
                                "title: {en: A march}",
                                "title: {en: \"🙂🙂\"}\n  tags: [🙂🙂 #metoo, x]")
                        .faults())
                .anyMatch(fault -> fault.endsWith("tags: \"#metoo\""));
    }
}
