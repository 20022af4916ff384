package org.chronomap.geodata.folder;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a story folder, wherever it is. */
@FunctionalInterface
public interface StoryFiles {

    /** Opens one file by its name, like {@code story.yaml}; null when the folder has none of that name. */
    @Nullable InputStream open(String name) throws IOException;

    /** The names of all that the folder holds, those of folders with a slash at their end; none when it cannot tell. */
    default List<String> names() throws IOException {
        return List.of();
    }
}
