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

    /** What has no other form than its words. */
    void add(String text) {
        add(Note.inWords(text));
    }

    List<Note> all() {
        return List.copyOf(notes);
    }
}
