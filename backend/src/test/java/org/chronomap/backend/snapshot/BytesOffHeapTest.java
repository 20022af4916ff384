package org.chronomap.backend.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesOffHeapTest {

    /** On the heap, behind it, and larger than a part of either. */
    @Test
    void whatIsAddedIsReadAgain() {
        Random random = new Random(20220102);
        BytesOffHeap bytes = new BytesOffHeap();
        List<byte[]> added = new ArrayList<>();
        List<Long> where = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            byte[] one = new byte[i == 7 ? 100_000 : i == 2_000 ? 9_000_000 : random.nextInt(2_000)];
            random.nextBytes(one);
            added.add(one);
            where.add(bytes.add(one));
        }

        for (int i = 0; i < added.size(); i++) {
            assertThat(where.get(i)).isNotZero();
            assertThat(bytes.get(where.get(i))).isEqualTo(added.get(i));
        }
    }
}
