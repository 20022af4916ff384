package org.chronomap.backend.picture;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.http.Memo;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.card.Picture;
import org.chronomap.backend.picture.card.PictureSize;
import org.chronomap.backend.picture.file.PngFile;
import org.chronomap.backend.picture.graphics.Typeface;
import org.chronomap.backend.picture.map.BundledBaseMap;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.site.OwnSite;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.PastCache;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.state.ReaderState;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Draws pictures, one at a time and each one once: whoever asks for the same one meanwhile or soon after gets the same bytes. What
 * failed is not kept.
 */
@Component
final class PictureStudio implements PastCache, DisposableBean {

    /** Pictures drawn at once: who asks for ever other ones keeps one processor busy, and leaves readers the rest. */
    static final int AT_ONCE = 1;
    /** Pictures that wait for it; who asks for one more is sent away. */
    static final int WAITING = 24;

    private static final long CACHE_BYTES = 48L * 1024 * 1024;
    private static final Duration KEPT = Duration.ofHours(6);

    private final Messages messages;
    private final BundledBaseMap baseMap;
    private final OwnSite own;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(AT_ONCE, WAITING, "pictures", 60, true);
    private final Rests<Subject> rests = new Rests<>(Schedulers.parallel());
    private final AsyncCache<Key, Drawn> drawn = Caffeine.newBuilder()
            .maximumWeight(CACHE_BYTES)
            .weigher((Key key, Drawn picture) -> picture.bytes().length)
            .expireAfterAccess(KEPT)
            .buildAsync();

    /** @param tag of the story's revision, which the picture must not keep in memory for as long as it is kept itself */
    private record Key(String tag, Subject subject) {}

    /** What a picture shows, of whichever revision. */
    private record Subject(String story, String language, String kind, String state, PictureSize size) {}

    /** A picture's file. */
    static final class Drawn {

        private final byte[] bytes;
        private final String etag;

        Drawn(byte[] bytes) {
            this.bytes = bytes;
            this.etag = '"' + Digest.of(bytes) + '"';
        }

        /** Shared: not to be changed. */
        byte[] bytes() {
            return bytes;
        }

        String etag() {
            return etag;
        }
    }

    PictureStudio(Messages messages, BundledBaseMap baseMap, OwnSite own) {
        this.own = own;
        this.messages = messages;
        this.baseMap = baseMap;
        Typeface.load();
    }

    Mono<Drawn> card(Snapshot snapshot, EncodedStory encoded, ReaderState state, PictureSize size) {
        return once(key("png", snapshot, encoded, state, size), () -> {
            Picture picture = picture(snapshot, encoded, state, size);
            Map<String, String> texts = new LinkedHashMap<>();
            texts.put("Title", picture.words().title());
            texts.put("Description", picture.words().alt(state));
            texts.put("Source", picture.words().sources(picture.shown()));
            return PngFile.of(picture.draw(), texts, encoded.language());
        });
    }

    Mono<Drawn> animation(Snapshot snapshot, EncodedStory encoded, ReaderState state, PictureSize size) {
        return once(
                key("gif", snapshot, encoded, state, size),
                () -> Animation.of(picture(snapshot, encoded, state, size)));
    }

    private static Key key(String kind, Snapshot snapshot, EncodedStory encoded, ReaderState state, PictureSize size) {
        String canonical = new ReaderAddress(snapshot.index()).write(state);
        return new Key(snapshot.tag(), new Subject(snapshot.story().id(), encoded.language(), kind, canonical, size));
    }

    private Picture picture(Snapshot snapshot, EncodedStory encoded, ReaderState state, PictureSize size) {
        return new Picture(
                snapshot, state, new PictureWords(snapshot, encoded, messages), baseMap.paths(), size, own.site());
    }

    private Mono<Drawn> once(Key key, Supplier<byte[]> draw) {
        return Memo.in(drawn, key, rests.before(key.subject(), () -> new Drawn(draw.get()), scheduler))
                // Else the thread that drew would answer everybody before it draws again.
                .publishOn(Schedulers.parallel())
                .onErrorMap(
                        RejectedExecutionException.class,
                        full -> ProblemException.tooBusy(
                                "As many pictures are being drawn as this server draws at once; ask again in a few seconds"));
    }

    @Override
    public void forget(String story) {
        drawn.asMap().keySet().removeIf(key -> key.subject().story().equals(story));
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
