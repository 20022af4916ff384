package org.chronomap.backend.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.CardImage;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.Templates;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The page on which a reader scrubs through a story: rendered once for each edition. */
@Component
final class ReaderPage {

    private final Templates templates;
    private final Messages messages;
    private final Assets assets;
    private final Frame frame;
    // By address and language, so that the page of a newer edition, or of the server under another name, takes the
    // place of the
    // older one's.
    private final Map<String, Rendered> pages = new ConcurrentHashMap<>();

    private record Rendered(Edition edition, String root, Mono<byte[]> page) {

        boolean isOf(Edition other, String otherRoot) {
            return edition == other && root.equals(otherRoot);
        }
    }

    ReaderPage(Templates templates, Messages messages, Assets assets, Frame frame) {
        this.templates = templates;
        this.messages = messages;
        this.assets = assets;
        this.frame = frame;
    }

    /** @param root the server's own address, without a slash at its end */
    Mono<byte[]> page(Snapshot snapshot, Edition edition, String root) {
        String key = snapshot.story().id() + '/' + edition.language();
        return pages.compute(
                        key,
                        (same, known) ->
                                known != null && known.isOf(edition, root) ? known : rendered(snapshot, edition, root))
                .page();
    }

    private Rendered rendered(Snapshot snapshot, Edition edition, String root) {
        return new Rendered(
                edition,
                root,
                Mono.fromCallable(() -> render(snapshot, edition, root))
                        .subscribeOn(Schedulers.parallel())
                        .cache());
    }

    private byte[] render(Snapshot snapshot, Edition edition, String root) {
        StoryWords words = new StoryWords(snapshot, edition, messages.in(edition.language()));
        Map<String, Object> values =
                frame.values(edition.language(), snapshot.story().languages());
        values.putAll(words.head());
        values.put("licence", words.licence());
        values.put("scenes", words.scenes());
        values.put("hasScenes", !words.scenes().isEmpty());
        values.put("places", words.places());
        values.put("hasPlaces", !words.places().isEmpty());
        values.put("days", words.days());
        values.put("modules", assets.modules());
        values.put("fetches", fetches(snapshot, edition));
        values.put("root", root);
        values.put("card", CardImage.of(snapshot, edition, messages));
        values.put("config", config(snapshot, edition));
        return templates.render("reader", values);
    }

    /** What the script asks for first, exactly as it will ask. */
    private List<String> fetches(Snapshot snapshot, Edition edition) {
        String items = "/stories/%s/collections/%s/items?lang=%s&limit=10000";
        return Stream.concat(
                        Stream.of("incidents", "movements", "places")
                                .map(collection ->
                                        items.formatted(snapshot.story().id(), collection, edition.language())),
                        Stream.of(assets.baseMap("world")))
                .toList();
    }

    /** What the script needs to know, safe inside a script element of any HTML page. */
    private String config(Snapshot snapshot, Edition edition) {
        ObjectNode config = JsonMapper.shared().createObjectNode();
        config.set("story", JsonMapper.shared().readTree(StoryJson.withoutLinks(snapshot, edition)));
        config.put("base", "/stories/" + snapshot.story().id());
        config.put("lang", edition.language());
        config.putObject("assets").put("world", assets.baseMap("world")).put("water", assets.baseMap("water"));
        config.set("messages", JsonMapper.shared().valueToTree(messages.in(edition.language())));
        return new String(JsonMapper.shared().writeValueAsBytes(config), StandardCharsets.UTF_8)
                .replace("<", "\\u003c");
    }
}
