package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import tools.jackson.databind.JsonNode;

/**
 * uMap: a whole map (https://docs.umap-project.org/), its layers with GeoJSON features, or one layer of it. A feature has whatever properties
 * somebody gave it.
 */
final class UmapItems implements NamedItems {

    private static final List<String> PATHS = List.of(
            "layers/[]/features/[]",
            "features/[]",
            "layers/[]/_umap_options",
            "layers/[]/_storage",
            "_umap_options",
            "_storage");
    private static final int ROW_PATHS = 2;
    private static final List<String> OWN =
            List.of("name", "description", "_umap_options", "_storage_options", "_storage");

    private final Map<Integer, String> layers = new HashMap<>();
    private final LeftOut remote = new LeftOut("left-out-layers", "Layers", "whose features stand at another address");
    private final Columns others = new Columns();

    static boolean recognises(Outline outline) {
        return outline.text("type").equals("umap")
                || (outline.has("layers") && outline.hasAny("layers/[]/_umap_options", "layers/[]/_storage"))
                || outline.hasAny(
                        "features/[]/properties/_umap_options",
                        "features/[]/properties/_storage_options",
                        "_umap_options");
    }

    @Override
    public Format format() {
        return new Format("umap", "uMap");
    }

    @Override
    public List<String> paths() {
        return PATHS;
    }

    @Override
    public int rowPaths() {
        return ROW_PATHS;
    }

    @Override
    public void survey(JsonItems.Item item) {
        JsonNode json = item.json();
        if (item.path() < ROW_PATHS) {
            others.meet(json.path("properties"), OWN);
            return;
        }
        String name = json.path("name").asString("").strip();
        layers.put(item.outer(), name);
        if (!json.path("remoteData").path("url").asString("").isBlank()) {
            remote.add('"' + name + '"');
        }
    }

    @Override
    public List<String> columns() {
        List<String> columns =
                new ArrayList<>(List.of("id", "title", "summary", "category", "at", "media.url", "medium"));
        columns.addAll(others.names(columns));
        return columns;
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        remote.tell(notes);
        others.tell(notes);
        return notes;
    }

    @Override
    public boolean read(JsonItems.Item item, ItemRow row) {
        JsonNode feature = item.json();
        JsonNode properties = feature.path("properties");
        row.put("id", feature.path("id"));
        row.plain("title", properties.path("name"));
        UmapText description = description(properties.path("description").asString(""));
        row.put("summary", description.text());
        if (!description.pictures().isEmpty()) {
            String first = description.pictures().get(0);
            row.put(ItemRow.isAddress(first) ? "media.url" : "medium", first);
        }
        // What stands in no layer of a map is in the only one.
        row.put("category", layers.getOrDefault(item.path() == 0 ? item.outer() : -1, ""));
        row.shape("at", feature.path("geometry"));
        others.put(row, properties);
        return true;
    }

    /** One that is too long stays as it is, to be told. */
    private static UmapText description(String written) {
        return written.length() > Limits.CELL ? new UmapText(written, List.of()) : UmapText.of(written);
    }
}
