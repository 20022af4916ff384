package org.chronomap.geodata.ingest.geo;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.ingest.Note;

/** What is told of a file, each once. */
final class Notes {

    private final Set<Note> notes = new LinkedHashSet<>();

    void add(Note note) {
        notes.add(note);
    }

    List<Note> all() {
        return List.copyOf(notes);
    }
}
