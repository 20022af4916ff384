package org.chronomap.geodata.persistent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallMapTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 16, 17, 100})
    void isTheMapThatItCopiesAndNotChanged(int entries) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = entries; i > 0; i--) {
            map.put("k" + i, i);
        }
        Map<String, Integer> expected = new LinkedHashMap<>(map);

        Map<String, Integer> copy = SmallMap.copyOf(map);
        map.put("later", 0);

        assertThat(copy).containsExactlyEntriesOf(expected).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(expected).isEqualTo(copy);
        assertThatThrownBy(() -> copy.put("k1", 0)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(copy.get("k" + entries)).isEqualTo(expected.get("k" + entries));
        assertThat(copy.get("none")).isNull();
        assertThat(copy).doesNotContainKey("none");
        assertThat(SmallMap.copyOf(copy)).isEqualTo(copy);
    }
}
