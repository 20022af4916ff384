package org.chronomap.backend.editing;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.chronomap.geodata.story.StoryPart;

/** Items that were judged and are to be written, kept outside of memory. */
public interface Staged {

    /** @param json as it is to be kept */
    record One(StoryPart part, String id, String json) {}

    /** Those that do not lie in {@link #fresh}, from the first; may be opened again. */
    Reading open() throws IOException;

    Fresh fresh();

    interface Reading extends Closeable {

        /** The next ones, of one part of the story; none after the last. */
        List<One> next(int most) throws IOException;
    }
}
