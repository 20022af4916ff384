package org.chronomap.backend.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.CardImage;
import org.chronomap.backend.picture.PictureWords;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.OpenText;
import org.chronomap.backend.view.Templates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The page on which a reader scrubs through a story: rendered once for each edition and theme. What a browser follows is
 * relative, so that it works behind any proxy; what others read of the page is absolute, and filled in for each request.
 */
@Component
final class ReaderPage {

    // From /stories/{story} to the top of this server.
    private static final String BASE = "..";
    // From a file of its own folder to the top of all.
    private static final String FILE_BASE = "../..";
    private static final String ROOT = "root";
    private static final String STATE = "state";
    private static final String SIGNED_IN = "signedin";
    private static final String CARD = "card";
    private static final String ALT = "alt";
    private static final String LANGUAGE = "language";

    private final Templates templates;
    private final Messages messages;
    private final Assets assets;
    private final Frame frame;
    private final PageScript script;
    private final AwayNotice away;
    private final Renderings renderings;

    private record Key(Theme theme, boolean asBegun, Knowledge knowledge) {}

    private record Alt(String card) {}

    ReaderPage(
            Templates templates,
            Messages messages,
            Assets assets,
            Frame frame,
            PageScript script,
            AwayNotice away,
            Renderings renderings) {
        this.templates = templates;
        this.messages = messages;
        this.assets = assets;
        this.frame = frame;
        this.script = script;
        this.away = away;
        this.renderings = renderings;
    }

    /**
     * The page in UTF-8.
     *
     * @param root of this server, without a slash at its end
     * @param parameters of its address
     * @param knowledge which of the story's states the snapshot is
     * @param signedInBar what stands above the map for who has signed in; empty for a reader
     */
    Mono<OpenText.Filled> page(
            Snapshot snapshot,
            Edition edition,
            String root,
            Map<String, List<String>> parameters,
            Theme theme,
            Knowledge knowledge,
            String signedInBar) {
        ReaderAddress address = new ReaderAddress(snapshot.index());
        // Without a language asked for, the page is the one that opens in whatever language its reader has.
        String language = parameters.containsKey("lang") ? "?lang=" + edition.language() : "";
        if (!address.asksForState(parameters)) {
            return page(
                    snapshot,
                    edition,
                    theme,
                    true,
                    knowledge,
                    Map.of(
                            ROOT,
                            root,
                            LANGUAGE,
                            language,
                            STATE,
                            query(address, address.read(parameters)),
                            SIGNED_IN,
                            signedInBar));
        }
        // What it asks for is looked up in the story, which is quick; to say what a picture of that shows is not.
        return Mono.fromCallable(() -> address.read(parameters))
                .subscribeOn(Schedulers.parallel())
                .flatMap(asked -> {
                    String card = CardImage.path(snapshot, edition, asked);
                    return alt(snapshot, edition, card, asked)
                            .map(alt -> Map.of(
                                    ROOT,
                                    root,
                                    LANGUAGE,
                                    language,
                                    STATE,
                                    query(address, asked),
                                    SIGNED_IN,
                                    signedInBar,
                                    CARD,
                                    HtmlUtils.htmlEscape(card, "UTF-8"),
                                    ALT,
                                    HtmlUtils.htmlEscape(alt, "UTF-8")));
                })
                .flatMap(open -> page(snapshot, edition, theme, false, knowledge, open));
    }

    private Mono<String> alt(Snapshot snapshot, Edition edition, String card, ReaderAddress.Asked asked) {
        return renderings
                .text(
                        edition,
                        new Alt(card),
                        () -> new PictureWords(snapshot, edition, messages)
                                .alt(asked.state())
                                .getBytes(StandardCharsets.UTF_8),
                        Map.of())
                .map(alt -> new String(alt.bytes(), StandardCharsets.UTF_8));
    }

    /** What could be read of a query, with its question mark, percent-encoded to be a value within another query. */
    private static String query(ReaderAddress address, ReaderAddress.Asked asked) {
        String state = address.write(asked);
        return state.isEmpty() ? "" : UriUtils.encode('?' + state, StandardCharsets.UTF_8);
    }

    private Mono<OpenText.Filled> page(
            Snapshot snapshot,
            Edition edition,
            Theme theme,
            boolean asBegun,
            Knowledge knowledge,
            Map<String, String> open) {
        Callable<byte[]> render = () -> render(snapshot, edition, theme, asBegun, knowledge);
        Map<String, String> filled = away.with(open, snapshot, edition);
        return renderings.text(edition, new Key(theme, asBegun, knowledge), render, filled);
    }

    private byte[] render(Snapshot snapshot, Edition edition, Theme theme, boolean asBegun, Knowledge knowledge) {
        Map<String, @Nullable Object> values =
                frame.values(edition.language(), snapshot.story().languages(), BASE, theme);
        values.put("root", OpenText.slot(ROOT));
        values.put("state", OpenText.slot(STATE));
        CardImage card = CardImage.of(snapshot, edition, messages, unasked(snapshot));
        if (!asBegun) {
            String path = OpenText.slot(CARD);
            card = new CardImage(path, path + "&theme=dark", card.width(), card.height(), OpenText.slot(ALT));
        }
        values.put("card", canBeWritten(snapshot, edition) ? card : null);
        values.put("followsSystem", theme == Theme.AUTO);
        putPublic(values, snapshot, edition, new PublicAddress.OnServer(OpenText.slot(ROOT)));
        values.put("canonical", values.get("anyLanguage") + OpenText.slot(LANGUAGE));
        values.put("image", OpenText.slot(ROOT) + card.path());
        values.putAll(script.values("reader.ts", snapshot, edition, knowledge, BASE));
        values.put("signedInBar", OpenText.slot(SIGNED_IN));
        values.put("away", AwayNotice.slot());
        values.put("asOf", words(snapshot, edition).asOf(knowledge));
        values.put("preview", knowledge.preview());
        return render(snapshot, edition, words(snapshot, edition).scenes(), values);
    }

    /** The page in UTF-8, as a file. */
    byte[] file(Snapshot snapshot, Edition edition, @Nullable PublicAddress address) {
        String story = snapshot.story().id();
        String language = edition.language();
        Map<String, @Nullable Object> values =
                frame.values(language, snapshot.story().languages(), FILE_BASE, Theme.AUTO);
        values.putAll(FileFrame.values(assets, FILE_BASE, snapshot.story().languages()));
        values.put("data", FILE_BASE + '/' + FileNames.items(story, language, StoryCollection.INCIDENTS.id()));
        boolean canBeWritten = canBeWritten(snapshot, edition);
        CardImage card = CardImage.at(
                '/' + FileNames.card(story, language, false),
                '/' + FileNames.card(story, language, true),
                snapshot,
                edition,
                messages,
                unasked(snapshot));
        values.put("card", canBeWritten ? card : null);
        values.put("followsSystem", true);
        values.put("public", null);
        if (address != null) {
            putPublic(values, snapshot, edition, address);
        }
        values.putAll(script.valuesOfFile("reader.ts", snapshot, edition, FILE_BASE));
        values.put("signedInBar", "");
        values.put("away", "");
        values.put("asOf", null);
        values.put("preview", null);
        List<Map<String, Object>> scenes = words(snapshot, edition).scenes();
        for (int i = 0; i < scenes.size(); i++) {
            String path = '/' + FileNames.scene(story, language, i);
            ReaderAddress.Asked told =
                    new ReaderAddress(snapshot.index()).read(Map.of("scene", List.of(String.valueOf(i))));
            if (canBeWritten) {
                scenes.get(i).put("picture", CardImage.at(path, path, snapshot, edition, messages, told));
            }
        }
        return render(snapshot, edition, scenes, values);
    }

    /** Whether pictures have letters for a story's words: one that shows boxes stands for nothing. */
    private boolean canBeWritten(Snapshot snapshot, Edition edition) {
        return new PictureWords(snapshot, edition, messages).canBeWritten();
    }

    /** What a page shows whose address says nothing. */
    private static ReaderAddress.Asked unasked(Snapshot snapshot) {
        return new ReaderAddress(snapshot.index()).read(Map.of());
    }

    private void putPublic(
            Map<String, @Nullable Object> values, Snapshot snapshot, Edition edition, PublicAddress address) {
        String story = snapshot.story().id();
        values.put("public", true);
        values.put("canonical", address.page(story, edition.language()));
        values.put("anyLanguage", address.page(story));
        values.put(
                "alternates",
                snapshot.story().languages().stream()
                        .map(language -> Map.of("code", language, "href", address.page(story, language)))
                        .toList());
        values.put("image", address.card(story, edition.language()));
        values.put("jsonLd", new JsonLd(snapshot, edition, address, canBeWritten(snapshot, edition)).text());
    }

    private byte[] render(
            Snapshot snapshot,
            Edition edition,
            List<Map<String, Object>> scenes,
            Map<String, @Nullable Object> values) {
        StoryWords words = words(snapshot, edition);
        values.putAll(words.head());
        values.put("story", snapshot.story().id());
        values.put("licence", words.licence());
        values.put("scenes", scenes);
        values.put("hasScenes", !scenes.isEmpty());
        values.put("places", words.places());
        values.put("hasPlaces", !words.places().isEmpty());
        values.put("days", words.days());
        return templates.render("reader", values);
    }

    private StoryWords words(Snapshot snapshot, Edition edition) {
        return new StoryWords(snapshot, edition, messages.in(edition.language()));
    }
}
