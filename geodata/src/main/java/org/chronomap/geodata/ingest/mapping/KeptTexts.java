package org.chronomap.geodata.ingest.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a file tells of the texts and numbers of an item, and what it leaves as it was. */
final class KeptTexts {

    private static final List<String> FIGURES = List.of("low", "best", "high");

    private final String standard;
    /** In which languages columns stand of a field; empty = of one that names none. */
    private final Map<String, Set<String>> languages = new HashMap<>();
    /** Which figures of a number columns tell. */
    private final Map<String, Set<String>> figures = new HashMap<>();

    private boolean allNumbers;

    KeptTexts(Mapping mapping) {
        standard = mapping.language();
        for (Rule rule : mapping.rules()) {
            Field field = rule.field();
            switch (field.kind()) {
                case TITLE, SUMMARY -> told(languages, field.kind().word(), field.language());
                case NUMBERS -> {
                    allNumbers |= field.of().isEmpty();
                    if (field.part().equals("words")) {
                        told(languages, "numbers." + field.of(), field.language());
                    }
                    (field.part().isEmpty() ? FIGURES : List.of(field.part()))
                            .forEach(part -> told(figures, field.of(), part));
                }
                default -> {}
            }
        }
    }

    private static void told(Map<String, Set<String>> all, String name, String what) {
        all.computeIfAbsent(name, any -> new HashSet<>()).add(what);
    }

    JsonNode of(Field.Kind kind, JsonNode now, JsonNode was) {
        return text(languages.getOrDefault(kind.word(), Set.of()), now, was);
    }

    private JsonNode text(Set<String> told, JsonNode now, JsonNode was) {
        if (!was.isObject()) {
            return now;
        }
        boolean saysTheSame = told.contains("") && isOneOf(now.path(standard), was);
        ObjectNode text = Draft.NODES.objectNode();
        was.forEachEntry((language, before) -> {
            boolean isTold = told.contains(language) || (told.contains("") && language.equals(standard));
            boolean stays = (saysTheSame && !told.contains(language)) || !isTold;
            JsonNode value = stays ? before : now.path(language);
            if (!value.isMissingNode()) {
                text.set(language, value);
            }
        });
        now.forEachEntry((language, value) -> {
            if (!text.has(language) && !(saysTheSame && language.equals(standard))) {
                text.set(language, value);
            }
        });
        return text;
    }

    private static boolean isOneOf(JsonNode text, JsonNode byLanguage) {
        return text.isString() && byLanguage.valueStream().anyMatch(text::equals);
    }

    @Nullable JsonNode numbers(JsonNode now, JsonNode was) {
        if (!was.isObject()) {
            return now.isMissingNode() ? null : now;
        }
        Set<String> names = new LinkedHashSet<>(was.propertyNames());
        names.addAll(now.propertyNames());
        ObjectNode numbers = Draft.NODES.objectNode();
        for (String name : names) {
            JsonNode number = allNumbers ? now.path(name) : number(name, now.path(name), was.path(name));
            if (!number.isEmpty()) {
                numbers.set(name, number);
            }
        }
        return numbers;
    }

    private ObjectNode number(String name, JsonNode now, JsonNode was) {
        ObjectNode number = Draft.NODES.objectNode();
        for (String part : FIGURES) {
            boolean isTold = figures.getOrDefault(name, Set.of()).contains(part);
            JsonNode value = isTold ? now.path(part) : was.path(part);
            if (!value.isMissingNode()) {
                number.set(part, value);
            }
        }
        Set<String> told = new HashSet<>(languages.getOrDefault("numbers." + name, Set.of()));
        if (!now.path("words").isEmpty()) {
            // As a cell says that has no figure.
            told.add("");
        }
        JsonNode words = text(told, now.path("words"), was.path("words"));
        if (!words.isEmpty()) {
            number.set("words", words);
        }
        return number;
    }

    /** What was, where the new one is text of which it has that very text in one of its languages; within lists and objects, too. */
    JsonNode same(JsonNode now, JsonNode was) {
        if (was.isObject() && (isOneOf(now, was) || (now.size() == 1 && isOneOf(now.path(standard), was)))) {
            return was;
        }
        if (now instanceof ObjectNode object && was.isObject()) {
            ObjectNode same = Draft.NODES.objectNode();
            object.forEachEntry((name, value) -> same.set(name, same(value, was.path(name))));
            return same;
        }
        if (now instanceof ArrayNode array && was.isArray()) {
            ArrayNode same = Draft.NODES.arrayNode();
            for (int i = 0; i < array.size(); i++) {
                same.add(entry(array.get(i), was, i));
            }
            return same;
        }
        return now;
    }

    private JsonNode entry(JsonNode now, JsonNode was, int at) {
        if (now.isString()) {
            return was.valueStream()
                    .filter(before -> before.isObject() && isOneOf(now, before))
                    .findFirst()
                    .orElse(now);
        }
        return same(now, was.path(at));
    }
}
