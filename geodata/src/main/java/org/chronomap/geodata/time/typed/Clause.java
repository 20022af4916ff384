package org.chronomap.geodata.time.typed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One sense of a text, cut at the words that stand between and around dates.
 *
 * @param sides the tokens of each date
 * @param said what those words say, each once
 * @param unsure of which dates the source is not sure, by their places among the sides
 */
record Clause(List<List<Token>> sides, Set<Term> said, Set<Integer> unsure) {

    private static final Set<Term> CONNECTORS = EnumSet.of(
            Term.BEFORE,
            Term.AFTER,
            Term.NOT_AFTER,
            Term.NOT_BEFORE,
            Term.UNTIL,
            Term.SINCE,
            Term.FROM,
            Term.ONGOING,
            Term.END_UNKNOWN,
            Term.START_UNKNOWN,
            Term.TO,
            Term.ABLATIVE,
            Term.BETWEEN,
            Term.AND,
            Term.OR);

    /** Cuts it into dates, and what is said of them. */
    static Clause of(List<Token> tokens) {
        List<List<Token>> sides = new ArrayList<>();
        Set<Term> said = EnumSet.noneOf(Term.class);
        Set<Integer> unsure = new HashSet<>();
        boolean lists = tokens.stream().anyMatch(token -> token instanceof Token.Said word && word.term() == Term.OR);
        List<Token> side = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token instanceof Token.Said word && word.term() == Term.UNSURE) {
                unsure.add(sides.size());
            } else if (token instanceof Token.Said word && CONNECTORS.contains(word.term())) {
                said.add(word.term());
                // "About from 3 January" is from about it.
                side = isAlone(Term.ABOUT, side) ? side : ended(side, sides);
            } else if (lists
                    && token instanceof Token.Sign sign
                    && sign.sign() == ','
                    && side.size() == 1
                    && side.get(0) instanceof Token.Figure
                    && i + 1 < tokens.size()
                    && tokens.get(i + 1) instanceof Token.Figure next
                    && next.digits() <= 2) {
                side = ended(side, sides);
            } else if (!side.isEmpty() || !isJoint(token)) {
                side.add(token);
            }
        }
        ended(side, sides);
        return new Clause(withNight(sides), said, unsure);
    }

    boolean isUnsure() {
        return !unsure.isEmpty();
    }

    /** Of "about March – possibly April" the second alone; of "possibly 3–9 January" both. */
    boolean isUnsure(int side) {
        boolean apart = IntStream.range(0, sides.size())
                .anyMatch(other -> !unsure.contains(other)
                        && sides.get(other).stream()
                                .anyMatch(token -> token instanceof Token.Said word && word.term() == Term.ABOUT));
        return isUnsure() && (!apart || unsure.contains(side));
    }

    /** At the beginning of a date, as in "pre-1900", it says nothing; a hyphen with a space before it is a minus. */
    private static boolean isJoint(Token token) {
        return token instanceof Token.Sign sign && (sign.sign() == ',' || (sign.sign() == '-' && !sign.spaced()));
    }

    /** "In the night from 5 to 6 January": the night is none of its dates. */
    private static List<List<Token>> withNight(List<List<Token>> sides) {
        int night = 0;
        while (night < sides.size() && !isAlone(Term.NIGHT, sides.get(night))) {
            night++;
        }
        if (sides.size() == 1 || night == sides.size()) {
            return sides;
        }
        List<List<Token>> dates = new ArrayList<>(sides);
        List<Token> first = new ArrayList<>(dates.remove(night));
        first.addAll(dates.get(0));
        dates.set(0, first);
        return dates;
    }

    private static boolean isAlone(Term term, List<Token> side) {
        return side.size() == 1 && side.get(0) instanceof Token.Said word && word.term() == term;
    }

    private static List<Token> ended(List<Token> side, List<List<Token>> sides) {
        side.removeIf(token -> side.size() == 1 && token instanceof Token.Sign);
        if (!side.isEmpty()) {
            sides.add(List.copyOf(side));
        }
        return new ArrayList<>();
    }

    /**
     * What is said of a single date.
     *
     * @throws Refusal if it makes no sense of one
     */
    Term meaningOfOne(int position) {
        Set<Term> words = EnumSet.copyOf(said);
        boolean since = words.remove(Term.SINCE);
        boolean from = words.remove(Term.FROM);
        boolean begins = since || from;
        if (said.contains(Term.ONGOING) || said.contains(Term.END_UNKNOWN)) {
            words.removeAll(Set.of(Term.ABLATIVE, Term.TO));
        } else if (begins) {
            words.remove(Term.ABLATIVE);
        }
        if (words.isEmpty()) {
            return since ? Term.SINCE : from ? Term.FROM : Term.NOISE;
        }
        if (words.equals(Set.of(Term.ONGOING))) {
            return Term.SINCE;
        }
        if (words.equals(Set.of(Term.END_UNKNOWN))) {
            return Term.FROM;
        }
        if (begins) {
            throw Refusal.of(Fault.FORM, position);
        }
        if (words.equals(Set.of(Term.UNTIL, Term.START_UNKNOWN)) || words.equals(Set.of(Term.START_UNKNOWN))) {
            return Term.START_UNKNOWN;
        }
        Set<Term> bounds = Set.of(Term.BEFORE, Term.AFTER, Term.NOT_AFTER, Term.NOT_BEFORE, Term.UNTIL);
        words.remove(Term.ABLATIVE);
        Term only = words.size() == 1 ? words.iterator().next() : Term.NOISE;
        if (!bounds.contains(only)) {
            throw Refusal.of(Fault.FORM, position);
        }
        return only;
    }
}
