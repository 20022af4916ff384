package org.chronomap.backend.state;

/** The colours that a page is asked for in; one that follows the reader's system is light where there is no reader. */
public enum Theme {
    AUTO,
    LIGHT,
    DARK
}
