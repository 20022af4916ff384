package org.chronomap.geodata.coordinates;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.chronomap.geodata.coordinates.Side.Axis;
import org.chronomap.geodata.coordinates.Token.Unit;
import org.chronomap.geodata.geo.Nearness;

/**
 * Reads two angles. Each place where a text can be cut in two is tried, and whatever both halves are angles in remains: so a direction may
 * stand before, behind or within its number, and what belongs to either is asked. A text has few tokens, so that few ways are tried.
 */
final class PairReader {

    /** The usual reading holds where it is in the story or so near to it, and every other is far from it. */
    private static final double NEAR_DEGREES = 5;

    private static final double FAR_DEGREES = 10;

    private final List<Token> tokens;
    private final Order order;
    private final Comparator<Double> sides;
    private final List<Position> found = new ArrayList<>();
    private Refusal refusal = Refusal.FORM;
    private boolean ordersDiffer;

    /** What is known of two numbers that say nothing of themselves. */
    enum Order {
        UNKNOWN,
        LATITUDE_FIRST,
        LONGITUDE_FIRST
    }

    /** @param language of whoever typed it, by which a letter is more likely the one side or the other */
    PairReader(List<Token> tokens, Order order, String language) {
        this.tokens = withoutOuterBreaks(tokens);
        this.order = order;
        this.sides = Words.saysOuest(language) ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }

    private static List<Token> withoutOuterBreaks(List<Token> tokens) {
        List<Token> kept = new ArrayList<>(tokens);
        kept.removeIf(Token.Filler.class::isInstance);
        while (!kept.isEmpty() && kept.get(0) instanceof Token.Break) {
            kept.remove(0);
        }
        while (!kept.isEmpty() && kept.get(kept.size() - 1) instanceof Token.Break) {
            kept.remove(kept.size() - 1);
        }
        return kept;
    }

    Reading read(Nearness nearness) {
        boolean hasBreak = tokens.stream().anyMatch(Token.Break.class::isInstance);
        // The usual reading first: a direction in the middle belongs to the number before it.
        for (int cut = tokens.size() - 1; cut > 0; cut--) {
            if (!hasBreak || tokens.get(cut - 1) instanceof Token.Break || tokens.get(cut) instanceof Token.Break) {
                read(cut);
            }
        }
        if (found.isEmpty()) {
            return new Reading.Refused(betterKnown(refusal));
        }
        if (found.size() == 1) {
            return new Reading.Read(found.get(0));
        }
        ToDoubleFunction<Position> away = position -> nearness.degrees(position.longitude(), position.latitude());
        Position usual = found.get(0);
        found.sort(Comparator.comparingDouble(away));
        if (found.get(0).equals(usual)
                && away.applyAsDouble(usual) <= NEAR_DEGREES
                && away.applyAsDouble(found.get(1)) > FAR_DEGREES) {
            return new Reading.Read(usual);
        }
        return new Reading.Asked(ordersDiffer ? Question.ORDER : Question.DIRECTION, found);
    }

    private void read(int cut) {
        List<Token> before = tokens.subList(0, cut);
        List<Token> behind = tokens.subList(cut, tokens.size());
        if (amounts(before) == 0 || amounts(behind) == 0 || (amounts(before) != amounts(behind) && !isMarked(cut))) {
            return;
        }
        try {
            Angle one = Angle.of(withoutHyphen(before));
            Angle other = Angle.of(behind);
            if (one.amounts() == other.amounts() || (one.isPlain() && other.isPlain())) {
                pair(one, other);
            } else {
                note(Refusal.MORE_NUMBERS);
            }
        } catch (UnreadException e) {
            note(e.refusal());
        }
    }

    private static long amounts(List<Token> tokens) {
        return tokens.stream().filter(Token.Amount.class::isInstance).count();
    }

    /** {@code 43N - 76E}: behind a direction it is no minus sign. */
    private static List<Token> withoutHyphen(List<Token> half) {
        int last = half.size() - 1;
        boolean parts =
                last > 0 && half.get(last) instanceof Token.Hyphen && half.get(last - 1) instanceof Token.Towards;
        return parts ? half.subList(0, last) : half;
    }

    /** Whether it is seen that something else begins: of four or five bare numbers, nobody knows which are minutes. */
    private boolean isMarked(int cut) {
        Token before = tokens.get(cut - 1);
        Token behind = tokens.get(cut);
        boolean nextIsDegrees = cut + 1 < tokens.size() && tokens.get(cut + 1) == Unit.DEGREES;
        return nextIsDegrees || isMark(before) || isMark(behind) || behind instanceof Token.Sign;
    }

    private static boolean isMark(Token token) {
        return token instanceof Token.Break || token instanceof Token.Towards || token instanceof Token.Label;
    }

    private void pair(Angle one, Angle other) {
        boolean isOpen = !one.isOnOneAxis() && !other.isOnOneAxis();
        if (!isOpen || order != Order.LONGITUDE_FIRST) {
            pair(other, one, isOpen);
        }
        if (!isOpen || order != Order.LATITUDE_FIRST) {
            int before = found.size();
            pair(one, other, isOpen);
            ordersDiffer |= isOpen && before > 0 && found.size() > before;
        }
    }

    private void pair(Angle longitude, Angle latitude, boolean isOpen) {
        List<Double> easts = longitude.on(Axis.LONGITUDE);
        List<Double> norths = latitude.on(Axis.LATITUDE);
        if (easts.isEmpty() || norths.isEmpty()) {
            note(Refusal.SAME_AXIS);
        }
        for (double east : easts.stream().sorted(sides).toList()) {
            for (double north : norths) {
                if (!(Math.abs(north) <= 90)) {
                    // Of two numbers that say nothing of themselves, one beyond 180 was rather meant as the longitude.
                    note(isOpen && !(Math.abs(north) <= 180) ? Refusal.LONGITUDE : Refusal.LATITUDE);
                } else if (!(Math.abs(east) <= 180)) {
                    note(Refusal.LONGITUDE);
                } else {
                    Position.Form form = Math.max(longitude.amounts(), latitude.amounts()) > 1
                            ? Position.Form.MINUTES
                            : Position.Form.DEGREES;
                    add(Position.of(east, north, longitude.half(), latitude.half(), form));
                }
            }
        }
    }

    private void add(Position position) {
        boolean isKnown = found.stream().anyMatch(other -> other.coordinate().equals2D(position.coordinate()));
        if (!isKnown) {
            found.add(position);
        }
    }

    private boolean isOneAngle() {
        try {
            return Angle.of(tokens).amounts() > 0;
        } catch (UnreadException e) {
            return false;
        }
    }

    private void note(Refusal other) {
        refusal = refusal.compareTo(other) <= 0 ? refusal : other;
    }

    /** Of what is of no known form, what can be said by its numbers. */
    private Refusal betterKnown(Refusal least) {
        List<Token.Amount> amounts = tokens.stream()
                .filter(Token.Amount.class::isInstance)
                .map(Token.Amount.class::cast)
                .toList();
        if (amounts.size() == 1 || (least == Refusal.FORM && isOneAngle())) {
            return Refusal.ONE_NUMBER;
        }
        if (amounts.stream().filter(amount -> amount.decimals() > 0).count() > 2) {
            return Refusal.MORE_NUMBERS;
        }
        boolean areMetres =
                amounts.stream().filter(amount -> amount.value() > 1000).count() >= 2;
        boolean isRange = least == Refusal.LATITUDE || least == Refusal.LONGITUDE || least == Refusal.FORM;
        if (areMetres && isRange) {
            return Refusal.METRES;
        }
        boolean areBare = tokens.stream().noneMatch(token -> token instanceof Unit || token instanceof Token.Towards);
        return amounts.size() > 2 && areBare && least.compareTo(Refusal.ONE_NUMBER) >= 0 ? Refusal.MORE_NUMBERS : least;
    }
}
