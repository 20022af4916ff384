package org.chronomap.backend.picture.graphics;

import java.awt.Shape;
import java.awt.geom.Path2D;

/** Signs that are drawn by hand. */
public final class Signs {

    /** An aeroplane seen from above, in a box of 16 by 16, as in the front end's {@code map/marks/names.ts}. */
    public static final Path2D AEROPLANE = aeroplane();

    private Signs() {}

    /** Two lines through a point: what was withdrawn is crossed out. */
    public static Shape cross(double x, double y, double reach) {
        Path2D path = new Path2D.Double();
        path.moveTo(x - reach, y - reach);
        path.lineTo(x + reach, y + reach);
        path.moveTo(x + reach, y - reach);
        path.lineTo(x - reach, y + reach);
        return path;
    }

    private static Path2D aeroplane() {
        Path2D path = new Path2D.Double();
        path.moveTo(8, 1);
        path.curveTo(8.6, 1, 9, 1.8, 9, 3);
        path.lineTo(9, 6);
        path.lineTo(15, 9.6);
        path.lineTo(15, 11.1);
        path.lineTo(9, 9.4);
        path.lineTo(9, 12.6);
        path.lineTo(11, 14);
        path.lineTo(11, 15);
        path.lineTo(8, 14.2);
        path.lineTo(5, 15);
        path.lineTo(5, 14);
        path.lineTo(7, 12.6);
        path.lineTo(7, 9.4);
        path.lineTo(1, 11.1);
        path.lineTo(1, 9.6);
        path.lineTo(7, 6);
        path.lineTo(7, 3);
        path.curveTo(7, 1.8, 7.4, 1, 8, 1);
        path.closePath();
        return path;
    }
}
