package org.chronomap.backend.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.ApiRoot;
import org.chronomap.backend.http.Link;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.view.TextWithSlots;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the server says of itself to programs: what it is called, and where its stories are. */
@Component
final class ServerJson {

    private static final String ROOT = "root";

    private final Renderings renderings;
    private final Messages messages;

    /** @param asked what links ask for */
    private record Key(String language, List<String> asked) {}

    ServerJson(Renderings renderings, Messages messages) {
        this.renderings = renderings;
        this.messages = messages;
    }

    /**
     * @param root of this server, without a slash at its end
     * @param asked what links ask for
     */
    Mono<TextWithSlots.Filled> text(List<Snapshot> stories, String language, String root, List<String> asked) {
        ApiRoot api = new ApiRoot(TextWithSlots.slot(ROOT), asked);
        return renderings.text(
                stories,
                new Key(language, asked),
                () -> JsonMapper.shared().writeValueAsBytes(json(stories, language, api)),
                Map.of(ROOT, root));
    }

    private ObjectNode json(List<Snapshot> stories, String language, ApiRoot api) {
        Map<String, String> words = messages.in(language);
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("title", words.get("page.site")).put("description", words.get("page.stories"));
        List<Link> links = new ArrayList<>();
        links.add(new Link("self", Link.JSON, words.getOrDefault("api.json", ""), api.of("/", "f=json")));
        links.add(new Link("alternate", Link.HTML, words.getOrDefault("api.html", ""), api.of("/", "f=html")));
        links.addAll(LandingLinks.of(api, words));
        for (Snapshot snapshot : stories) {
            String told = LanguageChoice.among(snapshot.story().languages(), language, null);
            links.add(new Link(
                    "item",
                    Link.JSON,
                    snapshot.story().title().in(List.of(told)).text(),
                    api.of("/stories/" + snapshot.story().id(), "f=json")));
        }
        Link.put(json, links);
        return json;
    }
}
