package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.chronomap.geodata.ingest.mapping.LanguageGuess;
import org.chronomap.geodata.ingest.mapping.Mapping;
import org.chronomap.geodata.ingest.mapping.MappingGuess;
import org.chronomap.geodata.ingest.mapping.MappingJson;
import org.chronomap.geodata.ingest.mapping.StoryContext;
import org.chronomap.geodata.ingest.named.NamedFormat;
import org.chronomap.geodata.story.Category;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A mapping for a file of which nobody has said one. */
final class Guess {

    private Guess() {}

    /** @param reasons gets, for people, what was guessed and why */
    static Mapping of(Rows rows, StoryContext story, List<Note> reasons) throws IOException, RefusedFileException {
        NamedFormat named = NamedFormat.of(rows).orElse(null);
        List<Row> first = new ArrayList<>();
        for (Row row = rows.next(); row != null; row = first.size() < MappingGuess.SAMPLE ? rows.next() : null) {
            first.add(row);
        }
        String language = LanguageGuess.of(first, story.languages());
        if (!language.equals(story.languages().get(0))) {
            reasons.add(Note.of("language", "language: the letters of the texts are those of \"%s\"", language));
        }
        if (named != null) {
            ObjectNode told = named.mapping(rows.columns());
            told.put("language", language);
            Mapping known = MappingJson.read(told).mapping();
            if (known != null && ids(story).containsAll(categories(told))) {
                reasons.add(Note.of("named-format", "%s, as %s tells it", named.label(), named.documentation()));
                String word = named.categoryOfAll();
                return word == null
                        ? known
                        : inOneCategory(told, word, ids(story), reasons).orElse(known);
            }
        }
        MappingGuess.Guessed guessed = MappingGuess.of(rows.columns(), first, story, language);
        for (MappingGuess.Reason reason : guessed.reasons()) {
            reasons.add(reason.note());
        }
        return guessed.mapping();
    }

    /** The only category, or that of what is not said: where there is neither, it is asked for once. */
    private static Optional<Mapping> inOneCategory(
            ObjectNode mapping, String word, Set<String> ids, List<Note> reasons) {
        Optional<String> one = ids.size() == 1
                ? ids.stream().findFirst()
                : Stream.of("other", "event").filter(ids::contains).findFirst();
        if (one.isEmpty()) {
            reasons.add(Note.of("no-category", "category: the format has none; say which category \"%s\" is", word));
            return Optional.empty();
        }
        reasons.add(Note.of(
                "one-category",
                "category: the format has none, so all are of \"%s\"; choose another for all of them",
                one.get()));
        for (JsonNode rule : mapping.path("rules")) {
            if (rule.path("field").asString("").equals("category")) {
                ((ObjectNode) rule).putObject("equals").put(word, one.get());
            }
        }
        return Optional.ofNullable(MappingJson.read(mapping).mapping());
    }

    private static Set<String> ids(StoryContext story) {
        return story.categories().stream().map(Category::id).collect(Collectors.toSet());
    }

    /** Those that a mapping makes of what stands there. */
    private static Set<String> categories(JsonNode mapping) {
        Set<String> categories = new HashSet<>();
        for (JsonNode rule : mapping.path("rules")) {
            if (rule.path("field").asString("").equals("category")) {
                rule.path("equals").forEach(category -> categories.add(category.asString()));
            }
        }
        JsonNode constant = mapping.path("constants").path("category");
        if (constant.isString()) {
            categories.add(constant.asString());
        }
        return categories;
    }
}
