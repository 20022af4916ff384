package org.chronomap.geodata.index;

import java.io.IOException;
import java.nio.IntBuffer;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import org.chronomap.geodata.index.column.ColumnReader;
import org.chronomap.geodata.index.column.ColumnWriter;
import org.chronomap.geodata.index.column.Numbers;
import org.chronomap.geodata.persistent.MadeList;
import org.jspecify.annotations.Nullable;

/** The features of a segment by row: the objects themselves, or where they are in a list that makes them. */
abstract class FeatureList<T> extends AbstractList<T> implements RandomAccess {

    /** @param order which of them is at each row */
    static <T> FeatureList<T> of(List<T> features, int[] order) {
        return features instanceof MadeList<T> made ? new Made<>(made, Numbers.of(order)) : new Kept<>(features, order);
    }

    /** Those of a list that makes them, in the order that was written. */
    static <T> FeatureList<T> of(MadeList<T> features, ColumnReader in) {
        return new Made<>(features, in.ints());
    }

    /** @throws IllegalStateException when they are objects */
    void write(ColumnWriter out) throws IOException {
        throw new IllegalStateException("Of objects no order is written");
    }

    /** Whether a row has the very same as one of another segment. */
    abstract boolean isSame(int row, FeatureList<?> other, int there);

    /** What they are made of; null where they are objects. */
    abstract @Nullable Object base();

    /** The base of a list, likewise. */
    static @Nullable Object base(List<?> list) {
        return list instanceof MadeList<?> made ? made.base() : null;
    }

    private static final class Kept<T> extends FeatureList<T> {

        private final List<T> byRow;

        Kept(List<T> features, int[] order) {
            byRow = IntStream.of(order).mapToObj(features::get).toList();
        }

        @Override
        public T get(int row) {
            return byRow.get(row);
        }

        @Override
        public int size() {
            return byRow.size();
        }

        @Override
        boolean isSame(int row, FeatureList<?> other, int there) {
            return isOne(get(row), other.get(there));
        }

        private static boolean isOne(Object one, Object other) {
            return one == other;
        }

        @Override
        @Nullable Object base() {
            return null;
        }
    }

    private static final class Made<T> extends FeatureList<T> {

        private final MadeList<T> features;
        private final IntBuffer order;

        Made(MadeList<T> features, IntBuffer order) {
            this.features = features;
            this.order = order;
        }

        @Override
        public T get(int row) {
            return features.get(order.get(row));
        }

        @Override
        public int size() {
            return order.limit();
        }

        @Override
        boolean isSame(int row, FeatureList<?> other, int there) {
            return other instanceof Made<?> made
                    && features.isSame(order.get(row), made.features, made.order.get(there));
        }

        @Override
        Object base() {
            return features.base();
        }

        @Override
        void write(ColumnWriter out) throws IOException {
            out.ints(order);
        }
    }
}
