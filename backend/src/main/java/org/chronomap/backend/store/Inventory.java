package org.chronomap.backend.store;

import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;

/**
 * All items that the store holds, or those of some stories, as of one instant.
 *
 * @param head sequence number of the last change that is contained; 0 = none
 * @param restored the number behind which the log goes on since an archive was restored; 0 = none was
 * @param lastOfStories sequence numbers of the last changes of these stories, also of those that are gone, by their ids
 * @param items in the order in which they were made, but for those of {@code many}
 * @param many those that were made very many at once, in that order
 */
public record Inventory(long head, long restored, Map<String, Long> lastOfStories, List<Item> items, List<Many> many) {

    public Inventory {
        lastOfStories = Map.copyOf(lastOfStories);
        items = List.copyOf(items);
        many = List.copyOf(many);
    }

    Inventory(long head, long restored) {
        this(head, restored, Map.of(), List.of(), List.of());
    }

    public static Inventory empty() {
        return new Inventory(0, 0);
    }

    /**
     * Incidents of a story that were made at once, and that nobody has changed since.
     *
     * @param items some at a time: read when they are asked for, since all of them need not have room in memory
     */
    public record Many(String story, Flux<List<Item>> items) {}
}
