package org.chronomap.geodata.story;

/** Where a movement came by: at a place of the story, or at a position. */
public sealed interface Waypoint {

    /** @param id of a place of the story */
    record AtPlace(String id) implements Waypoint {}

    /**
     * @param longitude in degrees, -180 to 180
     * @param latitude in degrees, -90 to 90
     */
    record AtPosition(double longitude, double latitude) implements Waypoint {}
}
