package org.chronomap.geodata.ingest.named;

/** What stands where a date should is none. */
final class BadDateException extends Exception {

    private static final long serialVersionUID = 1;

    private final String given;

    /** @param detail what is wrong and what would be right */
    BadDateException(String given, String detail) {
        super(detail);
        this.given = given;
    }

    String given() {
        return given;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
