package org.chronomap.backend.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.Snapshot;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a story's page gives to its script: its modules, what it will fetch first, and what it needs to know. */
@Component
final class PageScript {

    private final Assets assets;
    private final Messages messages;

    PageScript(Assets assets, Messages messages) {
        this.assets = assets;
        this.messages = messages;
    }

    /**
     * What a template needs for it.
     *
     * @param source the script's source file
     * @param base what leads from the page to the top of this server, without a slash at its end
     */
    Map<String, Object> values(String source, Snapshot snapshot, Edition edition, String base) {
        return Map.of(
                "js", base + assets.address(source),
                "modules",
                        assets.modules(source).stream()
                                .map(module -> base + module)
                                .toList(),
                "fetches", fetches(snapshot, edition, base),
                "config", config(snapshot, edition, base));
    }

    /** Exactly as the script will ask. */
    private List<String> fetches(Snapshot snapshot, Edition edition, String base) {
        String items = base + "/stories/%s/collections/%s/items?lang=%s&limit=10000";
        return Stream.concat(
                        Stream.of("incidents", "movements", "places")
                                .map(collection ->
                                        items.formatted(snapshot.story().id(), collection, edition.language())),
                        Stream.of(base + assets.baseMap("world")))
                .toList();
    }

    private String config(Snapshot snapshot, Edition edition, String base) {
        ObjectNode config = JsonMapper.shared().createObjectNode();
        config.set("story", JsonMapper.shared().readTree(StoryJson.withoutLinks(snapshot, edition)));
        config.put("root", base + "/");
        config.put("base", base + "/stories/" + snapshot.story().id());
        config.put("lang", edition.language());
        config.putObject("assets")
                .put("world", base + assets.baseMap("world"))
                .put("water", base + assets.baseMap("water"))
                .put("shareStyles", base + assets.address("share.css"));
        config.set("messages", JsonMapper.shared().valueToTree(messages.in(edition.language())));
        return ScriptJson.text(config);
    }
}
