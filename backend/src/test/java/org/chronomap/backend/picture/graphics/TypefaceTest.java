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

    @Test
    void writesArabicLettersJoinedAndFromRightToLeft() {
        assertThat(VisualText.of("بب ب")).as("beginning, end; alone").isEqualTo("ﺏ ﺐﺑ");
        assertThat(VisualText.of("ببب")).isEqualTo("ﺐﺒﺑ");
        assertThat(VisualText.of("دار"))
                .as("letters that join none behind them")
                .isEqualTo("ﺭﺍﺩ");
        assertThat(VisualText.of("سلام")).as("lam and alef are one").isEqualTo("ﻡﻼﺳ");
        assertThat(VisualText.of("تقريبًا")).as("without vowel signs").isEqualTo(VisualText.of("تقريبا"));
        assertThat(VisualText.of("6 يناير 2022")).as("a date").isEqualTo("2022 " + VisualText.of("يناير") + " 6");
        assertThat(VisualText.of("(يوم)")).isEqualTo("(" + VisualText.of("يوم") + ")");
        assertThat(VisualText.of("يوم \u2068UTC+6\u2069")).isEqualTo("UTC+6 " + VisualText.of("يوم"));
        assertThat(VisualText.of("Алматы (8)")).isEqualTo("Алматы (8)");
    }

    @Test
    void hasTheLettersOfArabicAndTellsWhichItLacks() {
        assertThat(Typeface.SERIF_BOLD.has("يوم السوق في ألماتي، پچگی")).isTrue();
        assertThat(Typeface.SERIF_BOLD.has("יום השוק")).isFalse();
        assertThat(Typeface.SERIF_BOLD.shape("ب", 100, 0, 0).getBounds2D())
                .isNotEqualTo(Typeface.SERIF_BOLD.shape("\uE000", 100, 0, 0).getBounds2D());
    }
}
