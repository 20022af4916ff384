package org.chronomap.geodata.geo;

/** A document is not TopoJSON, or not of the kind that is read here. The message says where and what was expected. */
public final class TopoJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TopoJsonException(String message) {
        super(message);
    }

    TopoJsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
