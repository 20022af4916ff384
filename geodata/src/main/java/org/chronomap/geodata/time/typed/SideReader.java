package org.chronomap.geodata.time.typed;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.geodata.time.typed.Draft.Slot;

/**
 * Reads one date, its tokens from left to right: each adds to what is known, and where it may add one thing or another, both are gone
 * on with. What comes twice, or fits nowhere, ends that reading.
 */
final class SideReader {
    private static final int LAST_DAY = 31;
    private static final int LAST_MINUTE = 59;
    private static final int NOON = 12;
    private static final int MORNING_ENDS = 6;
    private static final int CENTURY_YEARS = 100;
    /** Later ones look more like a year. */
    private static final int LAST_CLOCK_WITHOUT_SIGN = 1800;

    private final NumericDates numbers;
    private final Context context;

    SideReader(Vocabulary vocabulary, Context context) {
        numbers = new NumericDates(vocabulary, context);
        this.context = context;
    }

    /**
     * All that the tokens may say.
     *
     * @param side at least one
     * @param besideOthers whether another date beside it may tell that a number is a year: 2021-22
     * @throws Refusal if they say nothing
     */
    List<Draft> read(List<Token> side, boolean besideOthers) {
        List<Token> tokens = NumberGroups.in(side);
        List<Draft> drafts = List.of(Draft.EMPTY);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            Token next = i + 1 < tokens.size() ? tokens.get(i + 1) : token;
            List<Draft> before = drafts;
            List<Draft> more =
                    before.stream().flatMap(draft -> adding(draft, token, next)).toList();
            if (more.isEmpty()) {
                throw Refusal.of(token instanceof Token.Figure ? Fault.NUMBER : Fault.FORM, token.at());
            }
            drafts = more;
        }
        if (besideOthers && tokens.size() == 1 && tokens.get(0) instanceof Token.Figure only && only.digits() == 2) {
            drafts = Stream.concat(drafts.stream(), Stream.of(Draft.EMPTY.with(Slot.SHORT_YEAR, only.value())))
                    .distinct()
                    .toList();
        }
        List<Draft> whole = drafts.stream().flatMap(SideReader::finished).toList();
        if (whole.isEmpty()) {
            throw Refusal.of(Fault.FORM, tokens.get(0).at());
        }
        return whole;
    }

    private Stream<Draft> adding(Draft draft, Token token, Token next) {
        if (token instanceof Token.Figure figure) {
            return figure(draft, figure, next);
        }
        if (token instanceof Token.Numbers group) {
            return numbers.of(draft, group);
        }
        if (token instanceof Token.Clock clock) {
            return draft.time() == null
                    ? clock.times().stream().map(time -> draft.at(time).asked(clock.question()))
                    : Stream.empty();
        }
        return token instanceof Token.Said said ? said(draft, said).stream() : Stream.empty();
    }

    private static Optional<Draft> said(Draft draft, Token.Said said) {
        Term term = said.term();
        return switch (term) {
            case MONTH -> draft.saying(Slot.MONTH, said.value());
            case WEEKDAY -> draft.saying(Slot.WEEKDAY, said.value());
            case ABOUT -> Optional.of(draft.with(Slot.APPROXIMATE, 1));
            case EARLY, MID, LATE, FIRST_HALF, SECOND_HALF -> draft.saying(Slot.PART, term.number());
            case SPRING, SUMMER, AUTUMN, WINTER -> draft.saying(Slot.SEASON, term.number());
            case MORNING, AFTERNOON, EVENING, SMALL_HOURS, NIGHT -> draft.saying(Slot.PART_OF_DAY, term.number());
            case BC, AD -> draft.saying(Slot.ERA, term.number());
            case DECADE ->
                draft.get(Slot.UNIT) == Draft.DECADE ? Optional.of(draft) : draft.saying(Slot.UNIT, Draft.DECADE);
            case CENTURY -> draft.saying(Slot.UNIT, Draft.CENTURY);
            default -> Optional.empty();
        };
    }

    private Stream<Draft> figure(Draft draft, Token.Figure figure, Token next) {
        int value = figure.value();
        boolean era = (draft.has(Slot.ERA) && !draft.has(Slot.YEAR))
                || (next instanceof Token.Said said && (said.term() == Term.BC || said.term() == Term.AD));
        if (figure.digits() == Lexer.MOST_DIGITS) {
            return numbers.ofEight(draft, value);
        }
        if (era || figure.digits() == 4) {
            Stream<Draft> year = figure.digits() > 4 || draft.has(Slot.SHORT_YEAR)
                    ? Stream.empty()
                    : draft.saying(Slot.YEAR, value).stream();
            return era ? year : Stream.concat(year, clockWithoutSign(draft, value));
        }
        if (figure.digits() > 2) {
            return Stream.empty();
        }
        boolean unit = next instanceof Token.Said said && said.term() == Term.DECADE;
        boolean mayBeDay = !figure.shortened() && !unit && value >= 1 && value <= LAST_DAY && !draft.has(Slot.DAY);
        boolean mayBeYear = !figure.ordinal()
                && figure.digits() == 2
                && !draft.hasYear()
                && (figure.shortened()
                        || unit
                        || draft.has(Slot.MONTH)
                        || draft.has(Slot.SEASON)
                        || draft.has(Slot.UNIT)
                        || value > LAST_DAY
                        || value == 0);
        boolean both = mayBeDay && mayBeYear;
        Question question = both ? Question.DAY_OR_YEAR : null;
        return Stream.concat(
                mayBeDay ? Stream.of(draft.with(Slot.DAY, value).asked(question)) : Stream.empty(),
                mayBeYear && (!both || context.mayBeYear(value))
                        ? Stream.of(draft.with(Slot.SHORT_YEAR, value).asked(question))
                        : Stream.empty());
    }

    /** 6 January 1430, where that year would be a surprise. */
    private Stream<Draft> clockWithoutSign(Draft draft, int value) {
        boolean mayBe = draft.has(Slot.DAY)
                && draft.has(Slot.MONTH)
                && draft.time() == null
                && value < LAST_CLOCK_WITHOUT_SIGN
                && value % CENTURY_YEARS <= LAST_MINUTE
                && !context.isAbout(value);
        return mayBe
                ? Stream.of(draft.at(new Token.Time(value / CENTURY_YEARS, value % CENTURY_YEARS, -1, false, "")))
                : Stream.empty();
    }

    private static Stream<Draft> finished(Draft draft) {
        return Stream.of(draft)
                .flatMap(SideReader::inUnit)
                .flatMap(SideReader::inEra)
                .flatMap(SideReader::inPartOfDay);
    }

    private static Stream<Draft> inUnit(Draft draft) {
        if (!draft.has(Slot.UNIT)) {
            return Stream.of(draft);
        }
        if (draft.has(Slot.MONTH) || draft.has(Slot.SEASON) || draft.time() != null || draft.has(Slot.ERA)) {
            return Stream.empty();
        }
        if (draft.get(Slot.UNIT) == Draft.CENTURY) {
            return draft.has(Slot.DAY) && !draft.hasYear()
                    ? Stream.of(draft.without(Slot.DAY).with(Slot.YEAR, (draft.get(Slot.DAY) - 1) * CENTURY_YEARS))
                    : Stream.empty();
        }
        int year = draft.has(Slot.YEAR) ? draft.get(Slot.YEAR) : draft.get(Slot.SHORT_YEAR);
        if (year < 0 || year % 10 != 0 || draft.has(Slot.DAY)) {
            return Stream.empty();
        }
        return draft.has(Slot.YEAR) && year % CENTURY_YEARS == 0
                ? Stream.of(draft, draft.with(Slot.UNIT, Draft.CENTURY))
                        .map(either -> either.asked(Question.DECADE_OR_CENTURY))
                : Stream.of(draft);
    }

    private static Stream<Draft> inEra(Draft draft) {
        if (!draft.has(Slot.ERA)) {
            return Stream.of(draft);
        }
        if (!draft.has(Slot.YEAR) || draft.get(Slot.YEAR) == 0) {
            return Stream.empty();
        }
        int year = draft.get(Slot.YEAR);
        return Stream.of(draft.is(Slot.ERA, Term.BC) ? draft.with(Slot.YEAR, 1 - year) : draft);
    }

    /** 8 in the evening is 20; a part of the day without an hour stays what it is. */
    private static Stream<Draft> inPartOfDay(Draft draft) {
        if (!draft.has(Slot.PART_OF_DAY) || draft.time() == null) {
            return Stream.of(draft);
        }
        Token.Time time = Objects.requireNonNull(draft.time());
        int hour = time.hour();
        boolean fits = switch (Term.of(draft.get(Slot.PART_OF_DAY))) {
            case MORNING -> hour > 0 && hour <= NOON;
            case AFTERNOON -> hour >= NOON && hour <= 18;
            case EVENING -> hour >= 16;
            case SMALL_HOURS -> hour <= MORNING_ENDS;
            default -> hour < MORNING_ENDS || hour >= 20;
        };
        return fits ? Stream.of(draft.without(Slot.PART_OF_DAY)) : Stream.empty();
    }
}
