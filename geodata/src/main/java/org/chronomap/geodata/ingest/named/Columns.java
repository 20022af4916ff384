package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import tools.jackson.databind.JsonNode;

/** A column for each member that items have beyond those of their format, in the order in which they are met. */
final class Columns {

    private static final int MOST = Limits.COLUMNS - 50;

    /** By member. */
    private final Map<String, String> names = new LinkedHashMap<>();

    private boolean more;

    /** @param own those of the format */
    void meet(JsonNode object, Collection<String> own) {
        for (String member : object.propertyNames()) {
            if (own.contains(member) || names.containsKey(member)) {
                continue;
            }
            if (names.size() < MOST) {
                names.put(member, member);
            } else {
                more = true;
            }
        }
    }

    /** @param taken by other columns */
    List<String> names(Collection<String> taken) {
        List<String> all = new ArrayList<>(taken);
        names.replaceAll((member, any) -> {
            String name = member.isBlank() ? "Column" : member.strip();
            for (int nth = 2; all.contains(name); nth++) {
                name = (member.isBlank() ? "Column" : member.strip()) + " (" + nth + ")";
            }
            all.add(name);
            return name;
        });
        return all.subList(taken.size(), all.size());
    }

    void put(ItemRow row, JsonNode object) {
        names.forEach((member, name) -> row.put(name, object.path(member)));
    }

    void tell(List<Note> notes) {
        if (more) {
            notes.add(Note.of(
                    "left-out-properties",
                    "The items have more than %s names of properties: the later ones are left out",
                    MOST));
        }
    }
}
