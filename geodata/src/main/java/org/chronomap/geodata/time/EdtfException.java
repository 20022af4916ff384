package org.chronomap.geodata.time;

/** A text that is no date as {@link Edtf} reads them. The message is for the person who wrote it. */
public final class EdtfException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_QUOTE = 80;

    private final int position;
    private final String problem;

    /**
     * @param text what was to be read
     * @param position where in it the trouble begins, counted from 0
     * @param problem what is wrong, a clause without a full stop
     * @param advice what would be right, whole sentences with an example
     */
    EdtfException(String text, int position, String problem, String advice) {
        super("Cannot read the date \"%s\": at character %s, %s. %s"
                .formatted(shortened(text), position + 1, problem, advice));
        this.position = position;
        this.problem = problem;
    }

    /** Where in the text the trouble begins, counted from 0; the text's length if something is missing at its end. */
    public int position() {
        return position;
    }

    /** What is wrong, a clause without a full stop. */
    public String problem() {
        return problem;
    }

    /** Fit to stand in one line of a log or a page, however long or odd the text is. */
    static String shortened(String text) {
        String shown = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        StringBuilder printable = new StringBuilder(shown.length());
        shown.chars().forEach(c -> printable.append(Character.isISOControl(c) ? '\uFFFD' : (char) c));
        return printable.toString();
    }
}
