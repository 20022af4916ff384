package org.chronomap.backend.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.embed.StateQuery;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.CardImage;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
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
    // From a file of its own folder to the top of all.
    private static final String FILE_BASE = "../..";
    private static final String ROOT = "root";
    private static final String STATE = "state";

    private final Templates templates;
    private final Messages messages;
    private final Assets assets;
    private final Frame frame;
    private final PageScript script;
    private final Renderings renderings = new Renderings();

    private record Key(String story, String language, Theme theme) {}

    ReaderPage(Templates templates, Messages messages, Assets assets, Frame frame, PageScript script) {
        this.assets = assets;
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
        Map<String, @Nullable Object> values =
                frame.values(edition.language(), snapshot.story().languages(), BASE, theme);
        values.put("root", OpenText.slot(ROOT));
        values.put("state", OpenText.slot(STATE));
        values.put("card", CardImage.of(snapshot, edition, messages));
        putPublic(values, snapshot, edition, new PublicAddress.OnServer(OpenText.slot(ROOT)));
        values.putAll(script.values("reader.ts", snapshot, edition, BASE));
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
        values.put(
                "card",
                CardImage.at(
                        '/' + FileNames.card(story, language, false),
                        '/' + FileNames.card(story, language, true),
                        snapshot,
                        edition,
                        Map.of(),
                        messages));
        values.put("public", null);
        if (address != null) {
            putPublic(values, snapshot, edition, address);
        }
        values.putAll(script.valuesOfFile("reader.ts", snapshot, edition, FILE_BASE));
        List<Map<String, Object>> scenes = words(snapshot, edition).scenes();
        for (int i = 0; i < scenes.size(); i++) {
            String path = '/' + FileNames.scene(story, language, i);
            Map<String, List<String>> state = Map.of("scene", List.of(String.valueOf(i)));
            scenes.get(i).put("picture", CardImage.at(path, path, snapshot, edition, state, messages));
        }
        return render(snapshot, edition, scenes, values);
    }

    private static void putPublic(
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
        values.put("jsonLd", new JsonLd(snapshot, edition, address).text());
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
