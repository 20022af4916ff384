package org.chronomap.backend.features;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.chronomap.geodata.index.Entry;

/**
 * Where an answer goes on: at the first feature that comes at or after this one in the order of the index, so that a page is
 * neither lost nor told twice when the story changes between two of them. Opaque to who follows a {@code next} link.
 */
record Cursor(long earliestStart, String id) {

    static Cursor at(Entry<?> entry) {
        return new Cursor(entry.earliestStart(), entry.id());
    }

    /** @throws IllegalArgumentException when it is none that an answer of ours gave */
    static Cursor parse(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int slash = decoded.indexOf('/');
            return new Cursor(Long.parseLong(decoded.substring(0, slash)), decoded.substring(slash + 1));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException('"' + text + "\" must be taken from the next link of an answer", e);
        }
    }

    @Override
    public String toString() {
        byte[] decoded = (earliestStart + "/" + id).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(decoded);
    }
}
