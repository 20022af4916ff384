package org.chronomap.backend.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.embed.StateQuery;
import org.chronomap.backend.http.Kept;
import org.chronomap.backend.language.Messages;
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
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
    private final Assets assets;
    private final Frame frame;
    // By address, language and theme, so that the page of a newer edition takes the place of the older one's.
    private final Map<String, Rendered> pages = new ConcurrentHashMap<>();

    private record Rendered(Edition edition, Mono<OpenText> page) {}

    ReaderPage(Templates templates, Messages messages, Assets assets, Frame frame) {
        this.templates = templates;
        this.messages = messages;
        this.assets = assets;
        this.frame = frame;
    }

    /**
     * The page in UTF-8.
     *
     * @param root of this server, without a slash at its end
     */
    Mono<byte[]> page(Snapshot snapshot, Edition edition, String root, StateQuery state, Theme theme) {
        String key = snapshot.story().id() + '/' + edition.language() + '/' + theme;
        Map<String, String> open = Map.of(ROOT, root, STATE, UriUtils.encode(state.query(), StandardCharsets.UTF_8));
        return pages.compute(
                        key,
                        (same, known) ->
                                known != null && known.edition() == edition ? known : rendered(snapshot, edition, theme))
                .page()
                .map(page -> page.filled(open));
    }

    private Rendered rendered(Snapshot snapshot, Edition edition, Theme theme) {
        return new Rendered(edition, Kept.value(() -> new OpenText(render(snapshot, edition, theme)), Schedulers.parallel()));
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
        values.put(
                "modules",
                assets.modules().stream().map(module -> BASE + module).toList());
        values.put("fetches", fetches(snapshot, edition));
        values.put("config", config(snapshot, edition));
        return templates.render("reader", values);
    }

    /** What the script asks for first, exactly as it will ask. */
    private List<String> fetches(Snapshot snapshot, Edition edition) {
        String items = BASE + "/stories/%s/collections/%s/items?lang=%s&limit=10000";
        return Stream.concat(
                        Stream.of("incidents", "movements", "places")
                                .map(collection ->
                                        items.formatted(snapshot.story().id(), collection, edition.language())),
                        Stream.of(BASE + assets.baseMap("world")))
                .toList();
    }

    /** What the script needs to know. */
    private String config(Snapshot snapshot, Edition edition) {
        ObjectNode config = JsonMapper.shared().createObjectNode();
        config.set("story", JsonMapper.shared().readTree(StoryJson.withoutLinks(snapshot, edition)));
        config.put("base", BASE + "/stories/" + snapshot.story().id());
        config.put("lang", edition.language());
        config.putObject("assets")
                .put("world", BASE + assets.baseMap("world"))
                .put("water", BASE + assets.baseMap("water"));
        config.set("messages", JsonMapper.shared().valueToTree(messages.in(edition.language())));
        return ScriptJson.text(config);
    }
}
