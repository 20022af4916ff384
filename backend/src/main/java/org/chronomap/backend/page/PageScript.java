package org.chronomap.backend.page;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.backend.LiveProperties;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.assets.MapPieces;
import org.chronomap.backend.basemap.Ground;
import org.chronomap.backend.basemap.Streets;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.geodata.geojson.FeatureWriter;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.story.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a story's page gives to its script: its modules, what it will fetch first, and what it needs to know. */
@Component
final class PageScript {

    /** More places than these are not put into the page, but fetched. */
    private static final int MOST_PLACES = 200;

    /** More incidents than these the script has in columns, and in words only those that are looked at. */
    private static final int MOST_INCIDENTS = 2_000;

    /** Scripts that such a story's page has besides. */
    private static final List<String> LARGE_ALONE = List.of("large-story.ts", "clusters.ts");

    private static final Map<LiveProperties.Apply, String> APPLY =
            Map.of(LiveProperties.Apply.ASK, "ask", LiveProperties.Apply.AT_ONCE, "at-once");

    private final Assets assets;
    private final ScriptConfig shared;
    private final LiveProperties live;
    private final Streets streets;

    PageScript(Assets assets, ScriptConfig shared, LiveProperties live, Streets streets) {
        this.assets = assets;
        this.shared = shared;
        this.live = live;
        this.streets = streets;
    }

    /** What maps of this server show beyond the built-in one now: another one makes another page. Null = nothing. */
    @Nullable Ground ground() {
        return streets.ground();
    }

    /**
     * What a template needs for it.
     *
     * @param source the script's source file
     * @param revision which of the story's states the snapshot is
     * @param base what leads from the page to the top of this server, without a slash at its end
     */
    Map<String, Object> values(
            String source, Snapshot snapshot, EncodedStory encoded, PageRevision revision, String base) {
        String story = base + "/stories/" + snapshot.story().id();
        String items = story + "/collections/%s/items?lang=" + encoded.language() + "&limit=10000";
        ObjectNode config =
                config(snapshot, encoded, base, ground(), assets.pieces().all());
        config.put("base", story);
        if (revision.follows()) {
            config.putObject("live")
                    .put("changes", story + "/changes")
                    .put("since", snapshot.seq())
                    .put("apply", APPLY.get(live.apply()));
        }
        String version = "";
        Instant asOf = revision.asOf();
        if (asOf != null) {
            config.put("asOf", asOf.toString());
            version = "&as-of=" + encoded(asOf.toString());
        }
        if (revision.preview() != null) {
            config.put("preview", revision.preview());
            version = "&preview=" + encoded(revision.preview());
        }
        items += version;
        String incidents = items;
        if (snapshot.index().incidents().size() > MOST_INCIDENTS) {
            config.put("large", true);
            incidents = story + "/collections/%s/cube" + version.replaceFirst("&", "?");
        }
        return values(source, snapshot, base, new Fetched(incidents, items), config);
    }

    /** Addresses of collections, as format strings: that of the incidents, and those of the others. */
    private record Fetched(String incidents, String items) {

        boolean isLarge() {
            return !incidents.equals(items);
        }

        String of(StoryCollection collection) {
            return (collection == StoryCollection.INCIDENTS ? incidents : items).formatted(collection.id());
        }
    }

    /** For a format string. */
    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8).replace("%", "%%");
    }

    /**
     * What the template of a page that is a file needs for it.
     *
     * @param source the script's source file
     * @param base what leads from the page to the top of the folder, without a slash at its end
     * @param ground what the map shows beyond the built-in one; null = nothing
     */
    Map<String, Object> valuesOfFile(
            String source, Snapshot snapshot, EncodedStory encoded, String base, @Nullable Ground ground) {
        String story = snapshot.story().id();
        ObjectNode config =
                config(snapshot, encoded, base, ground, assets.pieces().around(snapshot.index()));
        config.put("base", base + "/stories/" + story + '/');
        config.putObject("files")
                .put("data", base + '/' + FileNames.data(story))
                .put("towns", String.join(" ", Assets.smallTowns(ToldPositions.of(snapshot))));
        String items = base + '/' + FileNames.items(story, encoded.language(), "%s");
        return values(source, snapshot, base, new Fetched(items, items), config);
    }

    private Map<String, Object> values(
            String source, Snapshot snapshot, String base, Fetched fetched, ObjectNode config) {
        return Map.of(
                "js", base + assets.address(source),
                "modules",
                        Stream.concat(
                                        assets.modules(source).stream(),
                                        fetched.isLarge() ? LARGE_ALONE.stream().map(assets::address) : Stream.empty())
                                .map(module -> base + module)
                                .toList(),
                "fetches", fetches(snapshot, fetched, base),
                "config", ScriptJson.text(config));
    }

    /** Exactly as the script will ask. */
    private List<String> fetches(Snapshot snapshot, Fetched fetched, String base) {
        Stream<StoryCollection> loaded = Stream.of(StoryCollection.INCIDENTS, StoryCollection.MOVEMENTS);
        if (!holdsPlaces(snapshot)) {
            loaded = Stream.concat(loaded, Stream.of(StoryCollection.PLACES));
        }
        return Stream.concat(loaded.map(fetched::of), Stream.of(base + assets.baseMap("world")))
                .toList();
    }

    private static boolean holdsPlaces(Snapshot snapshot) {
        return snapshot.story().places().size() <= MOST_PLACES;
    }

    /** The places without the outlines of countries, which the page has from the base map, at a quarter of the weight. */
    private static ArrayNode places(Snapshot snapshot, EncodedStory encoded) {
        FeatureWriter writer = new FeatureWriter(snapshot.index(), encoded.wording());
        ArrayNode places = JsonMapper.shared().createArrayNode();
        for (Entry<Place> entry : snapshot.index().places().entries()) {
            ObjectNode place = (ObjectNode) JsonMapper.shared().readTree(writer.place(entry));
            if (entry.feature().at() == null) {
                place.putNull("geometry").remove("bbox");
            }
            places.add(place);
        }
        return places;
    }

    private ObjectNode config(
            Snapshot snapshot, EncodedStory encoded, String base, @Nullable Ground ground, MapPieces.Part pieces) {
        ObjectNode config = JsonMapper.shared().createObjectNode();
        config.set("story", JsonMapper.shared().readTree(StoryJson.withoutLinks(snapshot, encoded)));
        config.put("root", base + "/");
        config.put("lang", encoded.language());
        shared.putMap(config, encoded.language(), base, pieces);
        if (holdsPlaces(snapshot)) {
            config.set("places", places(snapshot, encoded));
        }
        if (ground != null) {
            config.set("ground", ground.json(base));
        }
        config.set(
                "messages",
                shared.messages(
                        encoded.language(), ground != null, snapshot.story().sizeBy() != null));
        return config;
    }
}
