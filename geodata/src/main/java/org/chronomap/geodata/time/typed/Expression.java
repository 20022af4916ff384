package org.chronomap.geodata.time.typed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.EdtfException;
import org.chronomap.geodata.time.TimeSpan;
import org.chronomap.geodata.time.typed.Draft.Slot;
import org.jspecify.annotations.Nullable;

/**
 * Reads one sense of a text: its dates, and the words between and around them that say how they are meant. In which order those
 * stand is not looked at, so that "since 2 January" and "2 қаңтардан бастап" are read by the same rules:
 *
 * <pre>
 * date                                 that date; with ONGOING, since it
 * BEFORE | AFTER | NOT_AFTER | NOT_BEFORE date     once, in the time that the word leaves
 * UNTIL | SINCE | FROM date            it went on to it, or from it
 * date TO date, FROM date TO date      it went on from one to the other
 * BETWEEN date AND date                once, in between; so does NOT_BEFORE date NOT_AFTER date
 * date OR date, date, date OR date     once, on one of them
 * </pre>
 */
final class Expression {
    private final SideReader reader;
    private final Context context;
    private final Years years;
    private final int position;
    private final Clause clause;
    private final Set<Term> said;
    private final List<List<Token>> sides;
    private final List<Candidate> found = new ArrayList<>();
    private @Nullable Refusal fault;

    private Expression(List<Token> tokens, Vocabulary vocabulary, Context context) {
        this.context = context;
        reader = new SideReader(vocabulary, context);
        position = tokens.get(0).at();
        years = new Years(context, position);
        clause = Clause.of(Clocks.in(tokens, vocabulary));
        said = clause.said();
        sides = clause.sides();
    }

    /**
     * All that one sense may say; empty is nothing.
     *
     * @throws Refusal if it says nothing
     */
    static List<Candidate> read(List<Token> tokens, Vocabulary vocabulary, Context context) {
        Expression expression = new Expression(tokens, vocabulary, context);
        expression.read();
        return expression.found;
    }

    private void read() {
        if (sides.isEmpty()) {
            throw Refusal.of(Fault.FORM, position);
        }
        if (sides.size() == 1) {
            for (Draft draft : reader.read(sides.get(0), false)) {
                attempt(() -> years.of(draft).forEach(date -> attempt(() -> one(date))));
            }
        } else if (said.contains(Term.OR) && said.size() == 1) {
            anyOf();
        } else if (sides.size() == 2) {
            two();
        } else {
            throw Refusal.of(Fault.FORM, position);
        }
        if (found.isEmpty() && fault != null) {
            throw fault;
        }
    }

    private void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (Refusal refusal) {
            fault = fault == null ? refusal : Refusal.telling(fault, refusal);
        }
    }

    private void one(Draft date) {
        Term meaning = clause.meaningOfOne(position);
        boolean last = date.is(Slot.PART, Term.LATE) && (meaning == Term.NOT_AFTER || meaning == Term.UNTIL);
        Draft plain = last ? date.without(Slot.PART) : date;
        switch (meaning) {
            case NOISE -> add(Dated.alone(plain, qualifier(plain)), meaning, date);
            case BEFORE -> add("[..%s]".formatted(beside(plain, -1)), meaning, date);
            case AFTER -> add("[%s..]".formatted(beside(plain, 1)), meaning, date);
            case NOT_AFTER -> add("[..%s]".formatted(sharp(plain)), meaning, date);
            case NOT_BEFORE -> add("[%s..]".formatted(sharp(plain)), meaning, date);
            case UNTIL -> add("../" + end(plain, 0), meaning, date);
            case START_UNKNOWN -> add("/" + end(plain, 0), meaning, date);
            case SINCE -> add(end(plain, 0) + "/..", meaning, date);
            default -> add(end(plain, 0) + "/", meaning, date);
        }
    }

    private void two() {
        Set<Term> words = EnumSet.copyOf(said);
        boolean bounds = removesBoth(words, Term.NOT_BEFORE, Term.NOT_AFTER);
        boolean within = removesBoth(words, Term.AFTER, Term.BEFORE);
        boolean between = words.remove(Term.BETWEEN);
        words.removeAll(Set.of(Term.AND, Term.TO, Term.UNTIL, Term.FROM, Term.SINCE, Term.ABLATIVE));
        boolean joined = said.contains(Term.TO)
                || (said.contains(Term.UNTIL) && (said.contains(Term.FROM) || said.contains(Term.ABLATIVE)));
        boolean spans = joined && !said.contains(Term.AND);
        if (!words.isEmpty() || !(bounds || within || between || spans)) {
            throw Refusal.of(Fault.FORM, position);
        }
        for (Draft left : reader.read(sides.get(0), true)) {
            for (Draft right : reader.read(sides.get(1), true)) {
                attempt(() -> seasonOverTwoYears(left, right));
                attempt(() -> timeBehindDash(left, right));
                attempt(() -> years.of(left, right)
                        .forEach(pair -> attempt(() -> {
                            if (within) {
                                set(beside(pair.left(), 1), beside(pair.right(), -1), pair);
                            } else if (bounds || between) {
                                set(sharp(pair.left()), sharp(pair.right()), pair);
                            } else if (pair.left().is(Slot.PART_OF_DAY, Term.NIGHT)) {
                                nightBetween(pair.left(), pair.right());
                            } else {
                                String ends = end(pair.left(), 0) + '/' + end(pair.right(), 1);
                                add(ends, Term.TO, pair.left(), pair.right());
                            }
                        })));
            }
        }
    }

    private static boolean removesBoth(Set<Term> words, Term one, Term other) {
        return words.contains(one) && words.contains(other) && words.removeAll(Set.of(one, other));
    }

    private void set(String from, String to, Years.Pair pair) {
        add("[%s..%s]".formatted(from, to), Term.BETWEEN, pair.left(), pair.right());
    }

    /** The night from one day to the next is one. */
    private void nightBetween(Draft night, Draft morning) {
        boolean isNext = night.has(Slot.DAY)
                && morning.has(Slot.DAY)
                && morning.time() == null
                && !morning.has(Slot.PART_OF_DAY)
                && night.startIn(night.get(Slot.YEAR)).plusDays(1).equals(morning.startIn(morning.get(Slot.YEAR)));
        if (!isNext) {
            throw Refusal.of(Fault.VAGUE, position);
        }
        if (night.get(Slot.ORDER) == Draft.NIGHT_AFTER) {
            add(Dated.alone(night, qualifier(night)), Term.NOISE, night);
        }
    }

    /** The winter of 2021/22 is one. */
    private void seasonOverTwoYears(Draft left, Draft right) {
        if (left.is(Slot.SEASON, Term.WINTER)
                && left.has(Slot.YEAR)
                && right.isLoneYear()
                && !right.has(Slot.UNIT)
                && (right.get(Slot.YEAR) == left.get(Slot.YEAR) + 1
                        || right.get(Slot.SHORT_YEAR) == (left.get(Slot.YEAR) + 1) % 100)) {
            add(Dated.text(left) + qualifier(left), Term.NOISE, left);
        }
    }

    /** "8 September - 06:00" is a moment; 6.10 would rather be a day. */
    private void timeBehindDash(Draft day, Draft time) {
        boolean isClock = sides.get(1).stream().anyMatch(Token.Clock.class::isInstance);
        if (isClock
                && said.equals(Set.of(Term.TO))
                && day.has(Slot.DAY)
                && day.time() == null
                && Years.isLoneTime(time)) {
            years.of(day.at(time)).forEach(moment -> add(Dated.alone(moment, qualifier(moment)), Term.NOISE, moment));
        }
    }

    private void anyOf() {
        if (sides.size() == 2) {
            for (Draft left : reader.read(sides.get(0), true)) {
                for (Draft right : reader.read(sides.get(1), true)) {
                    attempt(() -> years.of(left, right)
                            .forEach(pair -> attempt(() -> anyOf(List.of(pair.left(), pair.right())))));
                }
            }
            return;
        }
        List<List<Draft>> lists = List.of(List.of());
        List<Draft> last = reader.read(sides.get(sides.size() - 1), true);
        for (int i = sides.size() - 1; i >= 0; i--) {
            List<List<Draft>> longer = new ArrayList<>();
            for (Draft date : i == sides.size() - 1 ? last : reader.read(sides.get(i), true)) {
                for (List<Draft> list : lists) {
                    attempt(() -> longer.addAll(withBefore(date, list)));
                }
            }
            lists = longer;
        }
        for (List<Draft> list : lists) {
            attempt(() -> anyOf(list));
        }
    }

    private void anyOf(List<Draft> dates) {
        String list = dates.stream().map(this::sharp).collect(Collectors.joining(","));
        add('[' + list + ']', Term.OR, dates.toArray(Draft[]::new));
    }

    private List<List<Draft>> withBefore(Draft date, List<Draft> behind) {
        List<List<Draft>> lists = new ArrayList<>();
        if (behind.isEmpty()) {
            years.of(date).forEach(known -> lists.add(List.of(known)));
        } else {
            years.of(date, behind.get(0)).forEach(pair -> {
                List<Draft> longer = new ArrayList<>(behind);
                longer.set(0, pair.right());
                longer.add(0, pair.left());
                lists.add(longer);
            });
        }
        return lists;
    }

    private String qualifier(Draft date) {
        return qualifier(date, clause.isUnsure());
    }

    private static String qualifier(Draft date, boolean unsure) {
        if (date.isApproximate()) {
            return unsure ? "%" : "~";
        }
        return unsure ? "?" : "";
    }

    /** An end of what went on: of the beginning of a month nothing more is known than that it is about that month. */
    private String end(Draft date, int side) {
        if (date.has(Slot.PART_OF_DAY)) {
            throw Refusal.of(Fault.VAGUE, position);
        }
        Draft known = date.has(Slot.PART) ? date.with(Slot.APPROXIMATE, 1) : date;
        return Dated.text(date) + qualifier(known, clause.isUnsure(side));
    }

    private String sharp(Draft date) {
        if (date.has(Slot.PART) || date.has(Slot.PART_OF_DAY)) {
            throw Refusal.of(Fault.VAGUE, position);
        }
        return Dated.text(date) + qualifier(date);
    }

    /** What is next to it on one side; of a date that is only about right, that date itself. */
    private String beside(Draft date, int by) {
        String itself = sharp(date);
        return date.isApproximate() ? itself : Dated.next(date, by, position) + qualifier(date);
    }

    private void add(String when, Term words, Draft... dates) {
        Set<Guess> guessed = EnumSet.noneOf(Guess.class);
        Set<Question> questions = new HashSet<>();
        for (Draft date : dates) {
            questions.addAll(date.questions());
            if (date.has(Slot.GUESSED)) {
                guessed.add(Guess.YEAR);
            }
            if (date.has(Slot.CENTURY_GUESSED)) {
                guessed.add(Guess.CENTURY);
            }
        }
        try {
            TimeSpan span = Edtf.parse(when, context.zone());
            found.add(new Candidate(new Reading.Meaning(when, span, guessed), words, questions));
        } catch (EdtfException e) {
            throw Refusal.of(e.problem().contains(" ends before ") ? Fault.ORDER : Fault.NOT_IN_CALENDAR, position);
        }
    }
}
