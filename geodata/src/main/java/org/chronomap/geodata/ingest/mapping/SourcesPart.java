package org.chronomap.geodata.ingest.mapping;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.schema.WebAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where it is from, and what there is to see of it. */
final class SourcesPart implements Part {

    private static final Set<String> DATES = Set.of("published", "accessed");
    private static final Set<String> LOCALIZED = Set.of("title", "attributedTo", "caption", "alt");
    private static final Set<String> ADDRESSES = Set.of("url", "archiveUrl");
    /** What features tell of a source, and documents do not. */
    private static final List<String> COMPUTED = List.of("publishedText");

    private static final Map<String, List<String>> ENDINGS = Map.of(
            "image", List.of(".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"),
            "video", List.of(".mp4", ".webm", ".mov", ".m4v"),
            "audio", List.of(".mp3", ".ogg", ".wav", ".m4a", ".opus"));

    private final Cells cells;
    private final boolean needsSources;
    private final Map<Rule, ColumnOfDates> dates = new LinkedHashMap<>();

    SourcesPart(Cells cells, StoryContext story) {
        this.cells = cells;
        needsSources = story.needsSources();
        for (Rule rule : cells.rules(Field.Kind.SOURCE)) {
            if (DATES.contains(rule.field().of())) {
                String column = rule.columns().get(0);
                dates.put(
                        rule,
                        ColumnOfDates.of(
                                rule, column, story.dates(), cells.mapping().language()));
            }
        }
    }

    @Override
    public void take(Row row) {
        dates.forEach((rule, column) -> column.take(cells.cell(row, rule)));
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        dates.values().forEach(column -> notes.addAll(column.notes()));
        List<Rule> rules = cells.rules(Field.Kind.SOURCE);
        boolean hasPublisher = rules.stream().anyMatch(rule -> rule.field().of().equals("publisher"));
        for (Rule rule : rules) {
            if (!hasPublisher && rule.field().of().equals("url")) {
                notes.add(Note.ofColumn(
                        rule.columns().get(0),
                        "publisher-of-url",
                        "No column says who published: it is the site of the address"));
            }
        }
        return notes;
    }

    @Override
    public void write(Draft draft) {
        ArrayNode sources = json(draft, Field.Kind.SOURCES);
        if (sources.isEmpty()) {
            sources = sources(draft);
        }
        for (JsonNode source : sources) {
            COMPUTED.forEach(((ObjectNode) source)::remove);
        }
        if (!sources.isEmpty()) {
            draft.fields().set("sources", sources);
        } else if (needsSources
                && draft.faults().stream().noneMatch(fault -> fault.code().equals("not-json"))) {
            draft.lack(
                    "sources",
                    null,
                    "missing",
                    "has no source, and nothing is stated without one; map a column to source.publisher");
        }
        ArrayNode media = json(draft, Field.Kind.MEDIA);
        if (media.isEmpty()) {
            medium(draft, media);
        }
        if (!media.isEmpty()) {
            draft.fields().set("media", media);
        }
    }

    /** A list of objects that stands in a cell. */
    private ArrayNode json(Draft draft, Field.Kind kind) {
        ArrayNode objects = Draft.NODES.arrayNode();
        Rule rule = cells.rule(kind).orElse(null);
        Cell cell = rule == null ? null : cells.cell(draft.row(), rule);
        JsonNode json = rule == null || cell == null ? null : Json.of(cell);
        if (cell == null || rule == null) {
            return objects;
        }
        if (json == null || !json.isArray() || !json.valueStream().allMatch(JsonNode::isObject)) {
            draft.fault(
                    cells.column(rule),
                    "not-json",
                    cell.text(),
                    "must be a JSON list of objects, like [{\"publisher\": \"AFP\"}]");
            return objects;
        }
        json.forEach(entry -> objects.add(entry.deepCopy()));
        return objects;
    }

    /** One, or where the rules have a separator as many as there are parts. */
    private ArrayNode sources(Draft draft) {
        ArrayNode sources = Draft.NODES.arrayNode();
        for (Rule rule : cells.rules(Field.Kind.SOURCE)) {
            Cell cell = cells.cell(draft.row(), rule);
            String text = draft.text(cell, cells.column(rule));
            if (text == null) {
                continue;
            }
            String separator = rule.separator();
            List<String> parts = separator == null ? List.of(text) : Texts.split(text, separator);
            for (int i = 0; i < parts.size(); i++) {
                while (sources.size() <= i) {
                    sources.addObject();
                }
                put(
                        draft,
                        (ObjectNode) sources.get(i),
                        rule,
                        parts.get(i),
                        separator == null ? cell : new Cell.Text(parts.get(i)));
            }
        }
        for (JsonNode source : sources) {
            String site = source.has("publisher") ? "" : site(source.path("url").asString(""));
            if (!site.isEmpty()) {
                ((ObjectNode) source).put("publisher", site);
            }
        }
        ArrayNode named = Draft.NODES.arrayNode();
        sources.forEach(source -> {
            if (source.has("publisher")) {
                named.add(source);
            }
        });
        return named;
    }

    private void put(Draft draft, ObjectNode source, Rule rule, String text, @Nullable Cell cell) {
        String of = rule.field().of();
        String column = cells.column(rule);
        if (DATES.contains(of)) {
            ColumnOfDates dated = dates.get(rule);
            String date = dated == null ? null : draft.noted(dated.read(cell), column, cell);
            if (date != null && !date.equals(ColumnOfDates.UNKNOWN)) {
                source.put(of, date);
            }
        } else if (ADDRESSES.contains(of)) {
            if (isAddress(draft, column, text)) {
                source.put(of, text);
            }
        } else if (of.equals("lang") && !Field.isLanguage(text)) {
            draft.fault(column, "no-language", text, "must be a language tag, like fr");
        } else if (LOCALIZED.contains(of)) {
            source.putObject(of).put(cells.mapping().language(), text);
        } else {
            source.put(of, text);
        }
    }

    private static boolean isAddress(Draft draft, @Nullable String column, String text) {
        if (WebAddress.is(text)) {
            return true;
        }
        draft.fault(
                column,
                "not-an-address",
                text,
                "must be an address that begins with https:// or http://"
                        + (text.startsWith("www.") ? "; perhaps https://" + text : ""));
        return false;
    }

    private static String site(String url) {
        try {
            String host = url.isEmpty() ? null : new URI(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private void medium(Draft draft, ArrayNode media) {
        ObjectNode medium = Draft.NODES.objectNode();
        for (Rule rule : cells.rules(Field.Kind.MEDIUM)) {
            String text = draft.text(cells.cell(draft.row(), rule), cells.column(rule));
            if (text != null) {
                put(draft, medium, rule, text, null);
            }
        }
        String url = medium.path("url").asString("");
        if (url.isEmpty()) {
            return;
        }
        if (!medium.has("kind")) {
            String path = url.toLowerCase(Locale.ROOT).replaceFirst("[?#].*", "");
            ENDINGS.forEach((kind, endings) -> {
                if (endings.stream().anyMatch(path::endsWith)) {
                    medium.put("kind", kind);
                }
            });
        }
        if (medium.has("kind") && medium.has("credit")) {
            media.add(medium);
            return;
        }
        draft.extra().put("media", url);
        draft.warn(
                null,
                "medium-without",
                url,
                "is kept under extra alone: "
                        + (medium.has("kind")
                                ? "it has no credit"
                                : "it is not told whether it is an image, video or audio"));
    }
}
