package org.chronomap.backend.backup;

/** An archive that nothing is restored from. */
final class UnfitArchiveException extends Exception {

    /** @param why a clause that begins with "it" or "its" */
    UnfitArchiveException(String why) {
        super("The archive is not restored: " + why);
    }
}
