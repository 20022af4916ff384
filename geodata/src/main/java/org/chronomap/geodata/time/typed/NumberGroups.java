package org.chronomap.geodata.time.typed;

import java.util.ArrayList;
import java.util.List;

/** Takes numbers together that are joined by the same sign, or three by spaces alone, and drops the signs that then say nothing. */
final class NumberGroups {
    private static final int MOST_PARTS = 3;

    private final List<Token> tokens;
    private final boolean hasMonth;

    private NumberGroups(List<Token> tokens) {
        this.tokens = tokens;
        hasMonth = tokens.stream().anyMatch(token -> token instanceof Token.Said said && said.term() == Term.MONTH);
    }

    /** @throws Refusal for a sign that joins nothing */
    static List<Token> in(List<Token> tokens) {
        NumberGroups groups = new NumberGroups(tokens);
        List<Token> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            List<Token.Figure> parts = groups.partsFrom(at);
            if (parts.size() > 1) {
                Token between = tokens.get(at + 1);
                char sign = between instanceof Token.Sign joint ? joint.sign() : ' ';
                found.add(new Token.Numbers(parts, sign, tokens.get(at).at()));
                at += sign == ' ' ? parts.size() : 2 * parts.size() - 1;
            } else {
                if (!(tokens.get(at) instanceof Token.Sign sign)) {
                    found.add(tokens.get(at));
                } else if (!groups.isDropped(at, sign)) {
                    throw Refusal.of(Fault.FORM, sign.at());
                }
                at++;
            }
        }
        return found;
    }

    private List<Token.Figure> partsFrom(int from) {
        List<Token.Figure> parts = new ArrayList<>();
        if (!(tokens.get(from) instanceof Token.Figure first) || first.ordinal()) {
            return parts;
        }
        parts.add(first);
        if (from + 2 < tokens.size() && tokens.get(from + 1) instanceof Token.Sign sign && joins(sign)) {
            int at = from + 1;
            while (parts.size() < MOST_PARTS
                    && at + 1 < tokens.size()
                    && tokens.get(at) instanceof Token.Sign same
                    && same.sign() == sign.sign()
                    && joins(same)
                    && tokens.get(at + 1) instanceof Token.Figure next) {
                parts.add(next);
                at += 2;
            }
        } else if (!hasMonth
                && from + 2 < tokens.size()
                && tokens.get(from + 1) instanceof Token.Figure second
                && tokens.get(from + 2) instanceof Token.Figure third) {
            parts.add(second);
            parts.add(third);
        }
        return parts;
    }

    private boolean joins(Token.Sign sign) {
        return sign.sign() == '-' || sign.sign() == '/' || (sign.sign() == '.' && !(hasMonth && sign.spacedAfter()));
    }

    /** A comma, a full stop behind a number, a joint beside a word. */
    private boolean isDropped(int at, Token.Sign sign) {
        return switch (sign.sign()) {
            case ',' -> true;
            case '.' -> at > 0;
            case '-', '/' -> at > 0 && at + 1 < tokens.size() && (isWord(at - 1) || isWord(at + 1));
            default -> false;
        };
    }

    private boolean isWord(int at) {
        return tokens.get(at) instanceof Token.Said;
    }
}
