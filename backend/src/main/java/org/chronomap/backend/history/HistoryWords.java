package org.chronomap.backend.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.store.ChangeKind;
import org.chronomap.backend.store.PublicChanges.Tally;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Entries of the log in words, for templates. */
final class HistoryWords {

    private final Snapshot snapshot;
    private final FieldWords words;
    private final String story;
    private final String language;

    /** @param story address of the story's page, without a query */
    HistoryWords(Snapshot snapshot, String language, FieldWords words, String story) {
        this.snapshot = snapshot;
        this.words = words;
        this.story = story;
        this.language = language;
    }

    /** {@code seq}, {@code title}, {@code what}, {@code when}, {@code at}, {@code why} and {@code differences}, and where they lead. */
    Map<String, @Nullable Object> entry(HistoryEntry entry) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("seq", entry.seq());
        values.put("at", entry.at().toString());
        values.put("when", words.when(entry.at()));
        values.put("why", entry.note());
        values.putAll(
                entry instanceof HistoryEntry.OfItem change ? ofItem(change) : ofMany((HistoryEntry.Together) entry));
        return values;
    }

    /** The heading of an entry where only one line is shown. */
    String line(HistoryEntry entry) {
        Map<String, @Nullable Object> values = entry(entry);
        return values.get("title") + " (" + values.get("what") + ')';
    }

    private Map<String, @Nullable Object> ofItem(HistoryEntry.OfItem change) {
        Map<String, @Nullable Object> values = new HashMap<>();
        StoryPart part = change.item().part();
        String kind = words.message("history.part." + part.id());
        String title = words.text(change.title());
        values.put("kind", kind);
        values.put("title", title == null ? kind : title);
        String titleLang = words.otherLanguage(change.title());
        values.put("titleLang", titleLang);
        values.put("titleDir", titleLang == null ? null : Languages.direction(titleLang));
        values.put("what", words.message("history.change." + change.change().id()));
        values.put(
                "href",
                change.change() == PublicChangeKind.PURGED
                        ? null
                        : page(part, change.item().id()));
        values.put(
                "item",
                change.change() == PublicChangeKind.PURGED || part == StoryPart.STORY
                        ? null
                        : story + "/collections/" + part.id() + "/items/"
                                + change.item().id() + "/history?lang=" + language);
        List<Map<String, @Nullable Object>> differences = change.differences().stream()
                .map(difference -> difference(part, difference))
                .toList();
        values.put("differences", differences);
        values.put("hasDifferences", !differences.isEmpty());
        values.put("batch", null);
        return values;
    }

    /** Where the reader page shows it; null when it shows it no more, or nowhere by itself. */
    private @Nullable String page(StoryPart part, String id) {
        boolean there = switch (part) {
            case INCIDENTS -> snapshot.index().incidents().find(id).isPresent();
            case MOVEMENTS -> snapshot.index().movements().find(id).isPresent();
            case STORY, PLACES, SCENES -> false;
        };
        if (part == StoryPart.STORY) {
            return story + "?lang=" + language;
        }
        return there ? story + "?lang=" + language + "&incident=" + id : null;
    }

    private Map<String, @Nullable Object> ofMany(HistoryEntry.Together together) {
        boolean published = together.tallies().stream()
                .anyMatch(tally -> tally.part() == StoryPart.STORY && tally.kind() == ChangeKind.CREATED);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("kind", null);
        values.put("titleLang", null);
        values.put("title", words.message(published ? "history.published" : "history.together"));
        values.put("what", counts(together.tallies(), published));
        values.put("href", null);
        values.put("item", null);
        values.put("batch", story + "/history?batch=" + together.seq() + "&lang=" + language);
        values.put("differences", List.of());
        values.put("hasDifferences", false);
        return values;
    }

    /** “Incidents: 26 · Movements: 3”, or what was done to how many of each. */
    private String counts(List<Tally> tallies, boolean published) {
        Map<StoryPart, Map<PublicChangeKind, Integer>> byPart = new LinkedHashMap<>();
        tallies.stream()
                .filter(tally -> tally.part() != StoryPart.STORY)
                .forEach(tally -> byPart.computeIfAbsent(tally.part(), part -> new LinkedHashMap<>())
                        .merge(HistoryEntry.kind(tally.kind()), tally.changes(), Integer::sum));
        return byPart.entrySet().stream()
                .map(ofPart -> words.message(
                        "history.of",
                        words.message("history.parts." + ofPart.getKey().id()),
                        counts(ofPart.getValue(), published)))
                .collect(Collectors.joining(" · "));
    }

    private String counts(Map<PublicChangeKind, Integer> byChange, boolean published) {
        Integer created = byChange.get(PublicChangeKind.CREATED);
        return published && created != null && byChange.size() == 1
                ? created.toString()
                : byChange.entrySet().stream()
                        .map(entry -> words.message(
                                "history.of",
                                words.message("history.change." + entry.getKey().id()),
                                entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private Map<String, @Nullable Object> difference(StoryPart part, Difference difference) {
        FieldPath path = FieldPath.of(part, difference.path());
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("label", words.label(path));
        String written = path.language();
        values.put("textLang", written.isEmpty() ? null : written);
        values.put("textDir", written.isEmpty() ? null : Languages.direction(written));
        values.put(
                "pieces",
                pieces(path, difference).stream()
                        .map(piece -> {
                            Map<String, @Nullable Object> one = new HashMap<>();
                            one.put("same", piece.kind() == WordDiff.Kind.SAME ? piece.text() : null);
                            one.put("removed", piece.kind() == WordDiff.Kind.REMOVED ? piece.text() : null);
                            one.put("added", piece.kind() == WordDiff.Kind.ADDED ? piece.text() : null);
                            return one;
                        })
                        .toList());
        return values;
    }

    private List<WordDiff.Piece> pieces(FieldPath path, Difference difference) {
        JsonNode before = difference.before();
        JsonNode after = difference.after();
        if (path.isProse() && before != null && before.isString() && after != null && after.isString()) {
            String written = path.language().isEmpty() ? language : path.language();
            return WordDiff.between(before.asString(), after.asString(), Locale.forLanguageTag(written));
        }
        List<WordDiff.Piece> pieces = new ArrayList<>();
        if (before != null) {
            pieces.add(new WordDiff.Piece(WordDiff.Kind.REMOVED, words.value(path, before)));
        }
        if (after != null) {
            pieces.add(new WordDiff.Piece(WordDiff.Kind.ADDED, words.value(path, after)));
        }
        return pieces;
    }
}
