package org.chronomap.backend.picture;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.picture.card.PictureSize;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderAddress;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Pictures of a story at the size of a card, for whoever keeps them as files. */
@Component
public final class StoryPictures {

    private final PictureStudio studio;

    StoryPictures(PictureStudio studio) {
        this.studio = studio;
    }

    /**
     * A PNG.
     *
     * @param encoded for reading
     * @param parameters what a reader page's address would say, decoded
     */
    public Mono<byte[]> card(Snapshot snapshot, EncodedStory encoded, Map<String, List<String>> parameters) {
        return studio.card(
                        snapshot,
                        encoded,
                        new ReaderAddress(snapshot.index()).read(parameters).state(),
                        PictureSize.CARD)
                .map(PictureStudio.Drawn::bytes);
    }
}
