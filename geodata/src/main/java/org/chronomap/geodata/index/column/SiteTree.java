package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Where rows are: a packed R-tree (Kamel and Faloutsos 1993, as flatbush packs it) over sites, which come in the order of a Hilbert
 * curve; each node is of 16 of those below. At a site there may be any number of rows. Every node has its rows at hand, in
 * ascending order, and so has each site (a merge-sort tree): what lies in a box is told as slices of these, of nodes that lie in it
 * as a whole and of single sites along its edge, and is then counted within any stretch of time by binary search.
 *
 * <p>A query costs O(√m · log n) for m sites and n rows, however many it finds. Memory: 8 bytes a row and level, of which there are
 * log₁₆ m, and a little more than a byte a site for the boxes, which are in single precision and rounded outwards. JTS's
 * {@code HPRtree} is built likewise; it tells item after item, as objects, and cannot count.
 */
public final class SiteTree {

    private static final int FANOUT_BITS = 4;

    /** Where the rows of each site begin, and after the last site where they end. */
    private final IntBuffer firsts;

    /** By level: rows, sorted within each node; of the root, which is all of them, there is no need. */
    private final IntBuffer[] rows;

    /** By level: the places in the order of ends, sorted within each node. */
    private final IntBuffer[] endRanks;

    /** By level from 1: west, south, east, north of each node. */
    private final FloatBuffer[] boxes;

    /** The box of a site. */
    public interface Boxes {
        double west(int site);

        double south(int site);

        double east(int site);

        double north(int site);
    }

    /**
     * @param rows by site, ascending at each
     * @param firsts where those of each site begin, and where the last end
     * @param boxes of the sites, neighbours one after the other
     * @param endRank the place of each row in the order of ends
     */
    public SiteTree(int[] rows, int[] firsts, Boxes boxes, int[] endRank) {
        this.firsts = Numbers.of(firsts);
        int levels = levels();
        this.rows = new IntBuffer[Math.max(1, levels - 1)];
        this.endRanks = new IntBuffer[this.rows.length];
        this.boxes = new FloatBuffer[levels];
        int[] rowsOfLevel = rows;
        int[] ranksOfLevel = sorted(Arrays.stream(rows).map(row -> endRank[row]).toArray(), 0);
        this.rows[0] = Numbers.of(rowsOfLevel);
        this.endRanks[0] = Numbers.of(ranksOfLevel);
        for (int level = 1; level < levels; level++) {
            this.boxes[level] = Numbers.of(level == 1 ? around(boxes) : around(level));
            if (level < this.rows.length) {
                rowsOfLevel = sorted(rowsOfLevel.clone(), level);
                ranksOfLevel = sorted(ranksOfLevel.clone(), level);
                this.rows[level] = Numbers.of(rowsOfLevel);
                this.endRanks[level] = Numbers.of(ranksOfLevel);
            }
        }
    }

    public SiteTree(ColumnReader in) {
        firsts = in.ints();
        int levels = levels();
        rows = new IntBuffer[Math.max(1, levels - 1)];
        endRanks = new IntBuffer[rows.length];
        boxes = new FloatBuffer[levels];
        for (int level = 0; level < rows.length; level++) {
            rows[level] = in.ints();
            endRanks[level] = in.ints();
        }
        for (int level = 1; level < levels; level++) {
            boxes[level] = in.floats();
        }
    }

    public void write(ColumnWriter out) throws IOException {
        out.ints(firsts);
        for (int level = 0; level < rows.length; level++) {
            out.ints(rows[level]);
            out.ints(endRanks[level]);
        }
        for (int level = 1; level < boxes.length; level++) {
            out.floats(boxes[level]);
        }
    }

    private int levels() {
        int levels = 1;
        while (nodes(levels - 1) > 1) {
            levels++;
        }
        return levels;
    }

    private int sites() {
        return firsts.limit() - 1;
    }

    /** How many rows are at a site. */
    public int count(int site) {
        return firsts.get(site + 1) - firsts.get(site);
    }

    private int nodes(int level) {
        return ((sites() - 1) >> (FANOUT_BITS * level)) + 1;
    }

    /** Where the rows of a node begin, and those of the node before end. */
    private int first(int level, int node) {
        return firsts.get(Math.min(sites(), node << (FANOUT_BITS * level)));
    }

    private int[] sorted(int[] values, int level) {
        for (int node = 0; node < nodes(level); node++) {
            Arrays.sort(values, first(level, node), first(level, node + 1));
        }
        return values;
    }

    private float[] around(Boxes sites) {
        float[] around = nowhere(nodes(1));
        for (int site = 0; site < sites(); site++) {
            widen(
                    around,
                    site >> FANOUT_BITS,
                    below(sites.west(site)),
                    below(sites.south(site)),
                    -below(-sites.east(site)),
                    -below(-sites.north(site)));
        }
        return around;
    }

    private float[] around(int level) {
        FloatBuffer below = boxes[level - 1];
        float[] around = nowhere(nodes(level));
        for (int node = 0; node < nodes(level - 1); node++) {
            int i = 4 * node;
            widen(around, node >> FANOUT_BITS, below.get(i), below.get(i + 1), below.get(i + 2), below.get(i + 3));
        }
        return around;
    }

    private static float[] nowhere(int nodes) {
        float[] boxes = new float[4 * nodes];
        for (int i = 0; i < boxes.length; i++) {
            boxes[i] = i % 4 < 2 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
        }
        return boxes;
    }

    private static void widen(float[] boxes, int node, float west, float south, float east, float north) {
        boxes[4 * node] = Math.min(boxes[4 * node], west);
        boxes[4 * node + 1] = Math.min(boxes[4 * node + 1], south);
        boxes[4 * node + 2] = Math.max(boxes[4 * node + 2], east);
        boxes[4 * node + 3] = Math.max(boxes[4 * node + 3], north);
    }

    private static float below(double value) {
        float near = (float) value;
        return near <= value ? near : Math.nextDown(near);
    }

    /**
     * Finds the rows of all sites that meet any of some boxes.
     *
     * @param boxes west, south, east, north of each
     * @param meets whether a site does: asked of those that a box may hold a part of
     */
    public void find(double[][] boxes, IntPredicate meets, Runs found) {
        if (sites() > 0) {
            visit(this.boxes.length - 1, 0, boxes, meets, found);
        }
    }

    private void visit(int level, int node, double[][] asked, IntPredicate meets, Runs found) {
        if (level == 0) {
            if (meets.test(node)) {
                found.add(rows[0], endRanks[0], firsts.get(node), firsts.get(node + 1));
            }
            return;
        }
        FloatBuffer box = boxes[level];
        float west = box.get(4 * node);
        float south = box.get(4 * node + 1);
        float east = box.get(4 * node + 2);
        float north = box.get(4 * node + 3);
        boolean touched = false;
        for (double[] one : asked) {
            if (level < rows.length && one[0] <= west && one[1] <= south && east <= one[2] && north <= one[3]) {
                found.add(rows[level], endRanks[level], first(level, node), first(level, node + 1));
                return;
            }
            touched |= west <= one[2] && one[0] <= east && south <= one[3] && one[1] <= north;
        }
        if (touched) {
            int end = Math.min((node + 1) << FANOUT_BITS, nodes(level - 1));
            for (int child = node << FANOUT_BITS; child < end; child++) {
                visit(level - 1, child, asked, meets, found);
            }
        }
    }
}
