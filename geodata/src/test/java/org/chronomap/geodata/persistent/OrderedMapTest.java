package org.chronomap.geodata.persistent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderedMapTest {

    private static final int KEYS = 3_000;

    @Test
    void holdsWhatALinkedMapHoldsAfterAnyChanges() {
        Random random = new Random(20220102);
        Map<String, Integer> expected = new LinkedHashMap<>();
        OrderedMap<String, Integer> map = OrderedMap.empty();
        for (int i = 0; i < 200; i++) {
            Map<String, Integer> put = new LinkedHashMap<>();
            List<String> gone = new ArrayList<>();
            for (int j = random.nextInt(i % 20 == 0 ? KEYS : 20); j > 0; j--) {
                put.put("k" + random.nextInt(KEYS), random.nextInt());
                gone.add("k" + random.nextInt(KEYS));
            }
            map = map.without(gone).with(put);
            expected.keySet().removeAll(gone);
            expected.putAll(put);
        }

        assertThat(map).containsExactlyEntriesOf(expected).hasSameSizeAs(expected);
        assertThat(map.keySet()).containsExactlyElementsOf(expected.keySet());
        assertThat(map.list()).containsExactlyElementsOf(expected.values());
        for (int i = 0; i < KEYS; i++) {
            assertThat(map.get("k" + i)).isEqualTo(expected.get("k" + i));
            assertThat(map.containsKey("k" + i)).isEqualTo(expected.containsKey("k" + i));
        }
    }

    @Test
    void whatIsPutAndThereKeepsItsPlace() {
        OrderedMap<String, Integer> map = OrderedMap.<String, Integer>empty()
                .with("c", 1)
                .with("a", 2)
                .with("b", 3)
                .with("a", 4);

        assertThat(map.list()).containsExactly(1, 4, 3);
        assertThat(map.without(Set.of("c")).with("c", 5).list()).containsExactly(4, 3, 5);
        assertThat(map.list()).containsExactly(1, 4, 3);
    }

    @Test
    void keysAreOrderedAsTheyStandInIt() {
        OrderedMap<String, Integer> map =
                OrderedMap.<String, Integer>empty().with("c", 1).with("a", 2);

        assertThat(map.order().compare("c", "a")).isNegative();
        assertThatThrownBy(() -> map.order().compare("c", "z")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsListIsNotCopied() {
        List<Integer> list = OrderedMap.<String, Integer>empty().with("a", 1).list();

        assertThat(OrderedMap.listOf(list)).isSameAs(list);
        assertThat(list.stream().map(i -> i + 1)).containsExactly(2);
        assertThat(OrderedMap.listOf(new ArrayList<>(List.of(1)))).isUnmodifiable();
    }
}
