package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.geo.HtmlText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html): events with dates, and no places. */
final class TimelineItems implements NamedItems {

    private static final List<String> PATHS = List.of("events/[]", "title", "eras/[]");

    /** As our texts have it behind the summary, in a line. */
    private static final Pattern STATUS = Pattern.compile("(?m)^\\[[a-z]++\\]$");

    private final LeftOut title = new LeftOut("left-out-titles", "Title slides", "since they tell no event");
    private final LeftOut eras = new LeftOut("left-out-eras", "Eras", "since they tell no event");
    private boolean hasYearsBefore;
    private boolean hasShortYears;

    static boolean recognises(Outline outline) {
        return outline.has("events/[]/start_date")
                || outline.has("events/[]/text/headline", "title/text")
                || outline.has("events", "eras/[]/start_date");
    }

    @Override
    public Format format() {
        return new Format("timelinejs", "TimelineJS (JSON)");
    }

    @Override
    public List<String> paths() {
        return PATHS;
    }

    @Override
    public void survey(JsonItems.Item item) {
        JsonNode json = item.json();
        if (item.path() == 0) {
            noteYear(json.path("start_date"));
            noteYear(json.path("end_date"));
            return;
        }
        String headline = HtmlText.of(json.path("text").path("headline").asString(""));
        (item.path() == 1 ? title : eras).add('"' + headline + '"' + era(json));
    }

    private static String era(JsonNode json) {
        try {
            String span = Dates.span(date(json.path("start_date")), date(json.path("end_date")));
            return span == null ? "" : " (" + span + ")";
        } catch (BadDateException e) {
            return "";
        }
    }

    private void noteYear(JsonNode date) {
        String year = date.path("year").asString("").strip();
        hasYearsBefore |= year.startsWith("-");
        hasShortYears |= year.matches("\\d{1,2}");
    }

    @Override
    public List<String> columns() {
        List<String> columns =
                new ArrayList<>(List.of("id", "collection", "when", "display_date", "title", "summary", "category"));
        columns.addAll(MediaCells.COLUMNS);
        return columns;
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        title.tell(notes);
        eras.tell(notes);
        if (hasYearsBefore) {
            notes.add(Note.of(
                    "years-below-zero", "Years below 0 are taken as years BC, as TimelineJS shows them: -44 is 44 BC"));
        }
        if (hasShortYears) {
            notes.add(Note.of(
                    "years-as-they-stand",
                    "Years of two digits are taken as they stand, as TimelineJS does: 98 is the year 98, not 1998"));
        }
        return notes;
    }

    @Override
    public boolean read(JsonItems.Item item, ItemRow row) {
        JsonNode event = item.json();
        JsonNode own = event.path("chronomap");
        row.put("id", own.has("id") ? own.path("id") : event.path("unique_id"));
        row.put("collection", own.path("collection"));
        JsonNode start = event.path("start_date");
        if (isAsWritten(own, event)) {
            String when = own.path("when").asString("");
            row.moment("when", () -> Dates.checked(when, when));
        } else if (start.isValueNode()) {
            row.put("when", start);
        } else {
            row.moment("when", () -> Dates.span(date(start), date(event.path("end_date"))));
        }
        for (JsonNode of : List.of(event, start)) {
            if (!own.has("id") && !row.has("display_date")) {
                row.plain("display_date", of.path("display_date"));
            }
        }
        row.plain("title", event.path("text").path("headline"));
        if (own.has("id")) {
            summary(row, text(event.path("text").path("text").asString("")));
        } else {
            row.plain("summary", event.path("text").path("text"));
        }
        row.plain("category", event.path("group"));
        MediaCells.put(row, event.path("media"));
        return true;
    }

    /** Whether nobody gave it another date since it was written here. */
    private static boolean isAsWritten(JsonNode own, JsonNode event) {
        return own.path("dates").path(0).equals(event.path("start_date"))
                && own.path("dates").path(1).equals(event.path("end_date"));
    }

    /** As we write it, with its empty lines; with further tags it was written anew. */
    private static String text(String html) {
        String text = html.replace("<br>", "\n");
        return text.indexOf('<') >= 0
                ? HtmlText.of(html)
                : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** Without its status and its sources, which stand behind it. */
    private static void summary(ItemRow row, String text) {
        Matcher status = STATUS.matcher(text);
        row.put("summary", status.find() ? text.substring(0, status.start()) : text);
    }

    private static @Nullable String date(JsonNode date) throws BadDateException {
        String time = "";
        for (String part : List.of("hour", "minute", "second")) {
            String value = date.path(part).asString("").strip();
            if (value.isEmpty()) {
                break;
            }
            time += (time.isEmpty() ? "" : ":") + value;
        }
        return Dates.historical(
                date.path("year").asString(""),
                date.path("month").asString(""),
                date.path("day").asString(""),
                time);
    }
}
