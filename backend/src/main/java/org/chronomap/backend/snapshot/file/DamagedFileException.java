package org.chronomap.backend.snapshot.file;

/** A file is not as it was written. */
public final class DamagedFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DamagedFileException(String message) {
        super(message);
    }
}
