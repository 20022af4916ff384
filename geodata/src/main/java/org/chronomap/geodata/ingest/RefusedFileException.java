package org.chronomap.geodata.ingest;

/** Nothing can be made of a file, or of the rest of it. */
public final class RefusedFileException extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;

    /**
     * @param code for programs: lower-case words with hyphens
     * @param message what is wrong and what would be right
     */
    public RefusedFileException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
