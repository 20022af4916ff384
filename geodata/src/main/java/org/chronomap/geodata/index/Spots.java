package org.chronomap.geodata.index;

import java.util.Objects;
import java.util.stream.IntStream;
import org.chronomap.geodata.index.column.Order;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/** Where rows are, while an index is made of them: points as two numbers, anything else as its footprint. */
final class Spots {

    private final double[] xs;
    private final double[] ys;
    private final @Nullable Footprint[] shapes;

    Spots(int rows) {
        this(new double[rows], new double[rows], new Footprint[rows]);
    }

    private Spots(double[] xs, double[] ys, @Nullable Footprint[] shapes) {
        this.xs = xs;
        this.ys = ys;
        this.shapes = shapes;
    }

    /** The same of rows in another order. */
    Spots in(int[] order) {
        return new Spots(
                Order.in(order, xs),
                Order.in(order, ys),
                IntStream.of(order).mapToObj(row -> shapes[row]).toArray(Footprint[]::new));
    }

    void set(int row, Footprint footprint) {
        if (footprint.geometry() instanceof Point point) {
            xs[row] = point.getX();
            ys[row] = point.getY();
        } else {
            shapes[row] = footprint;
        }
    }

    int size() {
        return xs.length;
    }

    boolean isPlaced(int row) {
        Footprint shape = shapes[row];
        return shape == null || shape.extent() != null;
    }

    /** Null for a point. */
    @Nullable Footprint shape(int row) {
        return shapes[row];
    }

    /** Of a point; 0 for anything else. */
    double x(int row) {
        return xs[row];
    }

    double y(int row) {
        return ys[row];
    }

    Coordinate centre(int row) {
        Footprint shape = shapes[row];
        return shape == null
                ? new Coordinate(xs[row], ys[row])
                : Objects.requireNonNull(shape.extent()).centre();
    }
}
