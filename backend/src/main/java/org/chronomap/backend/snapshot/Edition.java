package org.chronomap.backend.snapshot;

import java.util.List;
import java.util.function.Function;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.http.Kept;
import org.chronomap.geodata.format.FeatureWriter;
import org.chronomap.geodata.format.Wording;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.StoryIndex;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A snapshot in one wording. Its features are written once, when first asked for, off the event loop. */
public final class Edition {

    private final String language;
    private final Wording wording;
    private final Mono<Written> incidents;
    private final Mono<Written> movements;
    private final Mono<Written> places;
    private final Mono<Written> scenes;

    Edition(StoryIndex index, String language, Wording wording) {
        this.language = language;
        this.wording = wording;
        FeatureWriter writer = new FeatureWriter(index, wording);
        incidents = written(index.incidents(), writer::incident);
        movements = written(index.movements(), writer::movement);
        places = written(index.places(), writer::place);
        scenes = written(index.scenes(), writer::scene);
    }

    /** BCP 47 tag of its texts; {@code *} = every language. */
    public String language() {
        return language;
    }

    public Wording wording() {
        return wording;
    }

    public Mono<Written> written(StoryCollection collection) {
        return switch (collection) {
            case INCIDENTS -> incidents;
            case MOVEMENTS -> movements;
            case PLACES -> places;
            case SCENES -> scenes;
        };
    }

    /**
     * The features of a collection as GeoJSON in UTF-8.
     *
     * @param features by their positions in the index
     * @param digest of all of them
     */
    public record Written(List<byte[]> features, String digest) {}

    private static <T> Mono<Written> written(FeatureIndex<T> index, Function<Entry<T>, byte[]> writer) {
        return Kept.value(
                () -> {
                    Digest digest = new Digest();
                    List<byte[]> features = index.entries().stream()
                            .map(writer)
                            .peek(digest::add)
                            .toList();
                    return new Written(features, digest.hex());
                },
                Schedulers.parallel());
    }
}
