package org.chronomap.geodata.story;

/** How much of the story a scene shows at once. */
public enum SceneMode implements WireName {
    /** All that has begun until the end of the scene's time. */
    CUMULATIVE,
    /** All that may overlap the scene's time. */
    WINDOW,
    /** All that may overlap the last step of the scene's time. */
    MOMENT
}
