package org.chronomap.backend.purge;

import static org.assertj.core.api.Assertions.assertThat;

import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReferencesTest {

    private static final References ALMATY = new References(StoryPart.PLACES, "almaty");

    @Test
    void aMovementLosesAPointOfItsCourseAndGoesOn() {
        String movement =
                "{\"id\": \"barge\", \"from\": [\"astana\"], \"to\": [\"osh\"], \"via\": [[75, 46], \"almaty\", [73, 49]]}";

        assertThat(ALMATY.isIn(StoryPart.MOVEMENTS, movement)).isTrue();
        assertThat(ALMATY.without(StoryPart.MOVEMENTS, movement))
                .contains(JsonMapper.shared().readTree(movement.replace("\"almaty\", ", "")));
    }

    @Test
    void aMovementIsNothingWithoutOneOfItsEnds() {
        assertThat(ALMATY.without(StoryPart.MOVEMENTS, "{\"from\": [\"almaty\"], \"to\": [\"osh\"]}"))
                .isEmpty();
    }
}
