package org.chronomap.geodata.export;

/** Text that a spreadsheet would reckon has an apostrophe before it in our tables, as OWASP has it, and is read without it. */
public final class Formulas {

    private static final String SIGNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Formulas() {}

    /** What no spreadsheet reckons. */
    static String guarded(String text) {
        return begins(text, 0) ? "'" + text : text;
    }

    /** What was guarded. */
    public static String unguarded(String text) {
        return text.startsWith("'") && begins(text, 1) ? text.substring(1) : text;
    }

    private static boolean begins(String text, int at) {
        return text.length() > at && SIGNS.indexOf(text.charAt(at)) >= 0;
    }
}
