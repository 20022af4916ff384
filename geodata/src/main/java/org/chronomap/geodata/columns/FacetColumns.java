package org.chronomap.geodata.columns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import tools.jackson.databind.node.ArrayNode;

/** Who takes part in each incident, and who published of it: as filters offer them, so that a page counts by them itself. */
final class FacetColumns {

    private FacetColumns() {}

    /** @param order positions in the index of incidents, row by row */
    static byte[] of(StoryIndex index, String revision, int[] order) {
        Names<LocalizedText> actors = new Names<>(order.length);
        Names<String> publishers = new Names<>(order.length);
        for (int row = 0; row < order.length; row++) {
            Statement statement = index.incidents().get(order[row]).feature().statement();
            actors.add(row, statement.actors());
            publishers.add(
                    row,
                    statement.namedSources().stream()
                            .map(Source::publisher)
                            .distinct()
                            .toList());
        }
        ColumnFile file = new ColumnFile();
        file.header().put("revision", revision).put("rows", order.length);
        ArrayNode told = file.header().putArray("actors");
        actors.numbers.keySet().forEach(actor -> {
            if (actor.isInAnyLanguage()) {
                told.add(actor.byLanguage().values().iterator().next());
            } else {
                actor.byLanguage().forEach(told.addObject()::put);
            }
        });
        publishers.numbers.keySet().forEach(file.header().putArray("publishers")::add);
        actors.write(file, "actor");
        publishers.write(file, "publisher");
        return file.bytes();
    }

    /** Names by number, in the order in which they are first met. */
    private static final class Names<T> {

        private final Map<T, Integer> numbers = new LinkedHashMap<>();
        /** How many each row has. */
        private final int[] counts;

        private final IntStream.Builder all = IntStream.builder();

        Names(int rows) {
            counts = new int[rows];
        }

        void add(int row, List<T> names) {
            counts[row] = names.size();
            for (T name : names) {
                all.add(numbers.computeIfAbsent(name, first -> numbers.size()));
            }
        }

        void write(ColumnFile file, String name) {
            int[] values = all.build().toArray();
            file.numbers(name + "Count", counts.length, row -> counts[row])
                    .numbers(name, values.length, at -> values[at]);
        }
    }
}
