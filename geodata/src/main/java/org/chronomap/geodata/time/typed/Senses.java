package org.chronomap.geodata.time.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a text may say, word by word: each word and sign has one sense or a few, and each choice of them is read by itself. Of
 * phrases the longest counts. At most {@value #MOST} choices are read; a text with more is none that a person types.
 */
final class Senses {
    private static final int MOST = 512;
    /** Fewer than those of a year. */
    private static final int ROMAN_DIGITS = 2;

    private final Vocabulary vocabulary;
    private final List<Token> cut;
    /** For each place in the text what may stand there. */
    private final List<List<List<Token>>> places = new ArrayList<>();

    private Token.@Nullable Letters unknown;

    private Senses(Vocabulary vocabulary, List<Token> cut) {
        this.vocabulary = vocabulary;
        this.cut = cut;
    }

    /** @throws Refusal for a word that is not known */
    static List<List<Token>> of(List<Token> cut, Vocabulary vocabulary) {
        Senses senses = new Senses(vocabulary, cut);
        int at = 0;
        while (at < cut.size()) {
            at = senses.take(at);
        }
        senses.requireKnown();
        return senses.choices();
    }

    /** Only when all was looked at: what says "two days ago" is told that, not that "two" is not known. */
    private void requireKnown() {
        if (unknown != null) {
            throw Refusal.of(Fault.WORD, unknown.at(), unknown.written());
        }
    }

    private List<List<Token>> choices() {
        List<List<Token>> choices = List.of(List.of());
        for (List<List<Token>> place : places) {
            List<List<Token>> longer = new ArrayList<>();
            for (List<Token> choice : choices) {
                for (List<Token> sense : place) {
                    List<Token> both = new ArrayList<>(choice);
                    both.addAll(sense);
                    longer.add(both);
                }
            }
            if (longer.size() > MOST) {
                throw Refusal.of(Fault.FORM, cut.get(0).at());
            }
            choices = longer;
        }
        return choices;
    }

    /** @return where the next place begins */
    private int take(int at) {
        Token token = cut.get(at);
        if (token instanceof Token.Letters word) {
            return word(at, word);
        }
        if (token instanceof Token.Figure figure) {
            return figure(at, figure);
        }
        places.add(token instanceof Token.Sign sign ? senses(at, sign) : List.of(List.of(token)));
        return at + 1;
    }

    /** A hyphen joins or stands for "to", a stroke between days for "or" as well; two of them in 10-Apr-15 join. */
    private List<List<Token>> senses(int at, Token.Sign sign) {
        Token to = new Token.Said(Term.TO, 0, sign.at());
        if (sign.sign() == '–') {
            return List.of(List.of(to));
        }
        boolean joins = sign.sign() == '-' || sign.sign() == '/';
        if (!joins || isMinus(at, sign) || alikeInRow(at, sign) == 2) {
            return List.of(List.of(sign));
        }
        return sign.sign() == '/' && isShort(at - 1) && isShort(at + 1)
                ? List.of(List.of(sign), List.of(to), List.of(new Token.Said(Term.OR, 0, sign.at())))
                : List.of(List.of(sign), List.of(to));
    }

    /** As in "from -0043 to 0014", which is refused: EDTF alone has such years. */
    private boolean isMinus(int at, Token.Sign sign) {
        return sign.spaced()
                && !sign.spacedAfter()
                && at + 1 < cut.size()
                && cut.get(at + 1) instanceof Token.Figure year
                && year.digits() > 2
                && (at == 0 || !(cut.get(at - 1) instanceof Token.Figure));
    }

    private boolean isShort(int at) {
        return at >= 0 && at < cut.size() && cut.get(at) instanceof Token.Figure figure && figure.digits() <= 2;
    }

    /** How many of the same sign are in what is written without a space. */
    private int alikeInRow(int at, Token.Sign sign) {
        int from = at;
        while (from > 0 && !isSpaced(from)) {
            from--;
        }
        int alike = 0;
        for (int i = from; i < cut.size() && (i == from || !isSpaced(i)); i++) {
            alike += cut.get(i) instanceof Token.Sign other && other.sign() == sign.sign() ? 1 : 0;
        }
        return alike;
    }

    private boolean isSpaced(int at) {
        Token token = cut.get(at);
        return (token instanceof Token.Figure figure && figure.spaced())
                || (token instanceof Token.Letters word && word.spaced())
                || (token instanceof Token.Sign sign && sign.spaced());
    }

    /** A number with what makes it an ordinal or a decade: 6th, 1990-е, 6-дан. */
    private int figure(int at, Token.Figure figure) {
        int next = at + 1;
        if (next + 1 < cut.size() && cut.get(next) instanceof Token.Sign sign && sign.sign() == '-' && !sign.spaced()) {
            next++;
        }
        List<List<Token>> senses = next < cut.size() && cut.get(next) instanceof Token.Letters word && !word.spaced()
                ? suffixed(figure, word)
                : List.of();
        if (senses.isEmpty()) {
            places.add(List.of(List.of(figure)));
            return at + 1;
        }
        places.add(senses);
        return next + 1;
    }

    private List<List<Token>> suffixed(Token.Figure figure, Token.Letters word) {
        List<List<Token>> senses = new ArrayList<>();
        String suffix = word.text();
        if (vocabulary.has(Term.ENDING_ABLATIVE, suffix)) {
            senses.add(List.of(figure.asOrdinal(), new Token.Said(Term.ABLATIVE, 0, word.at())));
        } else if (vocabulary.has(Term.ORDINAL, suffix)) {
            senses.add(List.of(figure.asOrdinal()));
        }
        if (figure.value() % 10 == 0 && vocabulary.has(Term.DECADE, suffix)) {
            senses.add(List.of(figure, new Token.Said(Term.DECADE, 0, word.at())));
        }
        return senses;
    }

    private int word(int at, Token.Letters word) {
        Optional<Phrase> phrase = longestPhrase(at);
        List<List<Token>> senses = new ArrayList<>();
        phrase.ifPresent(found -> found.meanings().forEach(term -> {
            if (term == Term.RELATIVE) {
                throw Refusal.of(Fault.RELATIVE, word.at());
            }
            senses.add(term == Term.NOISE ? List.of() : List.of(new Token.Said(term, 0, word.at())));
        }));
        if (phrase.isEmpty() || phrase.get().end() == at + 1) {
            for (CalendarNames.Name name : vocabulary.names().of(word.text())) {
                Token said = new Token.Said(name.term(), name.number(), word.at());
                senses.add(
                        name.ablative() ? List.of(said, new Token.Said(Term.ABLATIVE, 0, word.at())) : List.of(said));
            }
        }
        if (senses.isEmpty()) {
            roman(word.text())
                    .ifPresent(value ->
                            senses.add(List.of(new Token.Figure(value, ROMAN_DIGITS, true, false, true, word.at()))));
        }
        if (senses.isEmpty()) {
            unknown = unknown == null ? word : unknown;
        }
        places.add(senses);
        return phrase.map(Phrase::end).orElse(at + 1);
    }

    /** @param end where it ends, excluded */
    private record Phrase(Set<Term> meanings, int end) {}

    private Optional<Phrase> longestPhrase(int from) {
        StringBuilder phrase = new StringBuilder();
        Optional<Phrase> longest = Optional.empty();
        int words = 0;
        for (int at = from; at < cut.size() && words < vocabulary.longest(); at++) {
            if (cut.get(at) instanceof Token.Letters word) {
                phrase.append(words == 0 ? "" : " ").append(word.text());
                words++;
                Set<Term> meanings = vocabulary.meanings(phrase.toString());
                if (!meanings.isEmpty()) {
                    longest = Optional.of(new Phrase(meanings, at + 1));
                }
            } else if (!(cut.get(at) instanceof Token.Sign sign && sign.sign() == '-' && !sign.spaced())) {
                break;
            }
        }
        return longest;
    }

    /** The number of a century: XIX, XIXe. */
    private static Optional<Integer> roman(String word) {
        String digits = word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int value = valueOfRoman(digits.charAt(i));
            if (value == 0) {
                return Optional.empty();
            }
            sum += i + 1 < digits.length() && value < valueOfRoman(digits.charAt(i + 1)) ? -value : value;
        }
        return sum > 0 && sum <= 30 ? Optional.of(sum) : Optional.empty();
    }

    private static int valueOfRoman(char letter) {
        return switch (letter) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            default -> 0;
        };
    }
}
