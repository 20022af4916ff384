package org.chronomap.geodata.coordinates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chronomap.geodata.coordinates.Token.Unit;
import org.jspecify.annotations.Nullable;

/** Cuts a text into tokens, in one pass over it, by its characters. */
final class Lexer {

    /** A position has fewer. */
    private static final int MOST_TOKENS = 60;

    /** More say nothing more. */
    private static final int MOST_DECIMALS = 15;

    private static final String DEGREES = "°º˚∘";
    private static final String MINUTES = "'’‘′´`ʹʼ‵＇";
    private static final String SECONDS = "\"”“″ʺ˝„〃＂";
    private static final String MINUSES = "-−–—‐‑﹣－";
    private static final String BREAKS = ",;/|&\n\t，；、";
    private static final String NOTHING = "[](){}<>=:~≈_";

    private final String text;
    private final boolean decimalCommas;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
        this.decimalCommas = DecimalCommas.areIn(text);
    }

    /** @param text without what cannot be seen, and spaces alone between words */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.at < text.length() && lexer.tokens.size() < MOST_TOKENS) {
            lexer.next();
        }
        if (lexer.at < text.length()) {
            lexer.tokens.add(new Token.Unknown("…"));
        }
        return lexer.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        if (isDigit(at)) {
            number();
        } else if (c == '.' && isDigit(at + 1) && !(at > 0 && Character.isLetter(text.charAt(at - 1)))) {
            number();
        } else if (Character.isLetter(c)
                && DEGREES.indexOf(c) < 0
                && MINUTES.indexOf(c) < 0
                && SECONDS.indexOf(c) < 0) {
            word();
        } else {
            at++;
            symbol(c);
        }
    }

    private void symbol(char c) {
        if (DEGREES.indexOf(c) >= 0) {
            tokens.add(Unit.DEGREES);
        } else if (MINUTES.indexOf(c) >= 0) {
            // Two of them are seconds; beside a word they are quotes.
            if (last() == Unit.MINUTES && at > 1 && MINUTES.indexOf(text.charAt(at - 2)) >= 0) {
                tokens.set(tokens.size() - 1, Unit.SECONDS);
            } else if (last() instanceof Token.Amount) {
                tokens.add(Unit.MINUTES);
            }
        } else if (SECONDS.indexOf(c) >= 0) {
            if (last() instanceof Token.Amount) {
                tokens.add(Unit.SECONDS);
            }
        } else if (c == '+') {
            tokens.add(new Token.Sign(false, isIso6709()));
        } else if (MINUSES.indexOf(c) >= 0) {
            dash();
        } else if (BREAKS.indexOf(c) >= 0) {
            if (!(last() instanceof Token.Break)) {
                tokens.add(new Token.Break());
            }
        } else if (c == ':' || c == '.' || Character.isWhitespace(c) || NOTHING.indexOf(c) >= 0) {
            // Says nothing.
        } else {
            tokens.add(new Token.Unknown(String.valueOf(c)));
        }
    }

    /** A minus sign is at the beginning of what it belongs to, and apart from what is before it. */
    private void dash() {
        boolean glued = at < text.length() && (isDigit(at) || text.charAt(at) == '.');
        char before = at < 2 ? ' ' : text.charAt(at - 2);
        boolean apart = before == ' '
                || before == ':'
                || NOTHING.indexOf(before) >= 0
                || BREAKS.indexOf(before) >= 0
                || Character.isLetter(before);
        boolean isFirst = tokens.isEmpty() || last() instanceof Token.Break;
        tokens.add(
                (glued && (apart || isIso6709())) || isFirst ? new Token.Sign(true, isIso6709()) : new Token.Hyphen());
    }

    /** {@code +431530-0765400/} has its signs within. */
    private boolean isIso6709() {
        return text.endsWith("/") && (text.startsWith("+") || text.startsWith("-"));
    }

    private void number() {
        int start = at;
        double value = 0;
        int digits = 0;
        int decimals = 0;
        boolean fraction = false;
        for (; at < text.length(); at++) {
            if (decimals == MOST_DECIMALS && isDigit(at)) {
                continue;
            }
            if (isDigit(at)) {
                value = value * 10 + Character.digit(text.charAt(at), 10);
                if (fraction) {
                    decimals++;
                } else {
                    digits++;
                }
            } else if (!fraction && isPoint(at) && isDigit(at + 1)) {
                fraction = true;
            } else {
                break;
            }
        }
        if (at < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
            // 43.15.30 is not a number.
            while (at < text.length() && (isDigit(at) || text.charAt(at) == '.')) {
                at++;
            }
            tokens.add(new Token.Unknown(text.substring(start, at)));
            return;
        }
        tokens.add(new Token.Amount(value / Math.pow(10, decimals), digits, decimals));
    }

    private boolean isPoint(int position) {
        char c = text.charAt(position);
        return c == '.' || c == '٫' || (decimalCommas && c == ',');
    }

    private void word() {
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at).toLowerCase(Locale.ROOT);
        Token token = token(word);
        int behind = at;
        while (behind < text.length() && (text.charAt(behind) == '.' || text.charAt(behind) == ' ')) {
            behind++;
        }
        if (word.length() <= 2 && behind < text.length() && Character.isLetter(text.charAt(behind))) {
            int end = behind;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            Token together = Words.together(word, text.substring(behind, end).toLowerCase(Locale.ROOT));
            if (together != null) {
                token = together;
                at = end;
            }
        }
        tokens.add(token);
    }

    /** {@code 43d15m30s}: there the s is no south. */
    private Token token(String word) {
        int size = tokens.size();
        boolean behindNumber = last() instanceof Token.Amount;
        if (word.equals("m") && behindNumber && size > 1 && tokens.get(size - 2) == Unit.DEGREES) {
            return Unit.MINUTES;
        }
        if (word.equals("s") && behindNumber && size > 1 && tokens.get(size - 2) == Unit.MINUTES && isUnitInLetters()) {
            return Unit.SECONDS;
        }
        return Words.of(word);
    }

    private boolean isUnitInLetters() {
        int before = text.lastIndexOf('m', at - 2);
        return before > 0 && isDigit(before - 1);
    }

    private @Nullable Token last() {
        return tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
    }

    private boolean isDigit(int position) {
        return position < text.length() && Character.isDigit(text.charAt(position));
    }
}
