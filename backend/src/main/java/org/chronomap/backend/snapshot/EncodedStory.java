package org.chronomap.backend.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.http.Memo;
import org.chronomap.geodata.geojson.FeatureWriter;
import org.chronomap.geodata.geojson.Wording;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.StoryIndex;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A snapshot in one wording. Its features are written once, when first asked for, off the event loop; those that were the same in
 * the revision before are taken from there.
 */
public final class EncodedStory {

    private final String language;
    private final Wording wording;
    private final FeatureWriter writer;
    private final Features<?> incidents;
    private final Features<?> movements;
    private final Features<?> places;
    private final Features<?> scenes;

    /** @param before the same language of the revision before; null = there is none, or it had other words */
    EncodedStory(StoryIndex index, String language, Wording wording, @Nullable EncodedStory before) {
        this.language = language;
        this.wording = wording;
        this.writer = new FeatureWriter(index, wording);
        incidents = new Features<>(index.incidents(), writer::incident, before == null ? null : before.incidents);
        movements = new Features<>(index.movements(), writer::movement, before == null ? null : before.movements);
        places = new Features<>(index.places(), writer::place, before == null ? null : before.places);
        scenes = new Features<>(index.scenes(), writer::scene, before == null ? null : before.scenes);
    }

    /** BCP 47 tag of its texts; {@code *} = every language. */
    public String language() {
        return language;
    }

    public Wording wording() {
        return wording;
    }

    /** The features of a collection as GeoJSON in UTF-8, by their positions in the index. */
    public Mono<List<byte[]>> written(StoryCollection collection) {
        return features(collection).written();
    }

    /** Writes now what had been written of the revision before, so that no reader waits for it. */
    void keepWritten() {
        for (StoryCollection collection : StoryCollection.values()) {
            features(collection).keepWritten();
        }
    }

    private Features<?> features(StoryCollection collection) {
        return switch (collection) {
            case INCIDENTS -> incidents;
            case MOVEMENTS -> movements;
            case PLACES -> places;
            case SCENES -> scenes;
        };
    }

    /** The features of one collection. */
    private static final class Features<T> {

        private final FeatureIndex<T> index;
        private final Function<Entry<T>, byte[]> writer;
        private final Mono<List<byte[]>> once = Memo.value(HeavyWork.DATA.of(this::write));
        private volatile @Nullable Written<?> known;

        /** @param features by their positions in the index */
        private record Written<T>(FeatureIndex<T> index, List<byte[]> features) {

            /**
             * The position of the very same entry, -1 when it is not there: comparing what it says would take as long as
             * writing it.
             *
             * @param near where it most likely is
             */
            int find(FeatureIndex<?> now, int position, int near) {
                if (holds(now, position, near)) {
                    return near;
                }
                int found = index.find(now.get(position).id()).orElse(-1);
                return holds(now, position, found) ? found : -1;
            }

            private boolean holds(FeatureIndex<?> now, int position, int there) {
                return there >= 0 && there < index.size() && now.isSame(position, index, there);
            }
        }

        Features(FeatureIndex<T> index, Function<Entry<T>, byte[]> writer, @Nullable Features<?> before) {
            this.index = index;
            this.writer = writer;
            this.known = before == null ? null : before.known;
        }

        private List<byte[]> write() {
            Written<?> before = known;
            List<byte[]> features = new ArrayList<>(index.size());
            int next = 0;
            for (int position = 0; position < index.size(); position++) {
                int there = before == null ? -1 : before.find(index, position, next);
                if (before != null && there >= 0) {
                    features.add(before.features().get(there));
                    next = there + 1;
                } else {
                    features.add(writer.apply(index.get(position)));
                }
            }
            known = new Written<>(index, Collections.unmodifiableList(features));
            return features;
        }

        Mono<List<byte[]>> written() {
            Written<?> now = known;
            return now != null && now.index() == index ? Mono.just(now.features()) : once;
        }

        void keepWritten() {
            if (known != null) {
                write();
            }
        }
    }
}
