package org.chronomap.backend.store;

import java.util.List;
import java.util.Map;

/**
 * All items that the store holds, or those of some stories, as of one instant.
 *
 * @param head sequence number of the last change that is contained; 0 = none
 * @param restored the number behind which the log goes on since an archive was restored; 0 = none was
 * @param lastOfStories sequence numbers of the last changes of these stories, also of those that are gone, by their ids
 * @param items in the order in which they were made
 */
public record Inventory(long head, long restored, Map<String, Long> lastOfStories, List<Item> items) {

    public Inventory {
        lastOfStories = Map.copyOf(lastOfStories);
        items = List.copyOf(items);
    }
}
