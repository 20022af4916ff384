package org.chronomap.geodata.coordinates;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.coordinates.Side.Axis;
import org.chronomap.geodata.coordinates.Token.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One angle of a position, as it is written.
 *
 * @param degrees not negative
 * @param half half of what its last digit counts, in degrees
 * @param sign what is written before it; null = nothing
 * @param sides where it may be counted to; empty = not said
 * @param axis what a label or the number of its digits says that it is; null = nothing
 * @param amounts of how many numbers it is made
 * @param isPlain whether it is seen by itself what each of them counts, and where it ends
 */
record Angle(
        double degrees,
        double half,
        Token.@Nullable Sign sign,
        Set<Side> sides,
        @Nullable Axis axis,
        int amounts,
        boolean isPlain) {

    /** In their order within an angle. */
    private static final List<Unit> UNITS = List.of(Unit.DEGREES, Unit.MINUTES, Unit.SECONDS);

    private static final int DEGREES_OF_LATITUDE = 2;
    private static final int DEGREES_OF_LONGITUDE = 3;

    /** The parts of an angle are told apart so long as they come in the order of their units. */
    private static final class Parts {

        private final List<Token.Amount> amounts = new ArrayList<>();
        private @Nullable Unit lastUnit;
        private Token.@Nullable Sign sign;
        private Token.@Nullable Towards towards;
        private @Nullable Axis axis;
        private boolean hasDirectionBehind;
        private boolean isDirectionWithin;
    }

    /**
     * @param tokens between the ends or breaks of a text
     * @throws UnreadException where they are no angle
     */
    static Angle of(List<Token> tokens) {
        Parts parts = new Parts();
        boolean parted = false;
        for (Token token : tokens) {
            if (token instanceof Token.Amount amount) {
                if ((parted && !parts.amounts.isEmpty()) || parts.amounts.size() == UNITS.size()) {
                    throw new UnreadException(Refusal.FORM);
                }
                parts.isDirectionWithin |= parts.hasDirectionBehind;
                parts.amounts.add(amount);
                parted = false;
            } else if (token instanceof Token.Break) {
                parted = true;
            } else {
                add(token, parts);
            }
        }
        if (parts.amounts.isEmpty()) {
            throw new UnreadException(Refusal.ONE_NUMBER);
        }
        return angle(parts);
    }

    private static void add(Token token, Parts parts) {
        if (token instanceof Unit unit) {
            // The second number of an angle counts minutes, with or without their sign.
            if (UNITS.indexOf(unit) != parts.amounts.size() - 1 || parts.lastUnit == unit) {
                throw new UnreadException(Refusal.FORM);
            }
            parts.lastUnit = unit;
        } else if (token instanceof Token.Sign sign && parts.sign == null && parts.amounts.isEmpty()) {
            parts.sign = sign;
        } else if (token instanceof Token.Towards towards && parts.towards == null) {
            parts.towards = towards;
            parts.hasDirectionBehind = !parts.amounts.isEmpty();
        } else if (token instanceof Token.Label label && (parts.axis == null || parts.axis == label.axis())) {
            parts.axis = label.axis();
        } else {
            throw new UnreadException(token instanceof Token.Hyphen ? Refusal.HYPHEN : Refusal.FORM);
        }
    }

    private static Angle angle(Parts parts) {
        Set<Side> sides = parts.towards == null ? Set.of() : parts.towards.sides();
        if (parts.sign != null && parts.sign.isMinus() && !sides.isEmpty()) {
            throw new UnreadException(Refusal.SIGN_AND_DIRECTION);
        }
        Token.Amount first = parts.amounts.get(0);
        boolean isMarked = (parts.sign != null && parts.sign.isIso()) || !sides.isEmpty();
        if (parts.amounts.size() == 1 && parts.lastUnit == null && isMarked && first.digits() > DEGREES_OF_LONGITUDE) {
            return compact(first, parts.sign, sides);
        }
        double degrees = 0;
        double unit = 1;
        for (int i = 0; i < parts.amounts.size(); i++) {
            Token.Amount amount = parts.amounts.get(i);
            if (i > 0 && !(amount.value() < 60)) {
                throw new UnreadException(i == 1 ? Refusal.MINUTES : Refusal.SECONDS);
            }
            if (i < parts.amounts.size() - 1 && amount.decimals() > 0) {
                throw new UnreadException(Refusal.FRACTION);
            }
            degrees += amount.value() * unit;
            unit /= 60;
        }
        int decimals = parts.amounts.get(parts.amounts.size() - 1).decimals();
        return new Angle(
                degrees,
                unit * 60 / 2 / Math.pow(10, decimals),
                parts.sign,
                sides,
                parts.axis,
                parts.amounts.size(),
                !parts.isDirectionWithin && (parts.lastUnit != null || !sides.isEmpty() || parts.axis != null));
    }

    /** {@code 431530N 0765400E}, {@code +4315+07654/} (ISO 6709): a latitude has two digits of degrees, a longitude three. */
    private static Angle compact(Token.Amount amount, Token.@Nullable Sign sign, Set<Side> sides) {
        boolean isLatitude = amount.digits() % 2 == 0;
        int rest = amount.digits() - (isLatitude ? DEGREES_OF_LATITUDE : DEGREES_OF_LONGITUDE);
        if (rest > 4) {
            throw new UnreadException(isLatitude ? Refusal.LATITUDE : Refusal.LONGITUDE);
        }
        boolean hasSeconds = rest > 2;
        double seconds = hasSeconds ? amount.value() % 100 : 0;
        double minutes = hasSeconds ? Math.floor(amount.value() / 100) % 100 : amount.value() % 100;
        double degrees = Math.floor(amount.value() / (hasSeconds ? 10_000 : 100));
        if (minutes >= 60 || seconds >= 60) {
            throw new UnreadException(minutes >= 60 ? Refusal.MINUTES : Refusal.SECONDS);
        }
        return new Angle(
                degrees + minutes / 60 + seconds / 3600,
                0.5 / (hasSeconds ? 3600 : 60) / Math.pow(10, amount.decimals()),
                sign,
                sides,
                isLatitude ? Axis.LATITUDE : Axis.LONGITUDE,
                hasSeconds ? 3 : 2,
                true);
    }

    /** How it can be counted on an axis: the degrees with their sign, one of each side that it may be counted to. */
    List<Double> on(Axis asked) {
        if (axis != null && axis != asked) {
            return List.of();
        }
        if (sides.isEmpty()) {
            return List.of(sign != null && sign.isMinus() ? -degrees : degrees);
        }
        return sides.stream()
                .filter(side -> side.axis() == asked)
                .map(side -> side.sign() * degrees)
                .toList();
    }

    /** Whether it is said on which axis it is. */
    boolean isOnOneAxis() {
        return axis != null || !sides.isEmpty();
    }
}
