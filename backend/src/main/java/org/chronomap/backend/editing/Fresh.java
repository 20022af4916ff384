package org.chronomap.backend.editing;

import org.chronomap.backend.store.BulkBlock;
import org.chronomap.backend.store.IdList;
import reactor.core.publisher.Flux;

/** New incidents that were judged and are to be made, kept outside of memory. */
public interface Fresh {

    /** Theirs, in their order. */
    IdList ids();

    /** What they say, likewise; may be read again. */
    Flux<BulkBlock> blocks();
}
