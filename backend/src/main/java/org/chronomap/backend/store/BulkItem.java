package org.chronomap.backend.store;

import org.jspecify.annotations.Nullable;

/**
 * One of very many items that lie together.
 *
 * @param number of those before it
 * @param document JSON of what it says; null where that was removed for good
 * @param purged whether the whole item was removed for good: its id is a neutral one
 */
record BulkItem(int number, String id, @Nullable String document, boolean purged) {}
