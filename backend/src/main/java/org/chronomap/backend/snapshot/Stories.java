package org.chronomap.backend.snapshot;

import java.util.List;
import java.util.Optional;

/** The stories that this server serves. */
public interface Stories {

    Optional<Snapshot> find(String id);

    /** In alphabetical order of their ids: the very same list as long as nothing of them changes. */
    List<Snapshot> list();
}
