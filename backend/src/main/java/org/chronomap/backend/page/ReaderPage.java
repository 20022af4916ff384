package org.chronomap.backend.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.CardImage;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.OpenText;
import org.chronomap.backend.view.Templates;
import org.chronomap.backend.view.Theme;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The page on which a reader scrubs through a story: rendered once for each edition and theme, with the picture of the story as it
 * begins, and once more with room for the picture of any other state. What a browser follows is relative, so that it works behind
 * any proxy; what others read of the page is absolute, and filled in for each request.
 */
@Component
final class ReaderPage {

    // From /stories/{story} to the top of this server.
    private static final String BASE = "..";
    private static final String ROOT = "root";
    private static final String STATE = "state";
    private static final String CARD = "card";
    private static final String ALT = "alt";

    private final Templates templates;
    private final Messages messages;
    private final Frame frame;
    private final PageScript script;
    private final Renderings renderings = new Renderings();

    private record Key(String story, String language, Theme theme, boolean asBegun) {}

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
     * @param parameters of its address
     */
    Mono<byte[]> page(
            Snapshot snapshot, Edition edition, String root, Map<String, List<String>> parameters, Theme theme) {
        ReaderAddress address = new ReaderAddress(snapshot.index());
        if (!address.asksForState(parameters)) {
            return page(
                    snapshot,
                    edition,
                    theme,
                    true,
                    Map.of(ROOT, root, STATE, query(address, address.read(parameters))));
        }
        return Mono.fromCallable(() -> {
                    ReaderAddress.Asked asked = address.read(parameters);
                    CardImage card = CardImage.of(snapshot, edition, messages, asked);
                    return Map.of(
                            ROOT,
                            root,
                            STATE,
                            query(address, asked),
                            CARD,
                            HtmlUtils.htmlEscape(card.path(), "UTF-8"),
                            ALT,
                            HtmlUtils.htmlEscape(card.alt(), "UTF-8"));
                })
                .subscribeOn(Schedulers.parallel())
                .flatMap(open -> page(snapshot, edition, theme, false, open));
    }

    /** What could be read of a query, with its question mark, percent-encoded to be a value within another query. */
    private static String query(ReaderAddress address, ReaderAddress.Asked asked) {
        String state = address.write(asked);
        return state.isEmpty() ? "" : UriUtils.encode('?' + state, StandardCharsets.UTF_8);
    }

    private Mono<byte[]> page(
            Snapshot snapshot, Edition edition, Theme theme, boolean asBegun, Map<String, String> open) {
        return renderings.page(
                new Key(snapshot.story().id(), edition.language(), theme, asBegun),
                edition,
                () -> render(snapshot, edition, theme, asBegun),
                open);
    }

    private byte[] render(Snapshot snapshot, Edition edition, Theme theme, boolean asBegun) {
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
        CardImage card = CardImage.of(snapshot, edition, messages, new ReaderAddress(snapshot.index()).read(Map.of()));
        String path = OpenText.slot(CARD);
        values.put(
                "card",
                asBegun
                        ? card
                        : new CardImage(path, path + "&theme=dark", card.width(), card.height(), OpenText.slot(ALT)));
        values.put("followsSystem", theme == Theme.AUTO);
        values.putAll(script.values("reader.ts", snapshot, edition, BASE));
        return templates.render("reader", values);
    }
}
