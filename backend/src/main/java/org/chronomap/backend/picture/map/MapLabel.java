package org.chronomap.backend.picture.map;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.Consumer;

/**
 * A label of the map, and how it is drawn in the box that it was given.
 *
 * @param candidate where it may stand
 */
record MapLabel(Layer layer, LabelLayout.Candidate candidate, Consumer<Rectangle2D> draw) {

    /** How labels come to lie on one another, the lowest first. */
    enum Layer {
        NAMES,
        BARE_NAMES,
        MOVEMENTS,
        RINGS,
        COUNTRIES,
        PINS
    }

    /** One that stands where it stands. */
    static MapLabel fixed(Layer layer, Rectangle2D box, Consumer<Rectangle2D> draw) {
        return new MapLabel(layer, new LabelLayout.Candidate(List.of(box), true), draw);
    }

    /** A box about its centre. */
    static Rectangle2D around(Point2D centre, double width, double height) {
        return new Rectangle2D.Double(centre.getX() - width / 2, centre.getY() - height / 2, width, height);
    }
}
