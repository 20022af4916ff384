package org.chronomap.backend.picture.map;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Decides which labels can be read together, greedily in order of importance, as the front end's {@code map/labels/collide.ts} does. */
final class LabelLayout {

    static final int NO_ROOM = -1;

    private LabelLayout() {}

    /**
     * Something that takes room on the map.
     *
     * @param boxes where it may stand, best first
     * @param isFixed shown even where it collides
     */
    record Candidate(List<Rectangle2D> boxes, boolean isFixed) {}

    /**
     * For each candidate the index of the box that it takes, or {@link #NO_ROOM}. Of the equally important ones, one that finds no
     * room chooses first in the next try, and the first try with the most of them placed is taken.
     *
     * @param from the first of those that are equally important
     * @param to the first after them
     */
    static int[] place(List<Candidate> candidates, int from, int to) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, candidates.size()).boxed().toList());
        int[] best = {};
        long bestPlaced = -1;
        for (int tries = 0; tries <= to - from; tries++) {
            int[] chosen = placeInOrder(candidates, order);
            long placed = IntStream.range(from, to)
                    .filter(candidate -> chosen[candidate] >= 0)
                    .count();
            if (placed > bestPlaced) {
                best = chosen;
                bestPlaced = placed;
            }
            Integer without = order.subList(from, to).stream()
                    .filter(candidate -> chosen[candidate] == NO_ROOM)
                    .findFirst()
                    .orElse(null);
            if (without == null) {
                break;
            }
            order.remove(without);
            order.add(from, without);
        }
        return best;
    }

    private static int[] placeInOrder(List<Candidate> candidates, List<Integer> order) {
        List<Rectangle2D> taken = new ArrayList<>();
        int[] chosen = new int[candidates.size()];
        Arrays.fill(chosen, NO_ROOM);
        for (int index : order) {
            Candidate candidate = candidates.get(index);
            int free = IntStream.range(0, candidate.boxes().size())
                    .filter(box -> taken.stream().noneMatch(candidate.boxes().get(box)::intersects))
                    .findFirst()
                    .orElse(candidate.isFixed() ? 0 : NO_ROOM);
            if (free != NO_ROOM) {
                taken.add(candidate.boxes().get(free));
                chosen[index] = free;
            }
        }
        return chosen;
    }
}
