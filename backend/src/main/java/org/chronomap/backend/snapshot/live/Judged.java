package org.chronomap.backend.snapshot.live;

import java.util.Map;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;

/**
 * What changes make of a story, as it was read to judge them: once they are committed it need not be read again.
 *
 * @param before the story that they were judged by; null = there was none
 * @param after what is published in it once they are made; of a story that is not, its text is the draft
 * @param versions of what is made by changes of which one stands for many, but for what lies {@link ValidStory#compacted} with its own
 * @param index of what is published; null = it is not made yet
 */
public record Judged(
        @Nullable HeldStory before,
        ValidStory after,
        Map<ItemKey, Version> versions,
        @Nullable StoryIndex index) {

    public Judged(@Nullable HeldStory before, ValidStory after) {
        this(before, after, Map.of(), null);
    }

    /** Whether it was this very story that they were judged by: nothing came between. */
    boolean isOf(@Nullable HeldStory story) {
        return isSame(before, story);
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }
}
