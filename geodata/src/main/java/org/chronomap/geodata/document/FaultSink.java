package org.chronomap.geodata.document;

import tools.jackson.core.JsonPointer;

/** Takes note of what is wrong with a document, so that reading can go on to the next fault. */
@FunctionalInterface
public interface FaultSink {

    /**
     * @param at RFC 6901 pointer from the root of the document
     * @param message what is wrong and what would be right
     */
    void add(JsonPointer at, String message);
}
