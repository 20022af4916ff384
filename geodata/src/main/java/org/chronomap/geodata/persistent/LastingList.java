package org.chronomap.geodata.persistent;

import java.util.List;

/** A list that is never changed, and need not be copied. */
public interface LastingList<E> extends List<E> {}
