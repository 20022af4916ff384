package org.chronomap.geodata.tile;

import java.io.IOException;

/** A file is no PMTiles archive, is broken, or is one of a kind that is not read here. The message says which, in a sentence. */
public final class PmtilesException extends IOException {

    private static final long serialVersionUID = 1L;

    PmtilesException(String message) {
        super(message);
    }
}
