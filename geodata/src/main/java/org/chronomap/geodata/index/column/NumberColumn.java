package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.chronomap.geodata.story.NumberRange;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * The numbers of rows by their keys: of each key the rows that have it, ascending, and between which figures it is there. Takes 20 bytes
 * a number; to find those within a range looks at all rows that have
 * its key.
 */
public final class NumberColumn {

    private final Map<String, Integer> codes;
    /** Where the rows of each code begin, and behind the last of them. */
    private final IntBuffer firsts;

    private final IntBuffer rows;
    private final DoubleBuffer lows;
    private final DoubleBuffer highs;

    private NumberColumn(Map<String, Integer> codes, int[] firsts, int[] rows, double[] lows, double[] highs) {
        this.codes = codes;
        this.firsts = Numbers.of(firsts);
        this.rows = Numbers.of(rows);
        this.lows = Numbers.of(lows);
        this.highs = Numbers.of(highs);
    }

    public NumberColumn(ColumnReader in) {
        codes = Dictionary.read(in);
        firsts = in.ints();
        rows = in.ints();
        lows = in.doubles();
        highs = in.doubles();
    }

    public void write(ColumnWriter out) throws IOException {
        Dictionary.write(codes, out);
        out.ints(firsts);
        out.ints(rows);
        out.doubles(lows);
        out.doubles(highs);
    }

    /** Takes the numbers of rows, row after row. */
    public static final class Builder {

        private final Map<String, OfKey> byKey = new TreeMap<>();
        private int row;

        private record OfKey(IntList rows, DoubleStream.Builder lows, DoubleStream.Builder highs) {}

        public void addRow(Map<String, NumberRange> numbers) {
            numbers.forEach((key, number) -> {
                OfKey all = byKey.computeIfAbsent(
                        key, first -> new OfKey(new IntList(), DoubleStream.builder(), DoubleStream.builder()));
                all.rows.add(row);
                all.lows.add(number.low());
                all.highs.add(number.high());
            });
            row++;
        }

        /** @param order which of the rows that were taken each row is */
        public NumberColumn build(int[] order) {
            int[] ranks = Order.ranks(order);
            Map<String, Integer> codes = new HashMap<>();
            int[] firsts = new int[byKey.size() + 1];
            byKey.forEach((key, all) -> {
                int code = codes.size();
                codes.put(key, code);
                firsts[code + 1] = firsts[code] + all.rows.size();
            });
            int size = firsts[byKey.size()];
            int[] rows = new int[size];
            double[] lows = new double[size];
            double[] highs = new double[size];
            int at = 0;
            for (OfKey all : byKey.values()) {
                double[] low = all.lows.build().toArray();
                double[] high = all.highs.build().toArray();
                long[] ascending = new long[low.length];
                for (int i = 0; i < ascending.length; i++) {
                    ascending[i] = (long) ranks[all.rows.get(i)] << Integer.SIZE | i;
                }
                Arrays.sort(ascending);
                for (long one : ascending) {
                    rows[at] = (int) (one >>> Integer.SIZE);
                    lows[at] = low[(int) one];
                    highs[at++] = high[(int) one];
                }
            }
            return new NumberColumn(Map.copyOf(codes), firsts, rows, lows, highs);
        }
    }

    /** Adds the rows whose number of a key may be within a range. */
    public void find(String key, NumberRange range, MutableRoaringBitmap found) {
        Integer code = codes.get(key);
        if (code == null) {
            return;
        }
        for (int at = firsts.get(code); at < firsts.get(code + 1); at++) {
            if (lows.get(at) <= range.high() && range.low() <= highs.get(at)) {
                found.add(rows.get(at));
            }
        }
    }

    /** All keys that a row has. */
    public Set<String> keys() {
        return codes.keySet();
    }

    /** How many rows have a key. */
    public int count(String key) {
        Integer code = codes.get(key);
        return code == null ? 0 : firsts.get(code + 1) - firsts.get(code);
    }
}
