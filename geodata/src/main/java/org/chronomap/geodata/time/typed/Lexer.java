package org.chronomap.geodata.time.typed;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into numbers, words and signs, in one pass. Quotation marks and parentheses are passed over; a full stop behind a word
 * belongs to it, and so do those within an abbreviation (p.m., av. J.-C.).
 */
final class Lexer {
    static final int MOST_DIGITS = 8;

    private static final String HYPHENS = "-\u2010\u2011";
    private static final String DASHES = "\u2012\u2013\u2014\u2015\u2212";
    private static final String SIGNS = "./:,+";
    private static final char ARABIC_COMMA = '\u060C';
    private static final String DIRECTION_MARKS =
            "\u200E\u200F\u061C\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";
    private static final String APOSTROPHES = "'\u2019\u02BC\u2018`";
    /** A letter to Unicode, in CLDR's пʼятниця. */
    private static final char LETTER_APOSTROPHE = '\u02BC';

    private static final String PASSED_OVER = "\"\u00AB\u00BB\u201C\u201D\u201E();";
    private static final String ABOUT = "~\u2248";
    private static final String UNSURE = "?";
    private static final int SHORT_WORD = 2;

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean spaced = true;
    private boolean shortened;

    private Lexer(String text) {
        this.text = text;
    }

    /** @throws Refusal if it has a sign that no date has, or a number too long for one */
    static List<Token> cut(String text) {
        return new Lexer(text).all();
    }

    /** As words are compared: in lower case, without accents. */
    static String plain(String word) {
        String apart = Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        StringBuilder plain = new StringBuilder(apart.length());
        apart.chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK && c != LETTER_APOSTROPHE)
                .forEach(c -> plain.append((char) c));
        return plain.toString();
    }

    /** With the digits of Arabic and Persian as those of EDTF, each in its place. */
    static String withAsciiDigits(String text) {
        StringBuilder ascii = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            int value = Character.getType(text.charAt(i)) == Character.DECIMAL_DIGIT_NUMBER
                    ? Character.digit(text.charAt(i), 10)
                    : -1;
            if (value >= 0) {
                ascii.setCharAt(i, (char) ('0' + value));
            }
        }
        return ascii.toString();
    }

    /** Without the marks that tell the direction of writing, which are copied along with a date. */
    static String withoutMarks(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        text.chars().filter(c -> !isMark((char) c)).forEach(c -> bare.append((char) c));
        return bare.toString();
    }

    private static boolean isMark(char c) {
        return DIRECTION_MARKS.indexOf(c) >= 0;
    }

    private List<Token> all() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                spaced = true;
                shortened = false;
                at++;
            } else if (isDigit(c)) {
                figure();
            } else if (Character.isLetter(c)) {
                letters();
            } else if (isMark(c)) {
                at++;
            } else {
                sign(c);
            }
        }
        return tokens;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void figure() {
        int from = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        if (at - from > MOST_DIGITS) {
            throw Refusal.of(Fault.NUMBER, from);
        }
        int value = Integer.parseInt(text.substring(from, at));
        tokens.add(new Token.Figure(value, at - from, false, shortened, spaced, from));
        spaced = false;
        shortened = false;
    }

    private void letters() {
        int from = at;
        StringBuilder word = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            int next = afterAbbreviation(word.length());
            if (Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                word.append(c);
                at++;
            } else if (isWithinCyrillic(c)) {
                at++;
            } else if (next > at) {
                at = next;
            } else {
                break;
            }
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
        }
        tokens.add(new Token.Letters(plain(word.toString()), text.substring(from, at), spaced, from));
        spaced = false;
        shortened = false;
    }

    /** That of п'ятниця is of the word; that of d'avril parts two. */
    private boolean isWithinCyrillic(char c) {
        return APOSTROPHES.indexOf(c) >= 0
                && at + 1 < text.length()
                && Character.UnicodeScript.of(text.charAt(at + 1)) == Character.UnicodeScript.CYRILLIC;
    }

    /** Where an abbreviation goes on behind its full stop (and hyphen); here, if it does not. */
    private int afterAbbreviation(int length) {
        if (length > SHORT_WORD || text.charAt(at) != '.') {
            return at;
        }
        int next = at + 1;
        if (next < text.length() && HYPHENS.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next < text.length() && Character.isLetter(text.charAt(next)) ? next : at;
    }

    private void sign(char c) {
        int from = at;
        at++;
        boolean spacedAfter = at == text.length() || isSpace(text.charAt(at));
        if (APOSTROPHES.indexOf(c) >= 0) {
            shortened = true;
        } else if (HYPHENS.indexOf(c) >= 0) {
            tokens.add(new Token.Sign(spaced && spacedAfter ? '–' : '-', spaced, spacedAfter, from));
        } else if (DASHES.indexOf(c) >= 0) {
            tokens.add(new Token.Sign('–', spaced, spacedAfter, from));
        } else if (SIGNS.indexOf(c) >= 0 || c == ARABIC_COMMA) {
            tokens.add(new Token.Sign(c == ARABIC_COMMA ? ',' : c, spaced, spacedAfter, from));
        } else if (ABOUT.indexOf(c) >= 0) {
            tokens.add(new Token.Said(Term.ABOUT, 0, from));
        } else if (UNSURE.indexOf(c) >= 0) {
            tokens.add(new Token.Said(Term.UNSURE, 0, from));
        } else if (PASSED_OVER.indexOf(c) < 0) {
            throw Refusal.of(Fault.SIGN, from, Character.toString(text.codePointAt(from)));
        }
        spaced = spacedAfter || PASSED_OVER.indexOf(c) >= 0;
    }
}
