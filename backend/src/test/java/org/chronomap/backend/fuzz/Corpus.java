package org.chronomap.backend.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What lies in the folder {@code fuzz} of the tests' resources. */
final class Corpus {

    private static final String FOLDER = "classpath:fuzz/";

    private Corpus() {}

    /** Every request of {@code corpus/*.http}, each behind a line {@code ### what it is}. */
    static List<WireRequest> requests() {
        List<WireRequest> requests = new ArrayList<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FOLDER + "corpus/*.http")) {
                String[] parts = ('\n' + file.getContentAsString(StandardCharsets.UTF_8)).split("\n### ", -1);
                for (String part : Arrays.asList(parts).subList(1, parts.length)) {
                    int end = part.indexOf('\n');
                    requests.add(WireRequest.parse(part.substring(0, end), part.substring(end + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return requests;
    }

    /** A table of values by name: lines of {@code name: value | value}, in the notation of requests; in the file's order. */
    static Map<String, List<String>> table(String file) {
        Map<String, List<String>> table = new LinkedHashMap<>();
        for (String line : lines(file)) {
            int colon = (line + ' ').indexOf(": ");
            table.put(
                    line.substring(0, colon),
                    Arrays.stream(line.substring(colon + 1).split(" \\| ", -1))
                            .map(String::strip)
                            .map(Notation::read)
                            .toList());
        }
        return table;
    }

    /** Without comments and empty lines. */
    static List<String> lines(String file) {
        try {
            return new PathMatchingResourcePatternResolver()
                    .getResource(FOLDER + file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
