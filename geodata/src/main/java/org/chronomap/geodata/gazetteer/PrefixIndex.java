package org.chronomap.geodata.gazetteer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.chronomap.geodata.story.SearchForm;

/** Finds names by how they begin, in their {@link SearchForm}: a sorted column and binary search, 2 MB. */
final class PrefixIndex {

    private final Rows rows;
    private final TextColumn folded = new TextColumn();
    private final int[] order;

    PrefixIndex(Rows rows) {
        this.rows = rows;
        IntStream.range(0, rows.names().size())
                .forEach(name -> folded.add(SearchForm.of(rows.names().get(name))));
        folded.trimmed();
        order = IntStream.range(0, folded.size())
                .boxed()
                .sorted(folded::compare)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A row that was found, and how well what was sought fits. */
    private record Hit(int row, boolean whole, boolean inLanguage, long weight) {

        /** Best first. */
        static final Comparator<Hit> ORDER = Comparator.comparing(Hit::whole)
                .thenComparing(hit -> hit.whole && hit.inLanguage)
                .thenComparingLong(Hit::weight)
                .reversed()
                .thenComparingInt(Hit::row);
    }

    /** Rows by how well they fit; a place that is found by several of its names comes once. */
    int[] find(String text, String language, int limit) {
        byte[] sought = SearchForm.of(text.strip()).getBytes(UTF_8);
        if (sought.length == 0) {
            return new int[0];
        }
        // Only the best are kept, worst on top: one letter begins thousands of names.
        PriorityQueue<Hit> best = new PriorityQueue<>(Hit.ORDER.reversed());
        for (int i = first(sought); i < order.length && folded.isBegunBy(order[i], sought); i++) {
            Hit hit = hit(order[i], sought, language);
            Hit same = best.stream()
                    .filter(other -> other.row == hit.row)
                    .findFirst()
                    .orElse(null);
            if (same == null) {
                best.add(hit);
            } else if (Hit.ORDER.compare(hit, same) < 0) {
                best.remove(same);
                best.add(hit);
            }
            if (best.size() > limit) {
                best.remove();
            }
        }
        return best.stream().sorted(Hit.ORDER).mapToInt(Hit::row).toArray();
    }

    private Hit hit(int name, byte[] sought, String language) {
        int row = rows.rowOf(name);
        boolean whole = folded.compare(name, sought) == 0;
        return new Hit(row, whole, rows.isIn(language, name), weight(row));
    }

    /** A country before its towns, a region as a town of a million, an airport as one of ten thousand. */
    private long weight(int row) {
        return switch (rows.kind(row)) {
            case COUNTRY -> Integer.MAX_VALUE;
            case REGION -> 1_000_000;
            case TOWN -> rows.population(row);
            case AIRPORT -> 10_000;
        };
    }

    /** The first name in the order that does not come before what is sought. */
    private int first(byte[] sought) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (folded.compare(order[middle], sought) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
