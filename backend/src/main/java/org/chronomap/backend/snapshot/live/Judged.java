package org.chronomap.backend.snapshot.live;

import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;

/**
 * What changes make of a story, as it was read to judge them: once they are committed it need not be read again.
 *
 * @param before the story that they were judged by; null = there was none
 * @param after what is published in it once they are made; of a story that is not, its text is the draft
 */
public record Judged(@Nullable HeldStory before, ValidStory after) {

    /** Whether it was this very story that they were judged by: nothing came between. */
    boolean isOf(@Nullable HeldStory story) {
        return isSame(before, story);
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }
}
