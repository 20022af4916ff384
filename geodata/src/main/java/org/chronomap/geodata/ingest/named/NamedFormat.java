package org.chronomap.geodata.ingest.named;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Rows;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is known of a format beforehand, from a file of the resources {@code ingest/named/}:
 *
 * <pre>{@code
 * {"id": "acled", "label": "ACLED", "documentation": "https://…",
 *  "columns": ["event_id_cnty", "time_precision"],
 *  "made": [{"column": "actors", "way": "list", "of": ["actor1", "actor2"]}],
 *  "leftOut": {"column": "Type", "words": ["title", "era"], "why": "since they tell no event"},
 *  "mapping": {"rules": [{"field": "id", "columns": ["event_id_cnty"]}], …}}
 * }</pre>
 *
 * @param documentation address of what describes it
 * @param columns by which a table is known; empty of a format that its reader knows
 * @param made further columns, see {@link MadeColumn}
 * @param leftOut rows that are none; null = there are none of them
 * @param categoryOfAll the word that stands for a category in all rows of a format that has none; null = it has some
 * @param mapping as {@link #mapping(List)} fits it to a file
 */
public record NamedFormat(
        String id,
        String label,
        String documentation,
        List<String> columns,
        List<MadeColumn> made,
        @Nullable LeftOutRows leftOut,
        @Nullable String categoryOfAll,
        JsonNode mapping) {

    private static final List<String> IDS = List.of(
            "chronomap",
            "chronomap-table",
            "acled",
            "ucdp-ged",
            "gdelt",
            "timelinejs",
            "timelinejs-sheet",
            "storymapjs",
            "timemap",
            "umap",
            "linked-places");

    /** All that there are. */
    public static final List<NamedFormat> ALL =
            IDS.stream().map(NamedFormat::read).toList();

    /**
     * Rows that are told and not given.
     *
     * @param words that say so in the column
     * @param why ends a sentence
     */
    record LeftOutRows(String column, List<String> words, String why) {}

    private static NamedFormat read(String id) {
        try (InputStream in =
                Objects.requireNonNull(NamedFormat.class.getResourceAsStream("/ingest/named/" + id + ".json"), id)) {
            JsonNode json = JsonItems.MAPPER.readTree(in);
            List<MadeColumn> made = new ArrayList<>();
            json.path("made").forEach(column -> made.add(MadeColumn.of(column)));
            JsonNode leftOut = json.path("leftOut");
            return new NamedFormat(
                    json.path("id").asString(),
                    json.path("label").asString(),
                    json.path("documentation").asString(),
                    texts(json.path("columns")),
                    List.copyOf(made),
                    leftOut.isObject()
                            ? new LeftOutRows(
                                    leftOut.path("column").asString(),
                                    texts(leftOut.path("words")),
                                    leftOut.path("why").asString())
                            : null,
                    json.path("categoryOfAll").asString(null),
                    json.path("mapping"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    /** That of rows which a reader of this room gives, or {@link NamedTables} knew. */
    public static Optional<NamedFormat> of(Rows rows) {
        return ALL.stream()
                .filter(format -> format.id.equals(rows.format().id()))
                .findFirst();
    }

    /** All columns that it names, in its own spelling, but for patterns. */
    Set<String> named() {
        Set<String> named = new LinkedHashSet<>(columns);
        made.forEach(column -> named.addAll(column.of()));
        if (leftOut != null) {
            named.add(leftOut.column());
        }
        mapping.path("rules").forEach(rule -> named.addAll(texts(rule.path("columns"))));
        mapping.path("rules").forEach(rule -> named.add(rule.path("precision").asString("")));
        named.addAll(texts(mapping.path("ignored")));
        named.removeIf(name -> name.isEmpty() || name.contains(FittedMapping.ANY));
        return named;
    }

    /**
     * The mapping for a file of these columns, as {@code mapping} reads it: without the rules for columns that it lacks.
     */
    public ObjectNode mapping(List<Column> of) {
        return FittedMapping.of(mapping, of);
    }
}
