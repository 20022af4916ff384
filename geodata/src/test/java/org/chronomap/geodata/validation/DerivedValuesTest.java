package org.chronomap.geodata.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.chronomap.geodata.validation.RevisedStory.BEFORE;
import static org.chronomap.geodata.validation.RevisedStory.FOLDER;
import static org.chronomap.geodata.validation.RevisedStory.revise;
import static org.chronomap.geodata.validation.RevisedStory.validStory;
import static org.chronomap.geodata.validation.RevisedStory.with;

import java.util.List;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;

/** What follows from the time zone of the story, or from the kind of a place, changes with it. */
class DerivedValuesTest {

    @Test
    void anotherTimeZoneMovesEveryDate() throws DocumentFaultsException {
        ValidStory after = revise(with(StoryPart.STORY, "test", "timeZone", "'America/St_Johns'"));

        assertThat(after.story())
                .isEqualTo(FOLDER.replacing("story.yaml", "Asia/Almaty", "America/St_Johns")
                        .read());
        assertThat(after.story().scenes().get(0).at())
                .isNotEqualTo(BEFORE.story().scenes().get(0).at());
    }

    @Test
    void aTimeThatAnotherZoneDoesNotHaveIsAFaultOfTheZone() throws DocumentFaultsException {
        ValidStory skipped = revise(
                with(StoryPart.INCIDENTS, "march", "when", "'2022-03-27T02:30'"),
                with(
                        StoryPart.INCIDENTS,
                        "nowhere",
                        "sources",
                        "[{'publisher': 'A', 'accessed': '2022-03-27T02:30'}]"));
        Revision paris = with(StoryPart.STORY, "test", "timeZone", "'Europe/Paris'");

        DocumentFaultsException faults =
                catchThrowableOfType(DocumentFaultsException.class, () -> skipped.revise(List.of(paris)));

        assertThat(faults.faults())
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault.pointer()).isEqualTo("/timeZone"))
                .extracting(DocumentFault::message)
                .satisfiesExactly(
                        message -> assertThat(message).startsWith("does not fit a date of march: Cannot read the date"),
                        message -> assertThat(message).startsWith("does not fit a date of nowhere: "));
    }

    @Test
    void anIncidentStaysAsCloseAsItsPlaceWhenThatIsOfAnotherKind() throws DocumentFaultsException {
        ValidStory after = revise(with(StoryPart.PLACES, "almaty", "kind", "'region'"));

        Incident march = after.story().incidents().get(0);
        assertThat(march.geoPrecision()).isEqualTo(GeoPrecision.REGION);
        assertThat(after.story().incidents().get(1))
                .isSameAs(BEFORE.story().incidents().get(1));
        assertThat(after.story()).isEqualTo(validStory(after.documents()).story());
    }
}
