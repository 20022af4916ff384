package org.chronomap.geodata.story;

import org.jspecify.annotations.Nullable;

/**
 * Where a statement is from.
 *
 * @param publisher empty = it is not said yet, in a draft
 * @param published date of publication, EDTF
 * @param lang language of the source and of the quote, BCP 47
 * @param quote the source's own words, unbroken
 * @param accessed date on which it was read, EDTF
 * @param attributedTo whom the source names for it
 */
public record Source(
        String publisher,
        @Nullable LocalizedText title,
        @Nullable String url,
        @Nullable String published,
        @Nullable String lang,
        @Nullable String quote,
        @Nullable String accessed,
        @Nullable String archiveUrl,
        @Nullable LocalizedText attributedTo) {

    /** Whether it is said who says so: of whatever is published it is. */
    public boolean isNamed() {
        return !publisher.isEmpty();
    }
}
