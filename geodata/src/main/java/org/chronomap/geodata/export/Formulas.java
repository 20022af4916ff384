package org.chronomap.geodata.export;

/**
 * Text that a spreadsheet would reckon has an apostrophe before it in our tables, as OWASP has it, and is read without it. So has text that
 * looks guarded already, and is read as what it was.
 */
public final class Formulas {

    private static final String SIGNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Formulas() {}

    /** What no spreadsheet reckons. */
    static String guarded(String text) {
        return isSuspect(text) ? "'" + text : text;
    }

    /** For a file that says itself which cells are text: guarded alone where it would be read as another text. */
    static String marked(String text) {
        return text.startsWith("'") ? guarded(text) : text;
    }

    /** What was guarded. */
    public static String unguarded(String text) {
        return text.startsWith("'") && isSuspect(text) ? text.substring(1) : text;
    }

    /** Behind what apostrophes it may have. */
    private static boolean isSuspect(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0;
    }
}
