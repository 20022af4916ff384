package org.chronomap.backend.history;

import org.chronomap.geodata.story.WireName;

/** What readers are told that a change did. */
enum PublicChangeKind implements WireName {
    CREATED,
    UPDATED,
    RETRACTED,
    /** It is there no more for readers, be it kept as a draft or not. */
    DELETED,
    /** What it said was removed for good, for legal reasons. */
    PURGED
}
