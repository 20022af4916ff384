package org.chronomap.backend.features;

import java.util.Optional;
import org.chronomap.backend.snapshot.StoryCollection;

/** What a story's collection is called among those of the whole server: by both, with a full stop between them, which no slug has. */
record CollectionId(String story, StoryCollection kind) {

    static Optional<CollectionId> find(String id) {
        int stop = id.indexOf('.');
        return stop < 0
                ? Optional.empty()
                : StoryCollection.find(id.substring(stop + 1))
                        .map(kind -> new CollectionId(id.substring(0, stop), kind));
    }

    @Override
    public String toString() {
        return story + '.' + kind.id();
    }
}
