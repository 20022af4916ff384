package org.chronomap.backend.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chronomap.backend.Http;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes what the server says of a story's incidents, for one page, and tells the page of it. */
final class Newsroom {

    private static final String ITEMS = "/collections/incidents/items";

    private final Announcements announcements;
    private final String path;
    private final ObjectNode collection;
    private final Map<String, ObjectNode> incidents = new LinkedHashMap<>();
    private final ObjectNode story;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private long seq = 100;

    Newsroom(Page page, Http http, String story, String language, Announcements announcements) {
        this.announcements = announcements;
        this.path = story;
        collection =
                read(http.get(story + ITEMS + "?limit=10000&lang=" + language).text());
        collection
                .get("features")
                .forEach(feature -> incidents.put(feature.get("id").asString(), (ObjectNode) feature));
        this.story = read(http.get(story + "?f=json&lang=" + language).text());
        answer(page);
    }

    void answer(Page page) {
        page.route(address -> address.contains(path + ITEMS), this::items);
        page.route(address -> address.contains(path + "?f=json"), route -> {
            asked.add("story");
            answer(route, story);
        });
    }

    private static ObjectNode read(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private void items(Route route) {
        String path = URI.create(route.request().url()).getPath();
        String id = path.substring(path.indexOf(ITEMS) + ITEMS.length()).replaceFirst("^/", "");
        asked.add(id.isEmpty() ? "incidents" : id);
        if (id.isEmpty()) {
            ArrayNode features = JsonMapper.shared().createArrayNode().addAll(incidents.values());
            answer(route, collection.deepCopy().set("features", features));
        } else if (incidents.get(id) == null) {
            route.fulfill(new Route.FulfillOptions().setStatus(404));
        } else {
            answer(route, incidents.get(id));
        }
    }

    private static void answer(Route route, Object json) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(json.toString()));
    }

    /** What the page has asked for since: {@code story}, {@code incidents}, or the ids of single ones. */
    List<String> asked() {
        return new ArrayList<>(asked);
    }

    ObjectNode story() {
        return story;
    }

    /** A new incident like another, with a title of its own. */
    void add(String id, String like, String title) {
        ObjectNode feature = incident(like).deepCopy();
        feature.put("id", id);
        properties(feature).put("title", title).put("revision", 1);
        incidents.put(id, feature);
        tell(id, "created", 1);
    }

    void retitle(String id, String title) {
        ObjectNode properties = properties(incident(id));
        int revision = properties.path("revision").asInt(1) + 1;
        properties.put("title", title).put("revision", revision).put("updated", "2026-11-25T10:00:00Z");
        tell(id, "updated", revision);
    }

    void retract(String id) {
        ObjectNode properties = properties(incident(id));
        int revision = properties.path("revision").asInt(1) + 1;
        properties.put("status", "retracted").put("revision", revision);
        tell(id, "retracted", revision);
    }

    void delete(String id) {
        incidents.remove(id);
        tell(id, "deleted", 9);
    }

    private ObjectNode incident(String id) {
        return Objects.requireNonNull(incidents.get(id), id);
    }

    private static ObjectNode properties(ObjectNode feature) {
        return (ObjectNode) feature.get("properties");
    }

    private void tell(String id, String change, int revision) {
        tell("incidents", id, change, revision);
    }

    void tell(String in, String id, String change, int revision) {
        seq++;
        announcements.tell(
                seq,
                "change",
                "{\"seq\":%d,\"collection\":\"%s\",\"id\":\"%s\",\"change\":\"%s\",\"revision\":%d}"
                        .formatted(seq, in, id, change, revision));
    }

    void reset() {
        announcements.tell(++seq, "reset", "");
    }

    long seq() {
        return seq;
    }
}
