package org.chronomap.backend.features;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.backend.http.Link;
import org.chronomap.backend.view.PlainPage.Cell;
import org.chronomap.backend.view.PlainPage.Content;
import org.chronomap.backend.view.PlainPage.Table;
import org.chronomap.geodata.schema.Labels;
import org.chronomap.geodata.time.SpanWords;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an API says of itself, as people read it: made of what programs read. */
final class DescriptionPage {

    private final Api api;
    private final Resource resource;
    private final Api.@Nullable Served collection;
    private final JsonNode json;

    DescriptionPage(Api api, Resource resource, Api.@Nullable Served collection) {
        this.api = api;
        this.resource = resource;
        this.collection = collection;
        this.json = new DescriptionJson(api).of(resource, collection);
    }

    Content content() {
        String title = resource.word().isEmpty() ? json.path("title").asString() : api.word(resource.word());
        String subject = collection == null || resource == Resource.COLLECTION ? api.title() : collection.title();
        return new Content(title, subject, links(), tables(title), List.of(), narrowed());
    }

    private String narrowed() {
        return api.root().asked().stream()
                .filter(parameter -> !parameter.startsWith("lang="))
                .map(parameter -> '&' + parameter)
                .collect(Collectors.joining("", "&f=html", ""));
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        String id = collection == null ? "" : collection.id();
        links.add(new Link(
                "alternate", resource.type(), api.word("api.json"), api.root().of(resource.path(id), "f=json")));
        if (collection == null) {
            links.add(new Link("up", Link.HTML, api.title(), api.root().of("", "f=html")));
        } else if (resource == Resource.COLLECTION) {
            links.add(page("up", Resource.COLLECTIONS, ""));
            links.add(new Link("items", Link.HTML, api.word("api.items"), collection.items("f=html")));
            links.add(new Link("items", Link.GEOJSON, api.word("api.geojson"), collection.items()));
            links.add(page("related", Resource.QUERYABLES, id));
            links.add(page("related", Resource.SCHEMA, id));
        } else {
            links.add(new Link(
                    "up", Link.HTML, collection.title(), api.root().of(Resource.COLLECTION.path(id), "f=html")));
        }
        return links;
    }

    private Link page(String rel, Resource other, String id) {
        return new Link(rel, Link.HTML, api.word(other.word()), api.root().of(other.path(id), "f=html"));
    }

    private List<Table> tables(String title) {
        return switch (resource) {
            case CONFORMANCE ->
                List.of(table(
                        title,
                        List.of("api.conformance"),
                        json.path("conformsTo")
                                .valueStream()
                                .map(JsonNode::asString)
                                .map(uri -> List.of(new Cell(uri, uri, "en")))
                                .toList()));
            case DEFINITION -> List.of(addresses(title), parameters());
            case COLLECTIONS ->
                List.of(table(title, List.of("api.collection", "api.time", "api.extent", "api.items"), rows()));
            case COLLECTION -> List.of(table(title, List.of("api.property", "api.value"), facts()));
            case QUERYABLES, SCHEMA ->
                List.of(table(
                        title,
                        List.of("api.property", "api.label", "api.type", "api.description"),
                        json.path("properties").properties().stream()
                                .map(property -> List.of(
                                        Cell.code(property.getKey()),
                                        Cell.of(property.getValue()
                                                .path("title")
                                                .asString("")),
                                        Cell.code(type(property.getValue())),
                                        Cell.of(property.getValue()
                                                .path("description")
                                                .asString(""))))
                                .toList()));
        };
    }

    private Table table(String caption, List<String> columns, List<List<Cell>> rows) {
        return new Table(caption, columns.stream().map(api::word).toList(), rows).withoutEmptyColumns();
    }

    /** The JSON has them in the same order. */
    private List<List<Cell>> rows() {
        return IntStream.range(0, api.collections().size())
                .mapToObj(i ->
                        row(api.collections().get(i), json.path("collections").path(i)))
                .toList();
    }

    private List<Cell> row(Api.Served served, JsonNode described) {
        return List.of(
                new Cell(served.title(), api.root().of(Resource.COLLECTION.path(served.id()), "f=html"), null),
                time(served),
                Cell.of(box(described)),
                new Cell(api.word("api.items"), served.items("f=html"), null));
    }

    private List<List<Cell>> facts() {
        List<List<Cell>> facts = new ArrayList<>();
        facts.add(fact(
                Labels.of("id").in(List.of(api.language(), "en")).text(),
                Cell.code(json.path("id").asString())));
        for (String text : List.of("description", "attribution")) {
            if (json.has(text)) {
                facts.add(fact(api.word("api." + text), Cell.of(json.path(text).asString())));
            }
        }
        if (collection != null) {
            facts.add(fact(api.word("api.time"), time(collection)));
        }
        facts.add(fact(api.word("api.extent"), Cell.of(box(json))));
        facts.add(fact(api.word("api.crs"), Cell.code(json.path("crs").path(0).asString())));
        facts.add(fact(api.word("api.type"), Cell.code(json.path("itemType").asString())));
        return facts;
    }

    private List<Cell> fact(String name, Cell value) {
        return List.of(Cell.of(name), value);
    }

    private static Cell time(Api.Served served) {
        SpanWords dates = served.encoded().wording().dates();
        return Cell.of(
                dates == null
                        ? served.snapshot().story().extent().edtf()
                        : dates.of(served.snapshot().story().extent()));
    }

    private static String box(JsonNode described) {
        return described
                .path("extent")
                .path("spatial")
                .path("bbox")
                .path(0)
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.joining(", "));
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String told = type.isArray()
                ? type.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "))
                : type.asString("");
        String format = schema.path("format").asString("");
        return told.isEmpty() || format.isEmpty() ? told + format : told + " (" + format + ')';
    }

    private Table addresses(String title) {
        return table(
                title,
                List.of("api.address", "api.what", "api.parameters"),
                json.path("paths").properties().stream()
                        .flatMap(path -> path.getValue().properties().stream()
                                .map(operation -> address(path.getKey(), operation.getKey(), operation.getValue())))
                        .toList());
    }

    private List<Cell> address(String path, String method, JsonNode operation) {
        List<String> parameters = operation
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("name").asString())
                .toList();
        boolean reads = method.equals("get");
        boolean asksMore = !reads
                || operation.has("security")
                || operation
                        .path("parameters")
                        .valueStream()
                        .anyMatch(parameter -> parameter.path("required").asBoolean(false));
        return List.of(
                new Cell(
                        reads ? path : method.toUpperCase(Locale.ROOT) + ' ' + path,
                        asksMore ? null : api.root().among(parameters).of(page(path)),
                        "en"),
                Cell.of(operation.path("summary").asString()),
                Cell.code(String.join(", ", parameters)));
    }

    private static String page(String path) {
        return path.equals("/") ? "" : path;
    }

    private Table parameters() {
        Map<String, List<Cell>> rows = new LinkedHashMap<>();
        json.path("paths")
                .forEach(path ->
                        path.forEach(operation -> operation.path("parameters").forEach(parameter -> {
                            String name = parameter.path("name").asString();
                            rows.putIfAbsent(
                                    name,
                                    List.of(
                                            Cell.code(name),
                                            Cell.code(type(parameter.path("schema"))),
                                            Cell.of(parameter
                                                    .path("description")
                                                    .asString(""))));
                        })));
        return table(
                api.word("api.parameters"),
                List.of("api.parameter", "api.type", "api.description"),
                List.copyOf(rows.values()));
    }
}
