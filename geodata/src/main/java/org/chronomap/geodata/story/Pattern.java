package org.chronomap.geodata.story;

/** How a category is hatched, so that categories are told apart without colour. */
public enum Pattern implements WireName {
    SOLID,
    DOTS,
    LINES_UP,
    LINES_DOWN,
    LINES_LEVEL,
    LINES_UPRIGHT,
    CROSS,
    GRID,
    WAVES,
    RINGS
}
