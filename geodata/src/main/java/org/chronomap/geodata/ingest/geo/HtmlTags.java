package org.chronomap.geodata.ingest.geo;

import java.util.Locale;

/** The tags and comments of a text, in time that grows with its length alone, whatever is left open in it. */
final class HtmlTags {

    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    private final String html;
    private int start;
    private int end;
    private String name = "";
    private String attributes = "";
    private boolean isClosing;
    private boolean isCommentLeftOpen;

    HtmlTags(String html) {
        this.html = html;
    }

    /** Goes to the next one, if there is any. */
    boolean find() {
        for (start = html.indexOf('<', end); start >= 0; start = html.indexOf('<', start + 1)) {
            if (html.startsWith(COMMENT, start)) {
                int close = isCommentLeftOpen ? -1 : html.indexOf(COMMENT_END, start + COMMENT.length());
                isCommentLeftOpen = close < 0;
                if (close >= 0) {
                    name = "";
                    attributes = "";
                    isClosing = false;
                    end = close + COMMENT_END.length();
                    return true;
                }
                continue;
            }
            isClosing = html.startsWith("/", start + 1);
            int from = start + (isClosing ? 2 : 1);
            int to = nameEnd(from);
            if (to > from) {
                int close = html.indexOf('>', to);
                if (close < 0) {
                    return false;
                }
                name = html.substring(from, to).toLowerCase(Locale.ROOT);
                attributes = html.substring(to, close);
                end = close + 1;
                return true;
            }
        }
        return false;
    }

    private int nameEnd(int from) {
        int at = from;
        while (at < html.length() && isOfName(html.charAt(at), at > from)) {
            at++;
        }
        return at;
    }

    private static boolean isOfName(char c, boolean mayBeDigit) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (mayBeDigit && c >= '0' && c <= '9');
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** In small letters; empty of a comment. */
    String name() {
        return name;
    }

    boolean isClosing() {
        return isClosing;
    }

    String attributes() {
        return attributes;
    }
}
