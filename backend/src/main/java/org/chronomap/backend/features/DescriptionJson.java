package org.chronomap.backend.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chronomap.backend.http.ApiRoot;
import org.chronomap.backend.http.Link;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.IsoInstant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an API says of itself, as JSON (OGC API Features, part 1, 1.0). */
final class DescriptionJson {

    static final String CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    private static final String PART_1 = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";
    private static final List<String> CLASSES =
            List.of(PART_1 + "core", PART_1 + "geojson", PART_1 + "html", PART_1 + "oas30");
    private static final String RELATION = "http://www.opengis.net/def/rel/ogc/1.0/";

    private final Api api;

    DescriptionJson(Api api) {
        this.api = api;
    }

    /** @param collection which one, of what is one's */
    ObjectNode of(Resource resource, Api.@Nullable Served collection) {
        return switch (resource) {
            case CONFORMANCE -> conformance();
            case DEFINITION -> new OpenApiJson(api).document();
            case COLLECTIONS -> collections();
            case COLLECTION -> collection(given(collection));
            case QUERYABLES -> schema(given(collection)).queryables(address(resource, given(collection)));
            case SCHEMA -> schema(given(collection)).schema(address(resource, given(collection)));
        };
    }

    private static Api.Served given(Api.@Nullable Served collection) {
        if (collection == null) {
            throw new IllegalArgumentException("It is one collection's");
        }
        return collection;
    }

    private SchemaJson schema(Api.Served collection) {
        return new SchemaJson(collection, api.words());
    }

    private String address(Resource resource, Api.Served collection) {
        return api.root().of(resource.path(collection.id()));
    }

    private ObjectNode conformance() {
        ObjectNode conformance = JsonMapper.shared().createObjectNode();
        Link.put(conformance, selfAndAlternate(Resource.CONFORMANCE, ""));
        ArrayNode classes = conformance.putArray("conformsTo");
        CLASSES.forEach(classes::add);
        return conformance;
    }

    private ObjectNode collections() {
        ObjectNode collections = JsonMapper.shared().createObjectNode();
        Link.put(collections, selfAndAlternate(Resource.COLLECTIONS, ""));
        ArrayNode all = collections.putArray("collections");
        api.collections().forEach(collection -> all.add(collection(collection)));
        return collections;
    }

    private ObjectNode collection(Api.Served collection) {
        Story story = collection.snapshot().story();
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("id", collection.id());
        json.put("title", collection.title());
        text(story.standfirst(), collection).ifPresent(text -> json.put("description", text));
        text(story.byline(), collection).ifPresent(text -> json.put("attribution", text));
        putExtent(json.putObject("extent"), collection);
        json.put("itemType", "feature");
        json.putArray("crs").add(CRS84);
        Link.put(json, links(collection));
        return json;
    }

    private static Optional<String> text(@Nullable LocalizedText text, Api.Served collection) {
        return Optional.ofNullable(text)
                .map(known -> known.in(List.of(collection.labelled())).text());
    }

    /** Where nothing has a place there is no box. */
    private static void putExtent(ObjectNode extent, Api.Served collection) {
        List<Extent> extents =
                collection.kind().of(collection.snapshot().index()).extents().toList();
        if (!extents.isEmpty()) {
            ObjectNode spatial = extent.putObject("spatial");
            ArrayNode box = spatial.putArray("bbox").addArray();
            Extent.union(extents).bbox().forEach(box::add);
            spatial.put("crs", CRS84);
        }
        Interval start = collection.snapshot().story().extent().start();
        Interval end = collection.snapshot().story().extent().end();
        extent.putObject("temporal")
                .putArray("interval")
                .addArray()
                .add(start.isBoundedBefore() ? IsoInstant.text(start.first()) : null)
                .add(end.isBoundedAfter() ? IsoInstant.text(end.last()) : null);
    }

    private List<Link> links(Api.Served collection) {
        List<Link> links = new ArrayList<>(selfAndAlternate(Resource.COLLECTION, collection.id()));
        links.add(new Link("items", Link.GEOJSON, api.word("api.items"), collection.items()));
        links.add(new Link("items", Link.HTML, api.word("api.items"), collection.items("f=html")));
        links.add(described(RELATION + "queryables", Resource.QUERYABLES, collection));
        links.add(described(RELATION + "schema", Resource.SCHEMA, collection));
        return links;
    }

    private Link described(String relation, Resource resource, Api.Served collection) {
        return new Link(
                relation,
                Link.SCHEMA,
                api.word(resource.word()),
                api.root().of(resource.path(collection.id()), "f=json"));
    }

    private List<Link> selfAndAlternate(Resource resource, String collection) {
        ApiRoot root = api.root();
        return List.of(
                new Link("self", resource.type(), api.word("api.json"), root.of(resource.path(collection), "f=json")),
                new Link("alternate", Link.HTML, api.word("api.html"), root.of(resource.path(collection), "f=html")));
    }
}
