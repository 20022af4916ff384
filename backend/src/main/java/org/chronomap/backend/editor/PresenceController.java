package org.chronomap.backend.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.backend.problem.SentJson;
import org.chronomap.backend.problem.TakesJson;
import org.chronomap.backend.security.Editors;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.EditorsChanges;
import org.chronomap.backend.store.Presences;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a tab, again and again, who else has its story open in the editor, and what was changed since it last asked. */
@RestController
final class PresenceController {

    private static final Pattern TAB = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final LiveStories stories;
    private final Presences presences;
    private final EditorsChanges changes;
    private final Editors editors;

    PresenceController(LiveStories stories, Presences presences, EditorsChanges changes, Editors editors) {
        this.stories = stories;
        this.presences = presences;
        this.changes = changes;
        this.editors = editors;
    }

    /**
     * What a tab says of itself.
     *
     * @param since up to which sequence number it knows what was changed; null = it knows nothing yet
     * @param leaving whether it is being closed
     */
    private record Beat(
            String tab, @Nullable String item, @Nullable Long since, boolean leaving) {

        /** @throws ProblemException (422) that names every fault */
        static Beat read(JsonNode json) {
            List<PointerFault> faults = new ArrayList<>();
            String tab = json.path("tab").asString("");
            if (!TAB.matcher(tab).matches()) {
                faults.add(new PointerFault(
                        "/tab",
                        "must be a UUID in lower case that the tab made for itself, as by crypto.randomUUID()"));
            }
            JsonNode item = json.path("item");
            if (isGiven(item) && (!item.isString() || !isItem(item.asString()))) {
                faults.add(new PointerFault(
                        "/item",
                        "must be what is edited, like \"incidents/rally\" or \"story/january-2022\", or null"));
            }
            JsonNode since = json.path("since");
            if (isGiven(since) && !(since.isIntegralNumber() && since.canConvertToLong() && since.longValue() >= 0)) {
                faults.add(new PointerFault("/since", "must be the \"seq\" of an earlier answer, a number, or null"));
            }
            JsonNode leaving = json.path("leaving");
            if (isGiven(leaving) && !leaving.isBoolean()) {
                faults.add(new PointerFault("/leaving", "must be true or false"));
            }
            if (!faults.isEmpty()) {
                throw ProblemException.badContent(faults);
            }
            return new Beat(
                    tab,
                    isGiven(item) ? item.asString() : null,
                    isGiven(since) ? since.longValue() : null,
                    leaving.isBoolean() && leaving.booleanValue());
        }

        private static boolean isGiven(JsonNode member) {
            return !member.isMissingNode() && !member.isNull();
        }

        private static boolean isItem(String text) {
            int slash = text.indexOf('/');
            Optional<StoryPart> part = slash < 0 ? Optional.empty() : StoryPart.find(text.substring(0, slash));
            return part.isPresent() && TextRules.isId(text.substring(slash + 1));
        }
    }

    @TakesJson(method = RequestMethod.POST, path = "/edit/{story}/presence")
    Mono<ResponseEntity<byte[]>> here(
            @PathVariable String story, @RequestBody byte[] body, ServerWebExchange exchange) {
        if (stories.held(story).isEmpty()) {
            throw ProblemException.notFound("There is no story \"" + story + '"');
        }
        Beat beat = Beat.read(SentJson.object(body));
        return editors.current(exchange).flatMap(editor -> {
            Presences.Tab own = new Presences.Tab(editor.username(), beat.tab(), beat.item());
            return Mono.zip(
                            beat.leaving() ? presences.leave(story, own) : presences.renew(story, own),
                            changes.since(story, beat.since()))
                    .map(both -> answer(own, both.getT1(), both.getT2()));
        });
    }

    private static ResponseEntity<byte[]> answer(
            Presences.Tab own, List<Presences.Tab> tabs, EditorsChanges.Since since) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("seq", since.seq());
        if (since.anew()) {
            json.put("anew", true);
        }
        ArrayNode here = json.putArray("here");
        for (Presences.Tab tab : tabs) {
            here.addObject()
                    .put("username", tab.username())
                    .put("item", tab.item())
                    .put("self", tab.isSame(own));
        }
        ArrayNode changed = json.putArray("changed");
        for (EditorsChanges.Changed one : since.changed()) {
            changed.addObject()
                    .put("collection", one.key().part().id())
                    .put("id", one.key().id())
                    .put("revision", one.revision())
                    .put("by", one.by());
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(JsonMapper.shared().writeValueAsBytes(json));
    }
}
