package org.chronomap.backend.picture.map;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.List;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.state.NumberSum;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.backend.state.Standing;

/**
 * Sizes by a number, beneath the marks, as in the front end's {@code map/marks/sizes.ts}: a disc for the lower bounds of what a mark
 * shows, a ring for the upper ones. The largest that the picture shows is the measure of the others.
 */
final class Sizes {

    private static final double WIDEST = 56;
    /** Of an upper bound that nobody knows: so far outside. */
    private static final double OPEN = 4;

    private Sizes() {}

    static void draw(Pen pen, List<Spot> spots, MapView view, String key) {
        List<NumberSum> sums = spots.stream().map(spot -> sum(spot, key)).toList();
        double most = sums.stream().mapToDouble(Sizes::most).max().orElse(0);
        double scale = most > 0 ? Math.min(WIDEST, view.width() / 8) / Math.sqrt(most) : 0;
        Color ink = pen.colours().ink;
        Color tint = new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), 38);
        for (int i = 0; i < spots.size(); i++) {
            NumberSum sum = sums.get(i);
            Point2D at = view.near(spots.get(i).at());
            double radius = scale * Math.sqrt(sum.low());
            if (radius >= 1) {
                pen.fill(Pen.circle(at.getX(), at.getY(), radius), tint);
                pen.line(Pen.circle(at.getX(), at.getY(), radius), ink, 1);
            }
            if (Double.isInfinite(sum.high())) {
                pen.line(Pen.circle(at.getX(), at.getY(), radius + OPEN), ink, 1, 3, 4);
            } else if (sum.high() > sum.low()) {
                pen.line(Pen.circle(at.getX(), at.getY(), scale * Math.sqrt(sum.high())), ink, 1);
            }
        }
    }

    private static NumberSum sum(Spot spot, String key) {
        NumberSum sum = NumberSum.NOTHING;
        for (ShownEvent shown : spot.incidents()) {
            sum = sum.and(shown.event(), key, shown.standing() != Standing.POSSIBLY_BEGUN);
        }
        return sum;
    }

    private static double most(NumberSum sum) {
        return Double.isInfinite(sum.high()) ? sum.low() : sum.high();
    }
}
