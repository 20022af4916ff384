package org.chronomap.geodata.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What texts must be that come from outside: the same on every database, since it is less than any of them takes. What is kept
 * already may have been written under other rules, and is read as it is.
 *
 * <p>Lengths are in UTF-16 units.
 */
public final class TextRules {

    /** Of one text. */
    public static final int LONGEST_TEXT = 100_000;

    /** Of the name of a member. */
    public static final int LONGEST_NAME = 200;

    /** Of the JSON of a whole document: what a column of H2 takes. */
    public static final int LONGEST_DOCUMENT = 1_048_576;

    /** Of what a story, or an item of one, is called in addresses. */
    public static final int LONGEST_ID = 100;

    /** What an id must be, for messages. */
    public static final String ID_FORM =
            "1 to 100 lower-case letters a-z, digits and single hyphens, like almaty-airport";

    private static final Pattern ID = Pattern.compile("[a-z0-9]++(?:-[a-z0-9]++)*+");

    private TextRules() {}

    /** What is wrong with a text, which may have several lines; empty when nothing is. */
    public static Optional<String> fault(String text) {
        return fault(text, LONGEST_TEXT, true);
    }

    /** What is wrong with a text of one line; empty when nothing is. */
    public static Optional<String> faultOfLine(String text) {
        return fault(text, LONGEST_TEXT, false);
    }

    /** Whether a story, or an item of one, may be called so. */
    public static boolean isId(String text) {
        return text.length() <= LONGEST_ID && ID.matcher(text).matches();
    }

    /** What is wrong with the name of a member; empty when nothing is. */
    public static Optional<String> faultOfName(String name) {
        return fault(name, LONGEST_NAME, false);
    }

    private static Optional<String> fault(String text, int longest, boolean ofLines) {
        if (text.length() > longest) {
            return Optional.of(tooLong(text, longest));
        }
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (Character.getType(codePoint) == Character.SURROGATE) {
                return Optional.of("holds half a character, " + named(codePoint) + " at position " + i
                        + ": one half of a pair says nothing without the other");
            }
            if (Character.isISOControl(codePoint) && !(ofLines && isOfLines(codePoint))) {
                return Optional.of(
                        "holds the control character " + named(codePoint) + " at position " + i + ", which is no text");
            }
            i += Character.charCount(codePoint);
        }
        return Optional.empty();
    }

    private static boolean isOfLines(int codePoint) {
        return codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
    }

    private static String named(int codePoint) {
        return String.format(Locale.ROOT, "U+%04X", codePoint);
    }

    /** What is wrong with the length of a document; empty when nothing is. */
    public static Optional<String> faultOfDocument(String json) {
        return json.length() <= LONGEST_DOCUMENT
                ? Optional.empty()
                : Optional.of(tooLong(json, LONGEST_DOCUMENT)
                        + " in all, as JSON; say less in it, or divide it into several");
    }

    private static String tooLong(String text, int longest) {
        return "has " + text.length() + " characters; it must have " + longest + " at the most";
    }
}
