package org.chronomap.backend.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.site.OwnSite;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.view.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a reader's page tells of a story, be it a server's or a file. */
@Component
final class ReaderContent {

    private final Templates templates;
    private final Messages messages;
    private final OwnSite own;

    ReaderContent(Templates templates, Messages messages, OwnSite own) {
        this.own = own;
        this.templates = templates;
        this.messages = messages;
    }

    /** They are told before the table begins, and not again. */
    List<Map<String, Object>> scenes(Snapshot snapshot, EncodedStory encoded, TablePage page) {
        return page.number() == 1 ? words(snapshot, encoded).scenes() : List.of();
    }

    /**
     * Of a story whose table has several pages: {@code told}, and where the {@code previous} and the {@code next} one are.
     *
     * @param address of a page, from this one
     */
    @Nullable Map<String, @Nullable Object> paging(
            Snapshot snapshot, EncodedStory encoded, TablePage page, IntFunction<String> address) {
        if (page.pages() == 1) {
            return null;
        }
        Map<String, @Nullable Object> paging = new HashMap<>();
        paging.put("told", words(snapshot, encoded).told(page));
        paging.put("previous", page.number() == 1 ? null : address.apply(page.number() - 1));
        paging.put("next", page.number() == page.pages() ? null : address.apply(page.number() + 1));
        return paging;
    }

    /** Whether pictures have letters for a story's words: one that shows boxes stands for nothing. */
    boolean canBeWritten(Snapshot snapshot, EncodedStory encoded) {
        return new PictureWords(snapshot, encoded, messages).canBeWritten();
    }

    /** What a page shows whose address says nothing. */
    static ReaderAddress.Asked unasked(Snapshot snapshot) {
        return new ReaderAddress(snapshot.index()).read(Map.of());
    }

    void putPublic(
            Map<String, @Nullable Object> values,
            Snapshot snapshot,
            EncodedStory encoded,
            PublicAddress address,
            TablePage page) {
        String story = snapshot.story().id();
        values.put("public", true);
        values.put("canonical", address.page(story, encoded.language(), page.number()));
        values.put("anyLanguage", address.page(story, page.number()));
        values.put(
                "alternates",
                snapshot.story().languages().stream()
                        .map(language -> Map.of("code", language, "href", address.page(story, language, page.number())))
                        .toList());
        values.put("image", address.card(story, encoded.language()));
        values.put(
                "jsonLd",
                new JsonLd(snapshot, encoded, address, page.events(), canBeWritten(snapshot, encoded), own.site())
                        .text());
    }

    /** @param values what else the template has, which this adds to */
    byte[] render(
            Snapshot snapshot,
            EncodedStory encoded,
            List<Map<String, Object>> scenes,
            TablePage page,
            Map<String, @Nullable Object> values) {
        StoryWords words = words(snapshot, encoded);
        values.putAll(words.head());
        values.put("story", snapshot.story().id());
        values.put("skipLinks", true);
        values.put("licence", words.licence());
        values.put("scenes", scenes);
        values.put("hasScenes", !scenes.isEmpty());
        values.put("places", words.places(page.places()));
        values.put("hasPlaces", !page.places().isEmpty());
        values.put("further", page.number() == 1 ? null : page.number());
        values.put("sum", page.number() == 1 ? words.sum() : null);
        values.put("hasRows", !page.events().isEmpty());
        values.put("days", new EventWords(snapshot, encoded, messages.in(encoded.language())).days(page.events()));
        return templates.render("reader", values);
    }

    @Nullable Map<String, Object> asOf(Snapshot snapshot, EncodedStory encoded, PageRevision revision) {
        return words(snapshot, encoded).asOf(revision);
    }

    private StoryWords words(Snapshot snapshot, EncodedStory encoded) {
        return new StoryWords(snapshot, encoded, messages.in(encoded.language()));
    }
}
