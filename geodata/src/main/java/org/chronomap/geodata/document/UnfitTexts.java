package org.chronomap.geodata.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.chronomap.geodata.schema.TextRules;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The texts of a tree that {@link TextRules} refuse, and the names of its members likewise: the first, and how many more. */
public final class UnfitTexts {

    private static final int MOST = 100;

    private final List<Text> first = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private int others;

    private UnfitTexts() {}

    /**
     * One of them.
     *
     * @param pointer RFC 6901, from the root of the tree; of a name, of the object that it is in
     * @param message what is wrong and what would be right
     */
    public record Text(String pointer, String message) {}

    public static UnfitTexts in(JsonNode tree) {
        UnfitTexts found = new UnfitTexts();
        found.look(tree);
        return found;
    }

    /** In their order; empty when all are fit. */
    public List<Text> first() {
        return List.copyOf(first);
    }

    /** How many more there are. */
    public int others() {
        return others;
    }

    private void look(JsonNode node) {
        if (node.isString()) {
            TextRules.fault(node.stringValue()).ifPresent(this::note);
        } else if (node.isObject()) {
            node.forEachEntry((name, value) -> TextRules.faultOfName(name)
                    .ifPresentOrElse(fault -> note("has a member whose name " + fault), () -> below(name, value)));
        } else {
            for (int i = 0; i < node.size(); i++) {
                below(String.valueOf(i), node.get(i));
            }
        }
    }

    private void below(String name, JsonNode value) {
        if (value.isString() || value.isContainer()) {
            path.addLast(name);
            look(value);
            path.removeLast();
        }
    }

    /** Where it is is worked out for those alone that are told: the way there may be long. */
    private void note(String message) {
        if (first.size() == MOST) {
            others++;
            return;
        }
        JsonPointer at = JsonPointer.empty();
        for (String name : path) {
            at = at.appendProperty(name);
        }
        first.add(new Text(at.toString(), message));
    }
}
