package org.chronomap.geodata.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.chronomap.geodata.validation.RevisedStory.BEFORE;
import static org.chronomap.geodata.validation.RevisedStory.document;
import static org.chronomap.geodata.validation.RevisedStory.faults;
import static org.chronomap.geodata.validation.RevisedStory.json;
import static org.chronomap.geodata.validation.RevisedStory.put;
import static org.chronomap.geodata.validation.RevisedStory.remove;
import static org.chronomap.geodata.validation.RevisedStory.revise;
import static org.chronomap.geodata.validation.RevisedStory.with;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a revision leaves must still find what it refers to. */
class ReferenceCheckTest {

    @Test
    void whatIsStillReferredToIsNotRemoved() {
        assertThat(faults(remove(StoryPart.PLACES, "almaty")))
                .containsExactly(
                        "places/almaty: is still the place of march",
                        "places/almaty: is still where convoy begins, ends or comes by");
        assertThat(faults(remove(StoryPart.INCIDENTS, "march")))
                .containsExactly("incidents/march: is still what the scenes tell of: first");
        assertThat(faults(remove(StoryPart.MOVEMENTS, "convoy")))
                .containsExactly("movements/convoy: is still what the scenes tell of: first");
        assertThat(faults(remove(StoryPart.INCIDENTS, "somewhere")))
                .containsExactly("incidents/somewhere: is still a marked span of the story");
    }

    @Test
    void whatIsNoLongerReferredToAfterTheSameChangesIsRemoved() throws DocumentFaultsException {
        Story after = revise(
                        remove(StoryPart.PLACES, "almaty"),
                        remove(StoryPart.INCIDENTS, "march"),
                        remove(StoryPart.INCIDENTS, "somewhere"),
                        with(StoryPart.STORY, "test", "spans", ""),
                        with(StoryPart.MOVEMENTS, "convoy", "to", "['kazakhstan']"),
                        with(StoryPart.SCENES, "first", "highlight", "['convoy']"))
                .story();

        assertThat(after.places()).hasSize(1);
        assertThat(after.incidents()).hasSize(1);
    }

    @Test
    void namesAFewOfManyThatStillRefer() throws DocumentFaultsException {
        List<Revision> more = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ObjectNode fields = (ObjectNode)
                    document(StoryPart.INCIDENTS, "somewhere").fields().deepCopy();
            more.add(put(StoryPart.INCIDENTS, "i" + i, fields.put("id", "i" + i)));
        }
        ValidStory many = BEFORE.revise(more);

        DocumentFaultsException faults = catchThrowableOfType(
                DocumentFaultsException.class, () -> many.revise(List.of(remove(StoryPart.PLACES, "kazakhstan"))));

        assertThat(faults.faults().get(0).message())
                .isEqualTo("is still the place of somewhere, i0, i1, i2, i3 and 3 more");
    }

    @Test
    void aMarkedSpanOfANewStoryDocumentNeedsItsIncident() {
        assertThat(faults(with(StoryPart.STORY, "test", "spans", "[{'incident': 'riot'}]")))
                .containsExactly("story/test: spans/0/incident: \"riot\" is no incident of this story, which has march,"
                        + " somewhere, nowhere");
    }

    @Test
    void aCategoryThatIsStillUsedStays() {
        assertThat(faults(with(
                        StoryPart.STORY,
                        "test",
                        "categories",
                        "[{'id': 'violence', 'label': {'en': 'V'}, 'colour': '#000000', 'pattern': 'solid'}]")))
                .containsExactly(
                        "story/test: categories: lacks protest, still the category of march, somewhere, convoy");
    }

    @Test
    void aPlaceCannotBecomeACountryWhereSomethingCloserIsGiven() throws DocumentFaultsException {
        ValidStory close = revise(with(StoryPart.INCIDENTS, "march", "geoPrecision", "'exact'"));
        Revision country = put(
                StoryPart.PLACES,
                "almaty",
                json("{'id': 'almaty', 'name': {'en': 'Almaty'}, 'kind': 'country', 'code': 'KG'}"));

        DocumentFaultsException faults =
                catchThrowableOfType(DocumentFaultsException.class, () -> close.revise(List.of(country)));

        assertThat(faults.faults())
                .containsExactly(new DocumentFault(
                        StoryPart.PLACES, "almaty", "/kind", "cannot be country: nothing closer is given for march"));
        assertThat(revise(country).story().incidents().get(0).geoPrecision()).isEqualTo(GeoPrecision.COUNTRY);
    }
}
