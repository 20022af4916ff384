package org.chronomap.backend.state;

import org.chronomap.geodata.index.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What a reader has chosen, as far as it stands in an address.
 *
 * @param filters what it is narrowed to; asks nothing of space and time
 * @param undated whether what has no known date is on the map
 * @param search what {@code filters} searches for, as it was typed
 * @param incident id of the incident or movement whose details are open
 * @param scene index of the scene that is walked
 * @param sceneLeads whether time and view are the scene's own
 * @param view null for the scene's, else the story's first view
 */
public record ReaderState(
        TimeShown time,
        Selection filters,
        boolean undated,
        String search,
        @Nullable String incident,
        @Nullable Integer scene,
        boolean sceneLeads,
        @Nullable View view,
        Theme theme) {

    /** The same at another time. */
    public ReaderState at(TimeShown other) {
        return new ReaderState(other, filters, undated, search, incident, scene, sceneLeads, view, theme);
    }
}
