package org.chronomap.backend.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A folder tells scenes in their order alone: a scene that keeps its turn among the others keeps its position as well. */
final class ScenePositions {

    private ScenePositions() {}

    /** The documents, with the positions that the story has for its scenes where these stand in the same order. */
    static List<Document> keep(ValidStory now, List<Document> documents) {
        Map<String, BigDecimal> known = new HashMap<>();
        for (Scene scene : now.story().scenes()) {
            known.put(scene.id(), scene.position());
        }
        List<String> order = documents.stream()
                .filter(document -> document.part() == StoryPart.SCENES)
                .map(Document::id)
                .toList();
        Set<String> staying =
                longestAscending(order.stream().filter(known::containsKey).toList(), known);
        Map<String, BigDecimal> positions = new HashMap<>();
        @Nullable BigDecimal last = null;
        for (int i = 0; i < order.size(); i++) {
            String scene = order.get(i);
            BigDecimal own = staying.contains(scene) ? known.get(scene) : null;
            last = own != null ? own : between(last, next(order, i + 1, staying, known));
            positions.put(scene, last);
        }
        return documents.stream()
                .map(document -> document.part() == StoryPart.SCENES ? at(document, positions) : document)
                .toList();
    }

    private static Document at(Document scene, Map<String, BigDecimal> positions) {
        ObjectNode fields = (ObjectNode) scene.fields().deepCopy();
        fields.put("position", positions.get(scene.id()));
        return new Document(scene.part(), scene.id(), fields);
    }

    private static @Nullable BigDecimal next(
            List<String> order, int from, Set<String> staying, Map<String, BigDecimal> known) {
        return order.stream()
                .skip(from)
                .filter(staying::contains)
                .map(known::get)
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal between(@Nullable BigDecimal before, @Nullable BigDecimal after) {
        if (before == null) {
            return after == null ? BigDecimal.ONE : after.subtract(BigDecimal.ONE);
        }
        return after == null ? before.add(BigDecimal.ONE) : before.add(after).divide(BigDecimal.valueOf(2));
    }

    /** As many as can stay where they are, so that as few as can be are moved. */
    private static Set<String> longestAscending(List<String> order, Map<String, BigDecimal> known) {
        List<List<String>> endingAt = new ArrayList<>();
        List<String> longest = List.of();
        for (int i = 0; i < order.size(); i++) {
            List<String> best = List.of();
            for (int j = 0; j < i; j++) {
                if (position(order, j, known).compareTo(position(order, i, known)) < 0
                        && endingAt.get(j).size() > best.size()) {
                    best = endingAt.get(j);
                }
            }
            List<String> own = new ArrayList<>(best);
            own.add(order.get(i));
            endingAt.add(own);
            longest = own.size() > longest.size() ? own : longest;
        }
        return new HashSet<>(longest);
    }

    private static BigDecimal position(List<String> order, int at, Map<String, BigDecimal> known) {
        return known.getOrDefault(order.get(at), BigDecimal.ZERO);
    }
}
