package org.chronomap.geodata.coordinates;

/** A part of a text that cannot be read in the way that was tried. */
final class UnreadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Refusal refusal;

    UnreadException(Refusal refusal) {
        // Many are thrown while ways are tried: without where.
        super(refusal.id(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
