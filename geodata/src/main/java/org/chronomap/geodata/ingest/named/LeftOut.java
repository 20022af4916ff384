package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Note;

/** What no rows are made of, to be told; of many, the first. */
final class LeftOut {

    private static final int MOST = 20;
    private static final int LONGEST = 200;

    private final String code;
    private final String what;
    private final String why;
    private final List<String> named = new ArrayList<>();
    private int count;

    /**
     * @param code of the note that tells it
     * @param what in the plural
     * @param why ends the sentence
     */
    LeftOut(String code, String what, String why) {
        this.code = code;
        this.what = what;
        this.why = why;
    }

    void add(String name) {
        count++;
        if (named.size() < MOST) {
            named.add(name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name);
        }
    }

    /** By its values the note says which, and how many more there are. */
    void tell(List<Note> notes) {
        if (count > 0) {
            String which = String.join("; ", named);
            int more = count - named.size();
            notes.add(new Note(
                    null,
                    code,
                    List.of(which, String.valueOf(more)),
                    what + " are left out, " + why + ": " + which + (more > 0 ? "; and " + more + " more" : "")));
        }
    }
}
