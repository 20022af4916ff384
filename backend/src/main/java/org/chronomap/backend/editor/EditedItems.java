package org.chronomap.backend.editor;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.chronomap.backend.editing.DateJson;
import org.chronomap.backend.editing.WrittenForm;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.EditorsView;
import org.chronomap.backend.store.EditorsView.Written;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The items of a story as their editors see them, a page at a time: of a large story no more is read than the page holds, in parts,
 * each from the index of the items.
 */
@Component
final class EditedItems {

    private static final List<StoryPart> ORDER =
            List.of(StoryPart.PLACES, StoryPart.INCIDENTS, StoryPart.MOVEMENTS, StoryPart.SCENES);

    private static final int READ_AT_ONCE = 250;
    /** Of what items say; one may say a million, and a page of such ones is a short one. */
    private static final int MOST_CHARACTERS = 8_000_000;

    private final EditorsView view;
    private final LiveStories stories;
    private final Messages messages;

    EditedItems(EditorsView view, LiveStories stories, Messages messages) {
        this.view = view;
        this.stories = stories;
        this.messages = messages;
    }

    /** An item, behind which a page begins: {@code incidents/rally}. */
    record Position(StoryPart part, String id) {

        static final Position START = new Position(ORDER.get(0), "");

        /** @throws IllegalArgumentException when it names none */
        static Position parse(String text) {
            int slash = text.indexOf('/');
            return StoryPart.find(text.substring(0, Math.max(0, slash)))
                    .filter(ORDER::contains)
                    .map(part -> new Position(part, text.substring(slash + 1)))
                    .orElseThrow(() -> new IllegalArgumentException('"' + text
                            + "\" must be a collection and an id, like incidents/rally; collections are "
                            + ORDER.stream().map(StoryPart::id).collect(Collectors.joining(", "))));
        }
    }

    /** The story's own text, and of the named items those that are there. */
    Mono<byte[]> json(String story, List<Position> named, String language) {
        Mono<Page> page = Flux.fromIterable(named)
                .concatMap(one -> view.item(new ItemKey(story, one.part(), one.id())), 0)
                .collectList()
                .map(items -> new Page(items, true));
        return json(story, page, language, "");
    }

    /** How dates of a story are said in a language. */
    private DateJson dates(String story, String language) {
        ZoneId zone = stories.held(story)
                .<ZoneId>map(held -> held.validStory().story().timeZone())
                .orElse(ZoneOffset.UTC);
        return new DateJson(messages.in(language), zone);
    }

    /** @param isLast whether nothing is behind it */
    private record Page(List<Written> items, boolean isLast) {}

    /**
     * The story's own text, and items; empty when there is no such story.
     *
     * @param after null = the first page
     * @param limit how many items at the most
     * @param language of what is told of dates
     * @param address of the story in the editor, to which the next page's adds parameters
     */
    Mono<byte[]> json(String story, @Nullable Position after, int limit, String language, String address) {
        Mono<Page> page = page(story, after == null ? Position.START : after, limit);
        return json(story, page, language, address + "&limit=" + limit);
    }

    /** @param next of the next page, but for what it begins behind */
    private Mono<byte[]> json(String story, Mono<Page> asked, String language, String next) {
        return Mono.defer(() -> {
            // Before anything is read: whoever asks what came after it misses nothing.
            long seq = stories.applied();
            return view.item(ItemKey.ofStory(story))
                    .flatMap(head -> asked.flatMap(
                            page -> HeavyWork.ASKED.of(() -> json(seq, head, page, dates(story, language), next))));
        });
    }

    private Mono<Page> page(String story, Position after, int limit) {
        return Mono.defer(() -> {
            AtomicInteger characters = new AtomicInteger();
            return behind(story, after)
                    .take(limit + 1L)
                    .takeUntil(one -> characters.addAndGet(one.item().latest().length()) > MOST_CHARACTERS)
                    .collectList()
                    .map(items -> items.size() > limit
                            ? new Page(items.subList(0, limit), false)
                            : new Page(items, characters.get() <= MOST_CHARACTERS));
        });
    }

    private Flux<Written> behind(String story, Position after) {
        return Flux.fromIterable(ORDER.subList(ORDER.indexOf(after.part()), ORDER.size()))
                .concatMap(part -> ofPart(story, part, part == after.part() ? after.id() : ""), 0);
    }

    private Flux<Written> ofPart(String story, StoryPart part, String after) {
        return some(story, part, after)
                .expand(some -> some.size() < READ_AT_ONCE
                        ? Mono.empty()
                        : some(
                                story,
                                part,
                                some.get(some.size() - 1).item().key().id()))
                .concatMapIterable(some -> some, 1);
    }

    private Mono<List<Written>> some(String story, StoryPart part, String after) {
        return view.items(story, part, after, READ_AT_ONCE).collectList();
    }

    private static byte[] json(long seq, Written head, Page page, DateJson dates, String next) {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("seq", seq);
        json.set("story", json(head, dates));
        ArrayNode items = json.putArray("items");
        page.items().forEach(item -> items.add(json(item, dates)));
        json.put("next", page.isLast() ? null : next + "&after=" + last(page));
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    private static String last(Page page) {
        ItemKey key = page.items().get(page.items().size() - 1).item().key();
        return key.part().id() + '/' + UriUtils.encode(key.id(), StandardCharsets.UTF_8);
    }

    private static ObjectNode json(Written written, DateJson dates) {
        Item item = written.item();
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("collection", item.key().part().id())
                .put("id", item.key().id())
                .put("revision", item.revision())
                .put("published", item.document() != null)
                .put("draft", item.draft() != null)
                .put("draftedBy", item.draftedBy())
                .put("changed", written.changed().toString());
        ObjectNode feature = WrittenForm.feature(item);
        json.set("feature", feature);
        feature.path("properties").path("when").asStringOpt().ifPresent(when -> json.set("told", dates.of(when)));
        return json;
    }
}
