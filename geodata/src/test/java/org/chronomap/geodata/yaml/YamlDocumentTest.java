package org.chronomap.geodata.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

class YamlDocumentTest {

    @Test
    void anItemOfAListIsTakenBeforeTheNextOneIsRead() throws IOException {
        YamlDocument document = document("- {id: a}\n- id: b\n  at: [1, 2]\n- {id: c}\n- {id: \"open}\n");
        List<String> taken = new ArrayList<>();
        List<YamlFault> faults = new ArrayList<>();

        document.read(
                faults::add,
                item -> taken.add(document.line(
                                JsonPointer.empty().appendIndex(taken.size()).appendProperty("at")) + " " + item));

        assertThat(taken).startsWith("1 {\"id\":\"a\"}", "3 {\"id\":\"b\",\"at\":[1,2]}");
        assertThat(faults).hasSize(1);
        assertThat(document.root().size()).isZero();
    }

    @Test
    void aListWithATagIsTakenAsAWhole() throws IOException {
        YamlDocument document = document("!mine\n- a\n- b\n");
        List<String> taken = new ArrayList<>();

        document.read(fault -> {}, item -> taken.add(item.asString()));

        assertThat(taken).containsExactly("a", "b");
    }

    @Test
    void whatIsNoListIsTheRoot() throws IOException {
        YamlDocument document = document("a: [1]\r\nb: #7a4a12\r\n");
        List<String> told = new ArrayList<>();

        document.read(fault -> {}, item -> told.add("taken"));
        document.tellFaults((at, message) -> told.add(document.line(at) + " " + message));

        assertThat(document.root().path("a").path(0).intValue()).isEqualTo(1);
        assertThat(told)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("2 # begins a comment")
                .contains("\"#7a4a12\"");
    }

    private static YamlDocument document(String text) throws IOException {
        return new YamlDocument(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
