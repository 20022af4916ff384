package org.chronomap.backend.answer;

import org.chronomap.backend.http.ContentCoding;

/**
 * What the bytes of an answer depend on: strings alone, so that no revision of a story is held by what was said of it.
 *
 * @param story its id
 * @param tag of the revision
 * @param address the whole address that was asked, its query as it was given: it stands in the links
 * @param language of the texts
 */
public record AnswerKey(String story, String tag, String address, String language, ContentCoding coding) {

    /** About how much of the heap it takes. */
    int bytes() {
        return 100 + tag.length() + address.length();
    }
}
