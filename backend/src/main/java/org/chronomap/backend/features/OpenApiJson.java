package org.chronomap.backend.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.chronomap.backend.http.Link;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.geodata.export.ExportFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The definition of an API as OpenAPI 3.0 has it, complete in itself. */
final class OpenApiJson {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BYTES = "application/octet-stream";
    private static final String PROBLEM = "application/problem+json";

    private final Api api;
    private final ObjectNode paths = JSON.createObjectNode();
    private final ObjectNode schemas = JSON.createObjectNode();

    OpenApiJson(Api api) {
        this.api = api;
    }

    ObjectNode document() {
        ObjectNode document = JSON.createObjectNode().put("openapi", "3.0.3");
        document.putObject("info").put("title", api.title()).put("version", "1");
        document.putArray("servers").addObject().put("url", api.root().base());
        document.set("paths", paths);
        document.putObject("components").set("schemas", schemas);
        putSchemas();
        KnownParameters described =
                api.story() == null ? RepresentationParameters.OF_SERVER : RepresentationParameters.OF_DESCRIPTIONS;
        operation("/", "landingPage", api.title(), described, List.of(), Link.JSON, "landingPage");
        for (Resource resource : List.of(Resource.CONFORMANCE, Resource.DEFINITION, Resource.COLLECTIONS)) {
            operation(resource, "", described, List.of());
        }
        if (api.story() == null) {
            putCollection("{collectionId}", "", described, ItemsParameters.ofAll(), List.of("collectionId"));
        } else {
            for (Api.Served collection : api.collections()) {
                schemas.set(collection.id() + "Item", new SchemaJson(collection, api.words()).feature());
                putCollection(
                        collection.id(), collection.id(), described, ItemsParameters.of(collection.kind()), List.of());
            }
            putColumns(Resource.COLLECTION.path(StoryCollection.INCIDENTS.id()));
            file("/dates", "dates", RepresentationParameters.OF_DATES, List.of(), Link.JSON);
            ((ObjectNode) paths.at("/~1dates/get/parameters/0")).put("required", true);
            file("/gazetteer", "gazetteer", RepresentationParameters.OF_GAZETTEER, List.of(), Link.JSON);
            ((ObjectNode) paths.at("/~1gazetteer/get/parameters/0")).put("required", true);
            putExport();
            ImportsApi.put(paths, schemas, api.words());
            putSecurity((ObjectNode) document.path("components"));
        }
        return document;
    }

    /** @param kind before the names of what is this collection's; empty = of any */
    private void putCollection(
            String id, String kind, KnownParameters described, KnownParameters items, List<String> path) {
        for (Resource resource : List.of(Resource.COLLECTION, Resource.QUERYABLES, Resource.SCHEMA)) {
            operation(resource, id, described, path);
        }
        String item = kind.isEmpty() ? "item" : kind + "Item";
        String list = kind.isEmpty() ? "items" : kind + "Items";
        ObjectNode schema = schemas.putObject(list).put("type", "object");
        ObjectNode members = schema.putObject("properties");
        members.putObject("type").put("type", "string").putArray("enum").add("FeatureCollection");
        members.putObject("numberMatched").put("type", "integer").put("minimum", 0);
        members.putObject("numberReturned").put("type", "integer").put("minimum", 0);
        members.putObject("timeStamp").put("type", "string").put("format", "date-time");
        members.set("links", reference("links"));
        members.putObject("features").put("type", "array").set("items", reference(item));
        schema.putArray("required").add("type").add("features");
        String address = Resource.COLLECTION.path(id) + "/items";
        operation(address, list, api.word("api.items"), items, path, Link.GEOJSON, list);
        List<String> inPath = new ArrayList<>(path);
        inPath.add("featureId");
        operation(
                address + "/{featureId}",
                item,
                api.word("api.item"),
                RepresentationParameters.OF_ITEMS,
                inPath,
                Link.GEOJSON,
                item);
    }

    /** Incidents as numbers: see docs/columns.md. */
    private void putColumns(String incidents) {
        KnownParameters ofFile = RepresentationParameters.OF_COLUMNS;
        KnownParameters ofSearch =
                KnownParameters.of(Stream.concat(Stream.of(ItemsParameters.WORDS), ofFile.all().stream()));
        file(incidents + "/cube", "cube", ofFile, List.of(), BYTES);
        file(incidents + "/columns", "columns", ofFile, List.of(), Link.JSON);
        file(incidents + "/columns/{chunk}", "chunk", ofFile, List.of("chunk"), BYTES);
        file(incidents + "/facets", "facets", ofFile, List.of(), BYTES);
        file(incidents + "/rows", "rows", ofSearch, List.of(), BYTES);
    }

    /** What is selected of incidents and movements, in each form: see docs/exporting.md. */
    private void putExport() {
        ObjectNode content = content("/export", "export", api.word("api.export"), ItemsParameters.OF_EXPORT, List.of());
        ((ObjectNode) paths.at("/~1export/get/parameters/0")).put("required", true);
        Stream.concat(ExportFormat.ALL.stream().map(ExportFormat::mediaType), Stream.of("application/zip"))
                .distinct()
                .forEach(type -> content.putObject(type)
                        .putObject("schema")
                        .put("type", "string")
                        .put("format", "binary"));
        problem((ObjectNode) paths.at("/~1export/get/responses"), "503", api.word("problem.503"));
    }

    private static void putSecurity(ObjectNode components) {
        ObjectNode ways = components.putObject("securitySchemes");
        ways.putObject("basic").put("type", "http").put("scheme", "basic");
        ways.putObject("token").put("type", "http").put("scheme", "bearer");
    }

    private void file(String path, String id, KnownParameters parameters, List<String> inPath, String type) {
        ObjectNode schema = content(path, id, api.word("api." + id), parameters, inPath)
                .putObject(type)
                .putObject("schema");
        if (type.equals(BYTES)) {
            schema.put("type", "string").put("format", "binary");
        } else {
            schema.put("type", "object");
        }
    }

    private void operation(Resource resource, String id, KnownParameters parameters, List<String> inPath) {
        String own = id.isEmpty() || id.startsWith("{") ? "" : id;
        String schema = switch (resource) {
            case CONFORMANCE -> "conformance";
            case COLLECTIONS -> "collections";
            case COLLECTION -> "collection";
            case DEFINITION, QUERYABLES, SCHEMA -> "object";
        };
        operation(
                resource.path(id),
                own + resource.name().charAt(0) + resource.name().substring(1).toLowerCase(Locale.ROOT),
                resource.word().isEmpty() ? title(id) : api.word(resource.word()),
                parameters,
                inPath,
                resource.type(),
                schema);
    }

    private String title(String collection) {
        Api.Served served = api.find(collection);
        return served == null ? api.word("api.collection") : served.title();
    }

    private void operation(
            String path,
            String id,
            String summary,
            KnownParameters parameters,
            List<String> inPath,
            String type,
            String schema) {
        ObjectNode content = content(path, id, summary, parameters, inPath);
        content.putObject(type).set("schema", reference(schema));
        content.putObject(Link.HTML).putObject("schema").put("type", "string");
    }

    /** What it answers when all is well: still to be said. */
    private ObjectNode content(
            String path, String id, String summary, KnownParameters parameters, List<String> inPath) {
        ObjectNode get = paths.putObject(path).putObject("get");
        get.put("operationId", id).put("summary", summary);
        ArrayNode all = get.putArray("parameters");
        for (String name : inPath) {
            all.addObject()
                    .put("name", name)
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
        @Nullable Snapshot story = api.story();
        parameters.all().forEach(parameter -> all.add(parameter.openApi(story, api.words())));
        ObjectNode responses = get.putObject("responses");
        ObjectNode content =
                responses.putObject("200").put("description", summary).putObject("content");
        problem(responses, "400", api.word("api.problem.400"));
        problem(responses, "404", api.word("problem.404"));
        problem(responses, "default", api.word("api.problem.default"));
        return content;
    }

    private void problem(ObjectNode responses, String status, String description) {
        responses
                .putObject(status)
                .put("description", description)
                .putObject("content")
                .putObject(PROBLEM)
                .set("schema", reference("problem"));
    }

    private static ObjectNode reference(String schema) {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    }

    private void putSchemas() {
        JSON.readTree("""
                {"object": {"type": "object"},
                 "link": {"type": "object", "required": ["href", "rel"], "properties": {
                   "href": {"type": "string"}, "rel": {"type": "string"}, "type": {"type": "string"}, "title": {"type": "string"}}},
                 "links": {"type": "array", "items": {"$ref": "#/components/schemas/link"}},
                 "landingPage": {"type": "object", "required": ["links"], "properties": {
                   "title": {"type": "string"}, "description": {"type": "string"}, "links": {"$ref": "#/components/schemas/links"}}},
                 "conformance": {"type": "object", "required": ["conformsTo"], "properties": {
                   "conformsTo": {"type": "array", "items": {"type": "string"}}}},
                 "collection": {"type": "object", "required": ["id", "links"], "properties": {
                   "id": {"type": "string"}, "title": {"type": "string"}, "description": {"type": "string"},
                   "attribution": {"type": "string"}, "extent": {"type": "object"}, "itemType": {"type": "string"},
                   "crs": {"type": "array", "items": {"type": "string"}}, "links": {"$ref": "#/components/schemas/links"}}},
                 "collections": {"type": "object", "required": ["links", "collections"], "properties": {
                   "links": {"$ref": "#/components/schemas/links"},
                   "collections": {"type": "array", "items": {"$ref": "#/components/schemas/collection"}}}},
                 "problem": {"type": "object", "properties": {
                   "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
                   "detail": {"type": "string"}, "code": {"type": "string"}, "parameter": {"type": "string"}, "errors": {"type": "array", "items": {"type": "object"}}}}}
                """).forEachEntry(schemas::set);
        if (api.story() == null) {
            schemas.putObject("item").put("type", "object");
        }
    }
}
