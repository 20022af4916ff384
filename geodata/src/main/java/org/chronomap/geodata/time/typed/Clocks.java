package org.chronomap.geodata.time.typed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the times of day among the tokens of a text, and puts a {@link Token.Clock} in the place of each: 14:30, 2.30 pm, 14 h 30,
 * 8 часов, сағат 8, noon; with an offset from UTC behind it. A time that some count to twelve is two times.
 */
final class Clocks {
    private static final int LAST_HOUR = 23;
    private static final int LAST_MINUTE = 59;
    private static final int NOON = 12;

    private final List<Token> tokens;
    private final Vocabulary vocabulary;
    private int at;

    private Clocks(List<Token> tokens, Vocabulary vocabulary) {
        this.tokens = tokens;
        this.vocabulary = vocabulary;
    }

    static List<Token> in(List<Token> tokens, Vocabulary vocabulary) {
        return new Clocks(tokens, vocabulary).all();
    }

    private List<Token> all() {
        List<Token> found = new ArrayList<>();
        while (at < tokens.size()) {
            int from = at;
            Token.Clock clock = clock();
            if (clock == null) {
                at = from;
                found.add(tokens.get(at++));
            } else {
                found.add(withOffset(clock));
            }
        }
        return found;
    }

    private Token.@Nullable Clock clock() {
        int from = tokens.get(at).at();
        if (takes(Term.NOON)) {
            return one(NOON, 0, -1, from);
        }
        if (takes(Term.MIDNIGHT)) {
            return midnight(0, from);
        }
        boolean announced = takes(Term.HOURS);
        Token.Figure hour = figure();
        if (hour == null || hour.digits() > 2 || (hour.ordinal() && !announced)) {
            return null;
        }
        if (takes(':')) {
            Token.Figure minute = figure();
            if (minute == null) {
                return null;
            }
            Token.Figure second = takes(':') ? figure() : null;
            return clock(hour, minute, second, !halvesOfDay(hour), from);
        }
        int behindHour = at;
        if (takes('.')) {
            Token.Figure minute = figure();
            if (minute != null && isHalf(at)) {
                return clock(hour, minute, null, false, from);
            }
            at = behindHour;
        }
        if (isHalf(at)) {
            return clock(hour, null, null, false, from);
        }
        if (hour.value() == NOON && takes(Term.NOON)) {
            return one(NOON, 0, -1, from);
        }
        if (takes(Term.HOURS)) {
            Token.Figure minute = at < tokens.size()
                            && tokens.get(at) instanceof Token.Figure next
                            && next.digits() == 2
                            && (!next.spaced() || !isSaid(at + 1, Term.MONTH))
                    ? figure()
                    : null;
            takes(Term.MINUTES);
            return clock(hour, minute, null, vocabulary.countsTo24() || minute != null, from);
        }
        return announced ? clock(hour, null, null, vocabulary.countsTo24(), from) : null;
    }

    /** Whether 2:30 may be in the afternoon: with a zero, 02:30, it is not. */
    private boolean halvesOfDay(Token.Figure hour) {
        return vocabulary.hasHalvesOfDay() && hour.digits() == 1 && hour.value() > 0;
    }

    /** @param to24 whether it is certain that hours are counted to 24, unless "p.m." follows */
    private Token.Clock clock(
            Token.Figure hour, Token.@Nullable Figure minute, Token.@Nullable Figure second, boolean to24, int from) {
        int minutes = minute == null ? -1 : minute.value();
        int seconds = second == null ? -1 : second.value();
        takes(Term.HOURS);
        if (hour.value() == NOON && takes(Term.NOON)) {
            return one(NOON, minutes, seconds, from);
        }
        if (hour.value() > LAST_HOUR || minutes > LAST_MINUTE || seconds > LAST_MINUTE) {
            throw Refusal.of(Fault.NOT_IN_CALENDAR, hour.at());
        }
        boolean morning = takes(Term.AM);
        boolean afternoon = !morning && takes(Term.PM);
        if ((morning || afternoon) && hour.value() <= NOON && hour.value() > 0) {
            if (hour.value() == NOON && minutes <= 0) {
                return midnight(afternoon ? NOON : 0, from);
            }
            return one(hour.value() % NOON + (afternoon ? NOON : 0), minutes, seconds, from);
        }
        Token.Time time = new Token.Time(hour.value(), minutes, seconds, false, "");
        return to24 || hour.value() > NOON || hour.value() == 0
                ? new Token.Clock(List.of(time), null, from)
                : new Token.Clock(
                        List.of(time, time.atHour(hour.value() % NOON + (hour.value() == NOON ? 0 : NOON))),
                        Question.HALF_OF_DAY,
                        from);
    }

    private static Token.Clock one(int hour, int minute, int second, int from) {
        return new Token.Clock(List.of(new Token.Time(hour, minute, second, false, "")), null, from);
    }

    /** Nobody agrees which end of the day it is; of 12 p.m. not even that it is noon. */
    private static Token.Clock midnight(int otherHour, int from) {
        return new Token.Clock(
                List.of(new Token.Time(otherHour, 0, -1, false, ""), new Token.Time(0, 0, -1, true, "")),
                Question.MIDNIGHT,
                from);
    }

    private Token.Clock withOffset(Token.Clock clock) {
        boolean utc = takes(Term.UTC);
        int from = at;
        String offset = utc ? "Z" : "";
        boolean minus = utc && takes('-');
        if (minus || takes('+')) {
            Token.Figure hours = figure();
            Token.Figure minutes = hours != null && takes(':') ? figure() : null;
            if (hours == null || hours.digits() > 2) {
                at = from;
            } else {
                offset = "%s%02d:%02d"
                        .formatted(minus ? "-" : "+", hours.value(), minutes == null ? 0 : minutes.value());
            }
        }
        String said = offset;
        return new Token.Clock(
                clock.times().stream().map(time -> time.at(said)).toList(), clock.question(), clock.at());
    }

    private boolean isHalf(int index) {
        return isSaid(index, Term.AM) || isSaid(index, Term.PM);
    }

    private boolean isSaid(int index, Term term) {
        return index < tokens.size() && tokens.get(index) instanceof Token.Said said && said.term() == term;
    }

    private boolean takes(Term term) {
        boolean is = isSaid(at, term);
        at += is ? 1 : 0;
        return is;
    }

    private boolean takes(char sign) {
        boolean is = at < tokens.size() && tokens.get(at) instanceof Token.Sign other && other.sign() == sign;
        at += is ? 1 : 0;
        return is;
    }

    private Token.@Nullable Figure figure() {
        if (at == tokens.size() || !(tokens.get(at) instanceof Token.Figure figure)) {
            return null;
        }
        at++;
        return figure;
    }
}
