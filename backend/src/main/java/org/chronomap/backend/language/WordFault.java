package org.chronomap.backend.language;

/**
 * What is amiss with one word of a language.
 *
 * @param detail what there should be: of a word that is missing, the English one
 */
record WordFault(Kind kind, String key, String detail) {

    enum Kind {
        /** Another language's is said in its place. */
        MISSING,
        /** Nothing says it. */
        UNKNOWN,
        /** It cannot be said as it stands; what is said where it is missing is said. */
        LEFT_OUT
    }

    @Override
    public String toString() {
        return switch (kind) {
            case MISSING -> key + " is missing: " + detail;
            case UNKNOWN -> key + " is no word of this version: " + detail;
            case LEFT_OUT -> key + " is left out: " + detail;
        };
    }
}
