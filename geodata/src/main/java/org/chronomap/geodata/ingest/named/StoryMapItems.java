package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.geo.HtmlText;
import tools.jackson.databind.JsonNode;

/** StoryMapJS (https://storymap.knightlab.com/advanced/): slides with positions, and mostly without dates. */
final class StoryMapItems implements NamedItems {

    private static final List<String> PATHS = List.of(
            "storymap/slides/[]",
            "slides/[]",
            "storymap/map_as_image",
            "map_as_image",
            "storymap/map_type",
            "map_type");

    private final LeftOut overviews = new LeftOut("left-out-overviews", "Overview slides", "since they tell no event");
    private boolean isPicture;
    private int withDates;
    private int slides;

    static boolean recognises(Outline outline) {
        return List.of("storymap/slides", "slides").stream()
                .anyMatch(slides -> outline.has(slides)
                        && outline.hasAny(
                                slides + "/[]/location/lat",
                                slides + "/[]/location/line",
                                slides + "/[]/text/headline"));
    }

    @Override
    public Format format() {
        return new Format("storymapjs", "StoryMapJS (JSON)");
    }

    @Override
    public List<String> paths() {
        return PATHS;
    }

    @Override
    public int rowPaths() {
        return 2;
    }

    @Override
    public void survey(JsonItems.Item item) {
        JsonNode json = item.json();
        switch (item.path()) {
            case 0, 1 -> {
                if (isOverview(json)) {
                    overviews.add(
                            '"' + HtmlText.of(json.path("text").path("headline").asString("")) + '"');
                } else {
                    slides++;
                    withDates += json.path("date").asString("").isBlank() ? 0 : 1;
                }
            }
            case 2, 3 -> isPicture |= json.asString("").equals("true");
            default ->
                isPicture |=
                        json.asString("").equals("zoomify") || json.asString("").equals("image");
        }
    }

    private static boolean isOverview(JsonNode slide) {
        return slide.path("type").asString("").equals("overview");
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(
                List.of("when", "category", "title", "summary", "latitude", "longitude", "place", "location", "slide"));
        columns.addAll(MediaCells.COLUMNS);
        return columns;
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        overviews.tell(notes);
        if (withDates < slides) {
            notes.add(Note.of(
                    "undated-slides",
                    "Of %s slides %s have no date: StoryMapJS knows none. They are undated until you give them one",
                    slides,
                    slides - withDates));
        }
        if (isPicture) {
            notes.add(
                    Note.of(
                            "slides-on-a-picture",
                            "The slides stand on a picture and not on a map: their positions are left out, since they are none on Earth"));
        }
        return notes;
    }

    @Override
    public boolean read(JsonItems.Item item, ItemRow row) {
        JsonNode slide = item.json();
        if (isOverview(slide)) {
            return false;
        }
        row.put("slide", Integer.toString(row.number()));
        row.plain("when", slide.path("date"));
        row.put("category", "slide");
        row.plain("title", slide.path("text").path("headline"));
        row.plain("summary", slide.path("text").path("text"));
        JsonNode location = slide.path("location");
        if (!isPicture) {
            row.put("latitude", location.path("lat"));
            row.put("longitude", location.path("lon"));
        }
        row.plain(row.has("latitude") ? "location" : "place", location.path("name"));
        MediaCells.put(row, slide.path("media"));
        return true;
    }
}
