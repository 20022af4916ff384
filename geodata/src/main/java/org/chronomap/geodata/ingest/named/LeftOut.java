package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.List;

/** What no rows are made of, to be told; of many, the first. */
final class LeftOut {

    private static final int MOST = 20;
    private static final int LONGEST = 200;

    private final String what;
    private final String why;
    private final List<String> named = new ArrayList<>();
    private int count;

    /**
     * @param what in the plural
     * @param why ends the sentence
     */
    LeftOut(String what, String why) {
        this.what = what;
        this.why = why;
    }

    void add(String name) {
        count++;
        if (named.size() < MOST) {
            named.add(name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name);
        }
    }

    void tell(List<String> notes) {
        if (count > 0) {
            notes.add("%s are left out, %s: %s%s"
                    .formatted(
                            what,
                            why,
                            String.join("; ", named),
                            count > named.size() ? "; and " + (count - named.size()) + " more" : ""));
        }
    }
}
