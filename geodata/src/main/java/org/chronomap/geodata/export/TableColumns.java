package org.chronomap.geodata.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story's incidents and movements as rows: each property a column, texts one for each language, a number one for each of its bounds, the
 * first source one for each of its fields. What has more to it stands as JSON beside that.
 */
final class TableColumns {

    /** What stands in a cell: text or a number. */
    private record Column(String name, Function<JsonNode, @Nullable Object> value) {}

    private static final List<String> OF_SOURCE = List.of(
            "publisher", "title", "url", "published", "lang", "quote", "accessed", "archiveUrl", "attributedTo");
    private static final List<String> BOUNDS = List.of("low", "best", "high");
    private static final String BETWEEN = "; ";

    private final Exported story;
    private final List<Column> columns = new ArrayList<>();

    TableColumns(Exported story) {
        this.story = story;
        columns.add(new Column("id", feature -> feature.path("id").asString()));
        localized("title");
        localized("summary");
        for (String name : List.of(
                "when", "start", "latestStart", "earliestEnd", "end", "timePrecision", "category", "status", "place")) {
            text(name);
        }
        localized("placeName");
        columns.add(new Column("longitude", feature -> coordinate(feature, 0)));
        columns.add(new Column("latitude", feature -> coordinate(feature, 1)));
        text("geoPrecision");
        list("from");
        list("to");
        json("via");
        for (String number : story.numbers()) {
            for (String bound : BOUNDS) {
                columns.add(new Column(
                        number + "." + bound,
                        feature -> number(
                                properties(feature).path("numbers").path(number).path(bound))));
            }
            localized(
                    number + ".words",
                    feature -> properties(feature).path("numbers").path(number).path("words"));
        }
        columns.add(new Column("numbers", this::furtherNumbers));
        list("actors");
        list("tags");
        for (String name : OF_SOURCE) {
            columns.add(new Column(
                    "source." + name,
                    feature -> Texts.in(
                            story.languages(),
                            properties(feature).path("sources").path(0).path(name))));
        }
        columns.add(new Column("sources", this::furtherSources));
        json("media");
        list("inferred");
        json("extra");
    }

    private static JsonNode properties(JsonNode feature) {
        return feature.path("properties");
    }

    private void text(String name) {
        columns.add(new Column(
                name, feature -> Texts.in(story.languages(), properties(feature).path(name))));
    }

    private void localized(String name) {
        localized(name, feature -> properties(feature).path(name));
    }

    private void localized(String name, Function<JsonNode, JsonNode> value) {
        if (!story.isInEveryLanguage()) {
            columns.add(new Column(name, feature -> Texts.in(story.languages(), value.apply(feature))));
            return;
        }
        for (String language : story.languages()) {
            columns.add(new Column(name + "." + language, feature -> {
                JsonNode text = value.apply(feature).path(language);
                return text.isString() ? text.asString() : null;
            }));
        }
    }

    private void list(String name) {
        columns.add(new Column(name, feature -> {
            JsonNode list = properties(feature).path(name);
            boolean isPlain = list.valueStream()
                    .allMatch(entry -> entry.isString() && entry.asString().indexOf(';') < 0);
            return list.isEmpty() ? null : isPlain ? joined(list) : list.toString();
        }));
    }

    private static String joined(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).collect(Collectors.joining(BETWEEN));
    }

    private void json(String name) {
        columns.add(new Column(name, feature -> {
            JsonNode value = properties(feature).path(name);
            return value.isEmpty() ? null : value.toString();
        }));
    }

    /** All of them, where they are more than the other columns tell: several, or one with texts in a language that no column names. */
    private @Nullable Object furtherSources(JsonNode feature) {
        JsonNode sources = properties(feature).path("sources");
        boolean isTold = sources.size() < 2
                && sources.path(0)
                        .valueStream()
                        .allMatch(value -> !value.isObject()
                                || (value.size() == 1
                                        && value.has(story.story().languages().get(0))));
        return isTold ? null : sources.toString();
    }

    /** Those that have no columns: they are told in words alone. */
    private @Nullable Object furtherNumbers(JsonNode feature) {
        ObjectNode further = JsonNodeFactory.instance.objectNode();
        properties(feature).path("numbers").propertyStream().forEach(number -> {
            if (!story.numbers().contains(number.getKey())) {
                further.set(number.getKey(), number.getValue());
            }
        });
        return further.isEmpty() ? null : further.toString();
    }

    private static @Nullable Object coordinate(JsonNode feature, int axis) {
        JsonNode geometry = feature.path("geometry");
        return geometry.path("type").asString("").equals("Point")
                ? number(geometry.path("coordinates").path(axis))
                : null;
    }

    private static @Nullable Object number(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : null;
    }

    List<String> names() {
        List<String> names = new ArrayList<>(List.of("collection"));
        columns.forEach(column -> names.add(column.name()));
        return names;
    }

    /** Whether what stands in a column are numbers. */
    boolean isNumber(String name) {
        return name.equals("longitude")
                || name.equals("latitude")
                || story.numbers().stream()
                        .anyMatch(number -> BOUNDS.stream().anyMatch(bound -> name.equals(number + "." + bound)));
    }

    /** Of each column text, a {@link java.math.BigDecimal}, or null. */
    List<@Nullable Object> row(StoryPart part, JsonNode feature) {
        List<@Nullable Object> cells = new ArrayList<>(columns.size() + 1);
        cells.add(part.id());
        columns.forEach(column -> cells.add(column.value().apply(feature)));
        return cells;
    }
}
