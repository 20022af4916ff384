package org.chronomap.backend.editor;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.EditorsView;
import org.chronomap.backend.store.EditorsView.LastEdit;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.story.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The stories as their editors see them, published or not. */
@Component
final class EditedStories {

    private final LiveStories stories;
    private final EditorsView view;

    EditedStories(LiveStories stories, EditorsView view) {
        this.stories = stories;
        this.view = view;
    }

    /** All of them, the one that was edited last first. */
    Mono<byte[]> json() {
        return Mono.defer(() -> {
            List<HeldStory> held = stories.allHeld();
            return view.edits(held.stream().map(HeldStory::seq).toList())
                    .collectMap(LastEdit::story)
                    .flatMap(known -> Flux.fromIterable(held)
                            .map(HeldStory::id)
                            .filter(story -> !known.containsKey(story))
                            // Since an archive was restored nothing was changed in it.
                            .concatMap(view::lastEdit)
                            .doOnNext(edit -> known.put(edit.story(), edit))
                            .then(HeavyWork.DATA.of(() -> json(held, known))));
        });
    }

    private static byte[] json(List<HeldStory> held, Map<String, LastEdit> edits) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        ArrayNode stories = json.putArray("stories");
        held.stream()
                .sorted(Comparator.comparing((HeldStory story) -> editedAt(edits.get(story.id())))
                        .reversed())
                .forEach(story -> stories.add(json(story, edits.get(story.id()))));
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    private static Instant editedAt(@Nullable LastEdit edit) {
        return edit == null ? Instant.MIN : edit.at();
    }

    private static ObjectNode json(HeldStory held, @Nullable LastEdit edit) {
        Story story = held.validStory().story();
        String draft = held.drafts().get(ItemKey.ofStory(held.id()));
        ObjectNode json = JsonMapper.shared().createObjectNode().put("id", held.id());
        if (draft == null) {
            json.set("title", DocumentWriter.byLanguage(story.title()));
            story.languages().forEach(json.putArray("languages")::add);
        } else {
            JsonNode fields = JsonMapper.shared().readTree(draft);
            json.set("title", fields.path("title"));
            json.set("languages", fields.path("languages"));
        }
        json.put("published", held.published())
                .put("drafts", held.drafts().size())
                .put("incidents", held.incidents())
                .put("edited", edit == null ? null : edit.at().toString())
                .put("editedBy", edit == null || edit.by().equals(Editor.SERVER.username()) ? null : edit.by());
        if (edit != null) {
            json.put("revision", edit.revision());
        }
        return json;
    }
}
