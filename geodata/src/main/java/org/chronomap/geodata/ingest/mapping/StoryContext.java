package org.chronomap.geodata.ingest.mapping;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Nearness;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.time.TimeSpan;
import org.chronomap.geodata.time.typed.Context;
import org.jspecify.annotations.Nullable;

/**
 * What the story that takes the rows says of them.
 *
 * @param zone in which dates are meant
 * @param days what the story spans; null = that is not known
 * @param languages the first is that of texts which name none
 * @param categories in their order
 * @param places in their order
 * @param around where its places lie; null = nowhere
 * @param needsSources whether an incident without a source is faulty: of a draft it is not
 * @param present what it has already
 */
public record StoryContext(
        ZoneId zone,
        @Nullable TimeSpan days,
        List<String> languages,
        List<Category> categories,
        List<Place> places,
        @Nullable Extent around,
        boolean needsSources,
        Present present) {

    /** The items of the story. */
    @FunctionalInterface
    public interface Present {

        /** Of a story that is empty. */
        Present NOTHING = (part, id) -> Optional.empty();

        Optional<Document> find(StoryPart part, String id);
    }

    public StoryContext {
        languages = List.copyOf(languages);
        categories = List.copyOf(categories);
        places = List.copyOf(places);
    }

    public static StoryContext of(Story story) {
        List<Extent> extents = new ArrayList<>();
        for (Place place : story.places()) {
            if (place.at() != null) {
                extents.add(Extent.of(place.at()));
            }
        }
        return new StoryContext(
                story.timeZone(),
                story.extent(),
                story.languages(),
                story.categories(),
                story.places(),
                extents.isEmpty() ? null : Extent.union(extents),
                true,
                Present.NOTHING);
    }

    Context dates() {
        return days == null ? Context.of(zone) : Context.of(zone).within(days);
    }

    Nearness nearness() {
        return Nearness.to(around);
    }
}
