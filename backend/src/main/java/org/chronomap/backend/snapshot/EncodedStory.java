package org.chronomap.backend.snapshot;

import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
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
 * the revision before are taken from there. What nobody asks for any more is let go of, and written again when somebody does.
 */
public final class EncodedStory {

    /** So many features are written together, once one of them is asked for. */
    private static final int FEW = 1_000;

    private final String language;
    private final Wording wording;
    private final FeatureWriter writer;
    private final StoryIndex index;
    private volatile Written written;
    private volatile boolean isAsked = true;

    /** What is written of each collection. */
    private record Written(Features<?> incidents, Features<?> movements, Features<?> places, Features<?> scenes) {}

    /** @param before the same language of the revision before; null = there is none, or it had other words */
    EncodedStory(StoryIndex index, String language, Wording wording, @Nullable EncodedStory before) {
        this.language = language;
        this.wording = wording;
        this.writer = new FeatureWriter(index, wording);
        this.index = index;
        written = unwritten(before == null ? null : before.written);
    }

    private Written unwritten(@Nullable Written before) {
        return new Written(
                new Features<>(index.incidents(), writer::incident, before == null ? null : before.incidents),
                new Features<>(index.movements(), writer::movement, before == null ? null : before.movements),
                new Features<>(index.places(), writer::place, before == null ? null : before.places),
                new Features<>(index.scenes(), writer::scene, before == null ? null : before.scenes));
    }

    /** Lets go of what is written when nobody has asked for any of it since this was called before. */
    void rest() {
        if (!isAsked) {
            written = unwritten(null);
        }
        isAsked = false;
    }

    /** BCP 47 tag of its texts; {@code *} = every language. */
    public String language() {
        return language;
    }

    public Wording wording() {
        return wording;
    }

    /** The features of a collection as GeoJSON in UTF-8, by their positions in the index, once all of them are written. */
    public Mono<List<byte[]>> written(StoryCollection collection) {
        return asked(collection).written();
    }

    /** The same, once some of them are written, at the least: of a large story all would take long, and much room. */
    public Mono<List<byte[]>> written(StoryCollection collection, Collection<Integer> positions) {
        return asked(collection).written(positions);
    }

    /** One feature likewise, which is kept no longer than it was: who takes out a large story reads each once. */
    public byte[] written(StoryCollection collection, int position) {
        return features(collection).once(position);
    }

    /** Writes now what had been written of the revision before, so that no reader waits for it. */
    void keepWritten() {
        for (StoryCollection collection : StoryCollection.values()) {
            features(collection).keepWritten();
        }
    }

    private Features<?> asked(StoryCollection collection) {
        // Written only where it says otherwise: threads that ask at once do not take it from one another.
        if (!isAsked) {
            isAsked = true;
        }
        return features(collection);
    }

    private Features<?> features(StoryCollection collection) {
        Written now = written;
        return switch (collection) {
            case INCIDENTS -> now.incidents;
            case MOVEMENTS -> now.movements;
            case PLACES -> now.places;
            case SCENES -> now.scenes;
        };
    }

    /** The features of one collection, by their positions in the index: written once they are asked for. */
    private static final class Features<T> extends AbstractList<byte[]> implements RandomAccess {

        private final FeatureIndex<T> index;
        private final Function<Entry<T>, byte[]> writer;
        private final WrittenFeatures written;
        private final boolean wasWhole;
        private final Mono<List<byte[]>> once = Memo.value(HeavyWork.DATA.of(this::write));

        Features(FeatureIndex<T> index, Function<Entry<T>, byte[]> writer, @Nullable Features<?> before) {
            this.index = index;
            this.writer = writer;
            this.written = before == null ? new WrittenFeatures(index) : before.written.after(before.index, index);
            this.wasWhole = before != null && before.written.isWhole();
        }

        @Override
        public int size() {
            return index.size();
        }

        @Override
        public byte[] get(int position) {
            long where = written.find(index, position);
            if (where != 0) {
                return written.get(where);
            }
            byte[] feature = writer.apply(index.get(position));
            written.add(index, position, feature);
            return feature;
        }

        byte[] once(int position) {
            long where = written.find(index, position);
            return where != 0 ? written.get(where) : writer.apply(index.get(position));
        }

        private boolean isWritten(int position) {
            return written.find(index, position) != 0;
        }

        private List<byte[]> write() {
            for (int position = 0; position < size(); position++) {
                if (!isWritten(position)) {
                    get(position);
                }
            }
            written.setWhole();
            return this;
        }

        Mono<List<byte[]>> written() {
            return written.isWhole() ? Mono.just(this) : once;
        }

        Mono<List<byte[]>> written(Collection<Integer> positions) {
            if (written.isWhole() || positions.stream().allMatch(this::isWritten)) {
                return Mono.just(this);
            }
            return size() <= FEW
                    ? once
                    : HeavyWork.DATA.of(() -> {
                        positions.forEach(this::get);
                        return this;
                    });
        }

        void keepWritten() {
            if (wasWhole && !written.isWhole()) {
                write();
            } else if (written.isAsked()) {
                index.changes().filter(position -> !isWritten(position)).forEach(this::get);
            }
        }
    }
}
