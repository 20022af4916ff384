package org.chronomap.geodata.persistent;

/**
 * A list that makes most of its elements each time that they are asked for: they are equal then, and not the same object. So it tells
 * itself what is the same.
 */
public interface MadeList<E> extends LastingList<E> {

    /** What most of them are made of: the same object from one version to the next, until it is made anew. Not to be looked into. */
    Object base();

    /** Whether a position holds the very same as one of another list. */
    boolean isSame(int position, MadeList<?> other, int there);
}
