package org.chronomap.geodata.ingest.geo;

/** A geometry that is none. */
final class ShapeException extends Exception {

    private static final long serialVersionUID = 1;

    private final String code;
    private final String given;

    ShapeException(String code, String given, String detail) {
        super(detail, null, false, false);
        this.code = code;
        this.given = given;
    }

    String code() {
        return code;
    }

    String given() {
        return given;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
