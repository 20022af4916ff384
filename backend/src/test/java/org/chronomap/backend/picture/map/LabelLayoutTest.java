package org.chronomap.backend.picture.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.chronomap.backend.picture.map.LabelLayout.Candidate;
import org.junit.jupiter.api.Test;

class LabelLayoutTest {

    @Test
    void givesTheFirstFreePlaceInOrderOfImportance() {
        assertThat(LabelLayout.place(List.of(at(0), at(5, 20), at(22)), 0, 0))
                .containsExactly(0, 1, LabelLayout.NO_ROOM);
    }

    @Test
    void showsWhatIsFixedEvenWhereItCollides() {
        Candidate fixed = new Candidate(at(5).boxes(), true);

        assertThat(LabelLayout.place(List.of(at(0), fixed), 0, 0)).containsExactly(0, 0);
    }

    @Test
    void placesAsManyAsItCanOfThoseThatAreEquallyImportant() {
        // In order, the first would take the place that is the only one for the second.
        assertThat(LabelLayout.place(List.of(at(0, 30), at(5)), 0, 2)).containsExactly(1, 0);
    }

    private static Candidate at(double... left) {
        return new Candidate(
                java.util.Arrays.stream(left)
                        .mapToObj(x -> (Rectangle2D) new Rectangle2D.Double(x, 0, 10, 10))
                        .toList(),
                false);
    }
}
