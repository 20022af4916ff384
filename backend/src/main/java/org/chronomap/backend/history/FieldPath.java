package org.chronomap.backend.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The way from an item to one of its fields.
 *
 * @param names without {@code properties}: {@code sources}, {@code 1}, {@code quote}
 */
record FieldPath(List<String> names) {

    /** What is written by language. */
    private static final Set<String> TEXTS = Set.of(
            "title",
            "summary",
            "name",
            "role",
            "text",
            "standfirst",
            "byline",
            "label",
            "words",
            "attributedTo",
            "caption",
            "alt",
            "actors",
            "tags",
            "numbers");

    FieldPath {
        names = List.copyOf(names);
    }

    /** @param pointer RFC 6901 */
    static FieldPath of(String pointer) {
        return new FieldPath(Arrays.stream(pointer.split("/"))
                .skip(pointer.startsWith("/properties/") ? 2 : 1)
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList());
    }

    FieldPath and(String name) {
        List<String> further = new ArrayList<>(names);
        further.add(name);
        return new FieldPath(further);
    }

    boolean isIndex(int at) {
        return at > 0 && names.get(at).matches("\\d{1,9}") && !isOwnName(at);
    }

    /** Whether it is the name of a language, in which the text before it is written. */
    boolean isLanguage(int at) {
        if (at == 0 || isIndex(at) || isOwnName(at)) {
            return false;
        }
        String before = names.get(isIndex(at - 1) ? at - 2 : at - 1);
        boolean labelOfNumber = names.get(0).equals("numbers") && at == 2;
        return (TEXTS.contains(before) || labelOfNumber)
                && names.get(at).matches("[A-Za-z]{2,3}+(?:-[A-Za-z0-9]++)*+")
                && !Set.of("low", "best", "high").contains(names.get(at));
    }

    /** Whether the author chose it, and not the form. */
    boolean isOwnName(int at) {
        return at > 0 && (names.get(0).equals("extra") || (names.get(0).equals("numbers") && at == 1));
    }

    /** The field that what is here belongs to: neither an index nor a language; empty under what the author named. */
    String field() {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (isOwnName(i)) {
                return "";
            }
            if (!isIndex(i) && !isLanguage(i)) {
                return names.get(i);
            }
        }
        return "";
    }

    /** Whether it is written in words, and not named from a list. */
    boolean isProse() {
        String field = field();
        return field.equals("quote") || (TEXTS.contains(field) && !field.equals("numbers"));
    }

    /** The language in which it is written; empty = none in particular. */
    String language() {
        int last = names.size() - 1;
        return last >= 0 && isLanguage(last) ? names.get(last) : "";
    }
}
