package org.chronomap.backend.history;

import org.chronomap.backend.store.ItemKey;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where the log that was asked for stands, and what stands around it: absolute addresses.
 *
 * @param root of this server, without a slash at its end
 * @param self the whole address, its query as it was given
 */
record HistoryAddress(String root, String self, HistoryQuery query) {

    /** The story's page. */
    String story() {
        return root + "/stories/" + query.story();
    }

    /** The whole log of the story, or of the item. */
    String log() {
        ItemKey item = query.item();
        return item == null
                ? story() + "/history"
                : story() + "/collections/" + item.part().id() + "/items/" + item.id() + "/history";
    }

    String in(HistoryFormat format) {
        return with(self, "f", format.id());
    }

    String in(HistoryFormat format, String language) {
        return with(in(format), "lang", language);
    }

    /** The same from a sequence number on. */
    String before(long seq) {
        return with(self, "before", Long.toString(seq));
    }

    /** One entry by itself, for ever. */
    String entry(long seq) {
        return log() + "?limit=1&before=" + (seq + 1);
    }

    String batch(long seq) {
        return story() + "/history?batch=" + seq;
    }

    private static String with(String address, String name, String value) {
        return UriComponentsBuilder.fromUriString(address)
                .replaceQueryParam(name, value)
                .build()
                .toUriString();
    }
}
