package org.chronomap.geodata.ingest.mapping;

import java.util.List;
import org.chronomap.geodata.gazetteer.Gazetteer;

/**
 * A name of a place that may mean several, or none that is known; the answer is the id of one of them, in the mapping's places.
 *
 * @param rows in which it stands
 * @param candidates the likelier first; of {@code isExact} false they have almost this name
 */
public record PlaceQuestion(String name, long rows, boolean isExact, List<Gazetteer.Hit> candidates) {

    public PlaceQuestion {
        candidates = List.copyOf(candidates);
    }
}
