package org.chronomap.geodata.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names by which places are sought though the tables do not have them: earlier ones, those of the place's own language, short ones. A line is
 * the id of a place, a colon, and names with commas between.
 *
 * @param foreignById those of further languages, which count for less than the others
 */
record OtherNames(Map<String, List<String>> byId, Map<String, List<String>> foreignById) {

    static final OtherNames NONE = new OtherNames(Map.of(), Map.of());

    /**
     * @throws IllegalArgumentException where a line is not of this form
     * @throws UncheckedIOException where the file cannot be read
     */
    static OtherNames read(InputStream file) {
        Map<String, List<String>> byId = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split(": ", 2);
                        if (parts.length < 2 || byId.put(parts[0], List.of(parts[1].split(", "))) != null) {
                            throw new IllegalArgumentException("Not one place's other names: \"%s\"".formatted(line));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new OtherNames(byId, Map.of());
    }

    /** These, and those of a file as names of further languages. */
    OtherNames andForeign(InputStream file) {
        return new OtherNames(byId, read(file).byId);
    }

    /** Those of further languages that the place does not have anyway. */
    List<String> foreign(String id) {
        return foreignById.getOrDefault(id, List.of()).stream()
                .filter(name -> !of(id).contains(name))
                .toList();
    }

    List<String> of(String id) {
        return byId.getOrDefault(id, List.of());
    }

    Set<String> ids() {
        return byId.keySet();
    }
}
