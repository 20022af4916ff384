package org.chronomap.geodata.persistent;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.ToIntFunction;

/**
 * A sorted list that is never changed. It lies in blocks, as the leaves of a B+ tree do, under one list of them. The next version
 * copies one block and that list: of a million elements some 2,500 references, which takes about as long as twenty steps through a
 * balanced tree and leaves 4 bytes an element, where a tree's node takes 40 (PCollections' {@code TreePMap}).
 *
 * <p>Finding is two binary searches, likewise getting by position; iterating is a walk through arrays.
 */
public final class SortedBlocks<E> extends AbstractList<E> implements RandomAccess {

    /** That a change copies about as much of a block as of the list of blocks where there are half a million elements. */
    static final int MOST = 1024;

    private final Comparator<? super E> order;
    /** None of them empty. */
    private final E[][] blocks;
    /** How many elements there are up to and with each block. */
    private final int[] ends;

    private SortedBlocks(Comparator<? super E> order, E[][] blocks) {
        this.order = order;
        this.blocks = blocks;
        this.ends = new int[blocks.length];
        int end = 0;
        for (int i = 0; i < blocks.length; i++) {
            end += blocks[i].length;
            ends[i] = end;
        }
    }

    /** @param order in which no two of them are equal */
    public static <E> SortedBlocks<E> of(Collection<? extends E> elements, Comparator<? super E> order) {
        E[] sorted = array(elements);
        Arrays.sort(sorted, order);
        return new SortedBlocks<>(order, cut(sorted));
    }

    @SuppressWarnings("unchecked")
    private static <E> E[] array(Collection<? extends E> elements) {
        return (E[]) elements.toArray();
    }

    @SuppressWarnings("unchecked")
    private static <E> E[][] cut(E[] sorted) {
        E[][] blocks = (E[][]) new Object[(sorted.length + MOST - 1) / MOST][];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = Arrays.copyOfRange(sorted, i * MOST, Math.min(sorted.length, (i + 1) * MOST));
        }
        return blocks;
    }

    @Override
    public int size() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    @Override
    public E get(int position) {
        if (position < 0 || position >= size()) {
            throw new IndexOutOfBoundsException(position);
        }
        int found = Arrays.binarySearch(ends, position + 1);
        int block = found < 0 ? -found - 1 : found;
        return blocks[block][position - start(block)];
    }

    private int start(int block) {
        return block == 0 ? 0 : ends[block - 1];
    }

    /**
     * The first position whose element does not stand before what is sought; the size where all do.
     *
     * @param side of an element: negative before what is sought, 0 at it, positive behind
     */
    public int positionOf(ToIntFunction<? super E> side) {
        int block = block(side);
        return block == blocks.length ? size() : start(block) + within(blocks[block], side);
    }

    /** The first block whose last element does not stand before what is sought. */
    private int block(ToIntFunction<? super E> side) {
        int low = 0;
        int high = blocks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            E[] block = blocks[middle];
            if (side.applyAsInt(block[block.length - 1]) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static <E> int within(E[] block, ToIntFunction<? super E> side) {
        int low = 0;
        int high = block.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (side.applyAsInt(block[middle]) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** All that are at what is sought, as {@link #positionOf} has it. */
    public List<E> at(ToIntFunction<? super E> side) {
        return subList(positionOf(side), positionOf(element -> side.applyAsInt(element) <= 0 ? -1 : 1));
    }

    /** With an element, in the place of the one that is equal to it in the order, if there is one. */
    public SortedBlocks<E> with(E element) {
        ToIntFunction<E> side = other -> order.compare(other, element);
        // Behind all others it goes into the last block.
        int block = Math.min(block(side), blocks.length - 1);
        if (block < 0) {
            return of(List.of(element), order);
        }
        E[] old = blocks[block];
        int at = within(old, side);
        boolean replaces = at < old.length && side.applyAsInt(old[at]) == 0;
        E[] changed = Arrays.copyOf(old, replaces ? old.length : old.length + 1);
        if (!replaces) {
            System.arraycopy(old, at, changed, at + 1, old.length - at);
        }
        changed[at] = element;
        if (changed.length <= MOST) {
            return with(block, List.<E[]>of(changed));
        }
        // What comes behind all others leaves full blocks, as when they are many from the beginning.
        int half = at == old.length ? MOST : changed.length / 2;
        return with(block, List.of(Arrays.copyOf(changed, half), Arrays.copyOfRange(changed, half, changed.length)));
    }

    /** Without the element that is equal to this one in the order. */
    public SortedBlocks<E> without(E element) {
        ToIntFunction<E> side = other -> order.compare(other, element);
        int block = block(side);
        int at = block == blocks.length ? 0 : within(blocks[block], side);
        if (block == blocks.length || side.applyAsInt(blocks[block][at]) != 0) {
            return this;
        }
        E[] old = blocks[block];
        if (old.length == 1) {
            return with(block, List.of());
        }
        E[] changed = Arrays.copyOf(old, old.length - 1);
        System.arraycopy(old, at + 1, changed, at, changed.length - at);
        return with(block, List.<E[]>of(changed));
    }

    /** With some blocks in the place of one. */
    private SortedBlocks<E> with(int block, List<E[]> instead) {
        E[][] next = Arrays.copyOf(blocks, blocks.length - 1 + instead.size());
        for (int i = 0; i < instead.size(); i++) {
            next[block + i] = instead.get(i);
        }
        System.arraycopy(blocks, block + 1, next, block + instead.size(), blocks.length - block - 1);
        return new SortedBlocks<>(order, next);
    }

    @Override
    public Iterator<E> iterator() {
        return new Iterator<>() {
            private int block;
            private int next;

            @Override
            public boolean hasNext() {
                return block < blocks.length;
            }

            @Override
            public E next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                E element = blocks[block][next++];
                if (next == blocks[block].length) {
                    block++;
                    next = 0;
                }
                return element;
            }
        };
    }

    @Override
    public Spliterator<E> spliterator() {
        return Spliterators.spliterator(this, Spliterator.ORDERED);
    }
}
