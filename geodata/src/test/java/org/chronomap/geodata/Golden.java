package org.chronomap.geodata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Answers that a person has looked at. Renewed by {@code -Dgolden.renew=true}, to be looked at again before a commit. */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Golden() {}

    /** The same text, line by line. */
    public static void assertText(String name, String actual) throws IOException {
        assertThat(actual).isEqualTo(kept(name, actual));
    }

    /** The same members and elements; their order counts in lists alone. */
    public static void assertJson(String name, byte[] actual) throws IOException {
        JsonNode tree = JSON.readTree(actual);
        assertThat(tree).isEqualTo(JSON.readTree(kept(name, JSON.writeValueAsString(tree) + "\n")));
    }

    private static String kept(String name, String renewed) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, renewed);
        }
        return Files.readString(file);
    }
}
