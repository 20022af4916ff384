package org.chronomap.backend.page;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chronomap.backend.embed.StateQuery;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.CardImage;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.OpenText;
import org.chronomap.backend.view.Templates;
import org.chronomap.backend.view.Theme;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;

/**
 * The page on which a reader scrubs through a story: rendered once for each edition and theme. What a browser follows is relative, so that
 * it works behind any proxy; what others read of the page is absolute, and filled in for each request.
 */
@Component
final class ReaderPage {

    // From /stories/{story} to the top of this server.
    private static final String BASE = "..";
    private static final String ROOT = "root";
    private static final String STATE = "state";

    private final Templates templates;
    private final Messages messages;
    private final Frame frame;
    private final PageScript script;
    private final Renderings renderings = new Renderings();

    private record Key(String story, String language, Theme theme) {}

    ReaderPage(Templates templates, Messages messages, Frame frame, PageScript script) {
        this.templates = templates;
        this.messages = messages;
        this.frame = frame;
        this.script = script;
    }

    /**
     * The page in UTF-8.
     *
     * @param root of this server, without a slash at its end
     */
    Mono<byte[]> page(Snapshot snapshot, Edition edition, String root, StateQuery state, Theme theme) {
        return renderings.page(
                new Key(snapshot.story().id(), edition.language(), theme),
                edition,
                () -> render(snapshot, edition, theme),
                Map.of(ROOT, root, STATE, UriUtils.encode(state.query(), StandardCharsets.UTF_8)));
    }

    private byte[] render(Snapshot snapshot, Edition edition, Theme theme) {
        StoryWords words = new StoryWords(snapshot, edition, messages.in(edition.language()));
        Map<String, @Nullable Object> values =
                frame.values(edition.language(), snapshot.story().languages(), BASE, theme);
        values.putAll(words.head());
        values.put("story", snapshot.story().id());
        values.put("root", OpenText.slot(ROOT));
        values.put("state", OpenText.slot(STATE));
        values.put("jsonLd", new JsonLd(snapshot, edition, OpenText.slot(ROOT)).text());
        values.put("licence", words.licence());
        values.put("scenes", words.scenes());
        values.put("hasScenes", !words.scenes().isEmpty());
        values.put("places", words.places());
        values.put("hasPlaces", !words.places().isEmpty());
        values.put("days", words.days());
        values.put("card", CardImage.of(snapshot, edition, messages));
        values.putAll(script.values("reader.ts", snapshot, edition, BASE));
        return templates.render("reader", values);
    }
}
