package org.chronomap.geodata.persistent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SortedBlocksTest {

    private static final int MANY = 5 * SortedBlocks.MOST;

    private static SortedBlocks<Integer> of(Integer... numbers) {
        return SortedBlocks.of(List.of(numbers), Comparator.naturalOrder());
    }

    @Test
    void holdsWhatASortedSetHoldsAfterAnyChanges() {
        Random random = new Random(20220102);
        TreeSet<Integer> expected = new TreeSet<>();
        SortedBlocks<Integer> blocks = of();
        for (int i = 0; i < 4 * MANY; i++) {
            int number = random.nextInt(MANY);
            if (random.nextInt(i < 3 * MANY ? 4 : 2) > 0) {
                expected.add(number);
                blocks = blocks.with(number);
            } else {
                expected.remove(number);
                blocks = blocks.without(number);
            }
        }

        assertThat(blocks).containsExactlyElementsOf(expected);
        assertThat(blocks.stream()).containsExactlyElementsOf(expected);
        List<Integer> byPosition = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            byPosition.add(blocks.get(i));
        }
        assertThat(byPosition).containsExactlyElementsOf(expected);
        for (int number = -1; number <= MANY; number++) {
            int sought = number;
            assertThat(blocks.positionOf(other -> Integer.compare(other, sought)))
                    .isEqualTo(expected.headSet(number).size());
        }
    }

    @Test
    void theVersionBeforeStaysAsItWas() {
        SortedBlocks<Integer> before = of(1, 3, 5);

        assertThat(before.with(4)).containsExactly(1, 3, 4, 5);
        assertThat(before.without(1)).containsExactly(3, 5);
        assertThat(before.without(2)).isSameAs(before);
        assertThat(before).containsExactly(1, 3, 5);
    }

    @Test
    void whatIsEqualInTheOrderIsReplaced() {
        SortedBlocks<String> words = SortedBlocks.of(List.of("b", "a"), String.CASE_INSENSITIVE_ORDER);

        assertThat(words.with("B")).containsExactly("a", "B");
    }

    @Test
    void allOfOneKindStandTogether() {
        SortedBlocks<String> words = SortedBlocks.of(List.of("b2", "a1", "c1", "b1"), Comparator.naturalOrder());

        assertThat(words.at(word -> word.charAt(0) - 'b')).containsExactly("b1", "b2");
        assertThat(words.at(word -> word.charAt(0) - 'd')).isEmpty();
    }

    @Test
    void noPositionIsOutside() {
        assertThatThrownBy(() -> of().get(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> of(1).get(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> of(1).get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Elements that are compared are looked at: a change must not look at all. */
    @Test
    void aChangeLooksAtFew() {
        AtomicInteger compared = new AtomicInteger();
        Comparator<Integer> counting = (one, other) -> {
            compared.incrementAndGet();
            return Integer.compare(one, other);
        };
        SortedBlocks<Integer> blocks = SortedBlocks.of(
                IntStream.range(0, 100 * MANY).map(i -> 2 * i).boxed().toList(), counting);
        compared.set(0);

        SortedBlocks<Integer> next = blocks.with(777).without(2 * MANY);

        assertThat(next).hasSameSizeAs(blocks);
        assertThat(compared).hasValueLessThan(100);
    }
}
