package org.chronomap.backend.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderingsTest {

    private final Renderings renderings = new Renderings();

    private void render(Object source, String what) {
        renderings
                .text(source, what, () -> what.getBytes(StandardCharsets.UTF_8), Map.of())
                .block();
    }

    @Test
    void keepsNothingOfWhatNobodyHoldsAnyMore() {
        Object story = new Object();
        render(story, "page");
        for (int i = 0; i < 50; i++) {
            render(new Object(), "page");
        }

        for (int i = 0; i < 20 && renderings.size() > 1; i++) {
            System.gc();
            render(story, "page");
        }

        assertThat(renderings.size()).isEqualTo(1);
    }
}
