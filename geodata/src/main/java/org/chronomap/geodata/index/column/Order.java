package org.chronomap.geodata.index.column;

/** What was taken in one order, in another: the number of what is taken by row. */
public final class Order {

    private Order() {}

    /** Which row each that was taken is. */
    public static int[] ranks(int[] order) {
        int[] ranks = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            ranks[order[row]] = row;
        }
        return ranks;
    }

    public static int[] in(int[] order, int[] values) {
        int[] byRow = new int[order.length];
        for (int row = 0; row < order.length; row++) {
            byRow[row] = values[order[row]];
        }
        return byRow;
    }

    public static long[] in(int[] order, long[] values) {
        long[] byRow = new long[order.length];
        for (int row = 0; row < order.length; row++) {
            byRow[row] = values[order[row]];
        }
        return byRow;
    }

    public static double[] in(int[] order, double[] values) {
        double[] byRow = new double[order.length];
        for (int row = 0; row < order.length; row++) {
            byRow[row] = values[order[row]];
        }
        return byRow;
    }
}
