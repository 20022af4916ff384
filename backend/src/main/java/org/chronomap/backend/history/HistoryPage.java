package org.chronomap.backend.history;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log as a page, which works without a script. */
@Component
final class HistoryPage {

    private final Templates templates;
    private final Messages messages;
    private final Frame frame;

    HistoryPage(Templates templates, Messages messages, Frame frame) {
        this.templates = templates;
        this.messages = messages;
        this.frame = frame;
    }

    /**
     * UTF-8.
     *
     * @param base what leads to the top of this server: a path, without a slash at its end
     * @param signedInBar what stands above for who has signed in; empty for a reader
     */
    byte[] render(
            History.Page page,
            Snapshot snapshot,
            EncodedStory encoded,
            HistoryAddress address,
            String base,
            String signedInBar) {
        String language = encoded.language();
        Map<String, @Nullable Object> values =
                frame.values(language, snapshot.story().languages(), base, Theme.AUTO);
        FieldWords fields = new FieldWords(snapshot, encoded, messages.in(language));
        HistoryQuery query = address.query();
        String story = base + "/stories/" + query.story();
        HistoryWords words = new HistoryWords(snapshot, language, fields, story);
        List<Map<String, @Nullable Object>> entries =
                page.entries().stream().map(words::entry).toList();
        String title =
                snapshot.story().title().in(encoded.wording().preferred()).text();
        String batch = query.batch() == null ? "" : "&batch=" + query.batch();
        values.put("signedInBar", signedInBar);
        values.put("title", title);
        values.put("story", story + "?lang=" + language);
        values.put("subject", subject(page, query, fields, title));
        values.put("ofAll", query.item() == null && query.batch() == null);
        values.put("all", story + "/history?lang=" + language);
        values.put("entries", entries);
        values.put("hasEntries", !entries.isEmpty());
        values.put("narrowed", batch + (query.before() == Long.MAX_VALUE ? "" : "&before=" + query.before()));
        values.put("newest", query.before() == Long.MAX_VALUE ? null : "?lang=" + language + batch);
        values.put("feed", address.in(HistoryFormat.ATOM, language));
        values.put(
                "older",
                page.next() == null
                        ? null
                        : "?lang=" + language + "&before=" + page.next() + "&limit=" + query.limit() + batch);
        return templates.render("history", values);
    }

    /** What the entries are about: the item by its latest title, or the story. */
    private static String subject(History.Page page, HistoryQuery query, FieldWords words, String story) {
        ItemKey item = query.item();
        if (item == null) {
            return story;
        }
        return page.entries().stream()
                .filter(HistoryEntry.OfItem.class::isInstance)
                .map(HistoryEntry.OfItem.class::cast)
                .flatMap(entry -> Stream.ofNullable(words.text(entry.title())))
                .findFirst()
                .orElseGet(() -> words.message("history.part." + item.part().id()));
    }
}
