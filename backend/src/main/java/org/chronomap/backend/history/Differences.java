package org.chronomap.backend.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.geojson.FeatureReader;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares two documents of an item, field by field, and the entries of lists one by one. */
final class Differences {

    private final StoryPart part;
    private final List<Difference> found = new ArrayList<>();

    private Differences(StoryPart part) {
        this.part = part;
    }

    /** What differs, in the order of the fields; an entry of a list that moved only is no difference unless all that did is move. */
    static List<Difference> between(StoryPart part, JsonNode before, JsonNode after) {
        Differences differences = new Differences(part);
        differences.compare("", before, after);
        return List.copyOf(differences.found);
    }

    private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null || after == null) {
            add(path, before, after);
        } else if (before.isObject() && after.isObject()) {
            Set<String> names = new LinkedHashSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(name -> compare(path + '/' + escaped(name), before.get(name), after.get(name)));
        } else if (before.isArray() && after.isArray() && !isOneThing(before) && !isOneThing(after)) {
            lists(path, before, after);
        } else if (!before.equals(after)) {
            add(path, before, after);
        }
    }

    /** A position is, an extent, and a course, which holds positions. */
    private static boolean isOneThing(JsonNode list) {
        return !list.isEmpty()
                && (list.valueStream().allMatch(JsonNode::isNumber)
                        || list.valueStream().anyMatch(JsonNode::isArray));
    }

    private void lists(String path, JsonNode before, JsonNode after) {
        if (before.equals(after)) {
            return;
        }
        int sofar = found.size();
        int[] origins = origins(before, after, FieldPath.of(part, path).sameBy());
        boolean[] kept = new boolean[before.size()];
        for (int i = 0; i < origins.length; i++) {
            JsonNode origin = origins[i] < 0 ? null : before.get(origins[i]);
            if (origins[i] >= 0) {
                kept[origins[i]] = true;
            }
            compare(path + '/' + i, origin, after.get(i));
        }
        for (int i = 0; i < kept.length; i++) {
            if (!kept[i]) {
                add(path + '/' + i, before.get(i), null);
            }
        }
        if (found.size() == sofar) {
            add(path, before, after);
        }
    }

    /** Of each entry the index that it had before; −1 = it is new. */
    private static int[] origins(JsonNode before, JsonNode after, List<String> sameBy) {
        int[] origins = new int[after.size()];
        boolean[] taken = new boolean[before.size()];
        for (int i = 0; i < origins.length; i++) {
            origins[i] = take(before, taken, after.get(i), List.of());
        }
        for (int i = 0; i < origins.length; i++) {
            if (origins[i] < 0) {
                origins[i] = take(before, taken, after.get(i), sameBy);
            }
        }
        return origins;
    }

    /** @param sameBy empty = by all of it */
    private static int take(JsonNode before, boolean[] taken, JsonNode entry, List<String> sameBy) {
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i] && (entry.equals(before.get(i)) || isSame(before.get(i), entry, sameBy))) {
                taken[i] = true;
                return i;
            }
        }
        return -1;
    }

    private static boolean isSame(JsonNode before, JsonNode after, List<String> sameBy) {
        return sameBy.stream()
                .filter(name -> before.has(name) && after.has(name))
                .findFirst()
                .map(name -> before.path(name).equals(after.path(name)))
                .orElse(false);
    }

    private void add(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        String path = FeatureReader.pointerInFeature(part, pointer);
        boolean geometry = path.equals("/geometry");
        found.add(new Difference(path, geometry ? point(before) : before, geometry ? point(after) : after));
    }

    private static @Nullable JsonNode point(@Nullable JsonNode position) {
        return position == null
                ? null
                : JsonMapper.shared().createObjectNode().put("type", "Point").set("coordinates", position);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
