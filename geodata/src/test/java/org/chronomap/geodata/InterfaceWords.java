package org.chronomap.geodata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The words of the interface, which the server says dates with, from the front end's own files. */
public final class InterfaceWords {

    private static final Path FOLDER = Path.of("..", "frontend", "src", "main", "web", "i18n");

    private InterfaceWords() {}

    /** The messages by key. */
    public static Map<String, String> in(String language) {
        try {
            return JsonMapper.shared()
                    .readValue(Files.readString(FOLDER.resolve(language + ".json")), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
