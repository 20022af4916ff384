package org.chronomap.geodata.folder;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong in a story's files.
 *
 * @param line counted from 1
 * @param item id of the item, or its position where it has none; null when it concerns the whole file
 * @param field name, with a path below it where there is one ({@code sources/0/quote}); null when it concerns the whole item
 * @param message what is wrong and what would be right
 */
public record Fault(
        String file,
        int line,
        @Nullable String item,
        @Nullable String field,
        String message) {

    @Override
    public String toString() {
        String what = item == null ? "" : item + ": ";
        String where = field == null ? "" : field + ": ";
        return file + ":" + line + ": " + what + where + message;
    }
}
