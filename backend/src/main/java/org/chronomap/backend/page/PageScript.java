package org.chronomap.backend.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a story's page gives to its script: its modules, what it will fetch first, and what it needs to know. */
@Component
final class PageScript {

    private static final List<StoryCollection> LOADED =
            List.of(StoryCollection.INCIDENTS, StoryCollection.MOVEMENTS, StoryCollection.PLACES);

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
        String items = base + "/stories/" + snapshot.story().id() + "/collections/%s/items?lang=" + edition.language()
                + "&limit=10000";
        ObjectNode config = config(snapshot, edition, base);
        config.put("base", base + "/stories/" + snapshot.story().id());
        return values(source, base, items, config);
    }

    /**
     * What the template of a page that is a file needs for it.
     *
     * @param source the script's source file
     * @param base what leads from the page to the top of the folder, without a slash at its end
     */
    Map<String, Object> valuesOfFile(String source, Snapshot snapshot, Edition edition, String base) {
        String story = snapshot.story().id();
        ObjectNode config = config(snapshot, edition, base);
        config.put("base", base + "/stories/" + story + '/');
        config.putObject("files").put("data", base + '/' + FileNames.data(story));
        return values(source, base, base + '/' + FileNames.items(story, edition.language(), "%s"), config);
    }

    private Map<String, Object> values(String source, String base, String items, ObjectNode config) {
        return Map.of(
                "js", base + assets.address(source),
                "modules",
                        assets.modules(source).stream()
                                .map(module -> base + module)
                                .toList(),
                "fetches", fetches(items, base),
                "config", ScriptJson.text(config));
    }

    /** Exactly as the script will ask. */
    private List<String> fetches(String items, String base) {
        return Stream.concat(
                        LOADED.stream().map(collection -> items.formatted(collection.id())),
                        Stream.of(base + assets.baseMap("world")))
                .toList();
    }

    private ObjectNode config(Snapshot snapshot, Edition edition, String base) {
        ObjectNode config = JsonMapper.shared().createObjectNode();
        config.set("story", JsonMapper.shared().readTree(StoryJson.withoutLinks(snapshot, edition)));
        config.put("root", base + "/");
        config.put("lang", edition.language());
        config.putObject("assets")
                .put("world", base + assets.baseMap("world"))
                .put("water", base + assets.baseMap("water"))
                .put("shareStyles", base + assets.address("share.css"));
        config.set("messages", JsonMapper.shared().valueToTree(messages.in(edition.language())));
        return config;
    }
}
