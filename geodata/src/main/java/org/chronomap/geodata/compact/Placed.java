package org.chronomap.geodata.compact;

import java.util.Objects;
import org.chronomap.geodata.story.Incident;

/**
 * An incident, and how it came to be where it is.
 *
 * @param asItsPlace whether how closely it is placed follows from its place
 */
public record Placed(Incident incident, boolean asItsPlace) {

    public String id() {
        return incident.statement().id();
    }

    public String category() {
        return incident.statement().category();
    }

    public boolean hasPlace() {
        return incident.place() != null;
    }

    public String place() {
        return Objects.requireNonNull(incident.place());
    }
}
