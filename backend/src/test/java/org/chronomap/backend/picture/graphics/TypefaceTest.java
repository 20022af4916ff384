package org.chronomap.backend.picture.graphics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypefaceTest {

    @Test
    void needsNoFontsOfTheMachine() {
        String text = "ӘҒҚҢӨҰҮҺІ әғқңөұүһі ËÉÇ ёщъ Ωδ “”«»–·…−№";
        for (Typeface face : new Typeface[] {Typeface.SANS, Typeface.SANS_BOLD, Typeface.SERIF_BOLD}) {
            double missing = face.width("\uE000", 100);
            assertThat(text.codePoints().filter(point -> point != ' '))
                    .allSatisfy(point -> assertThat(face.shape(Character.toString(point), 100, 0, 0)
                                    .getBounds2D())
                            .as("U+%04X", point)
                            .isNotEqualTo(face.shape("\uE000", 100, 0, 0).getBounds2D()));
            assertThat(missing).isPositive();
        }
    }
}
