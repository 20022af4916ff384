package org.chronomap.geodata.ingest.geo;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is told of a file, each once. */
final class Notes {

    private final Set<String> notes = new LinkedHashSet<>();

    void add(String note) {
        notes.add(note);
    }

    List<String> all() {
        return List.copyOf(notes);
    }
}
