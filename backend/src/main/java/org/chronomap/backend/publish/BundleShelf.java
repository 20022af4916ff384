package org.chronomap.backend.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.basemap.Ground;
import org.chronomap.backend.basemap.Streets;
import org.chronomap.backend.basemap.StreetsPart;
import org.chronomap.backend.http.Memo;
import org.chronomap.backend.page.PublicAddress;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.PastCache;
import org.chronomap.backend.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Bundles as ZIP files on disk, of each story that of its present revision. They are packed one after the other; who asks for one
 * that is being packed waits for it.
 */
@Component
final class BundleShelf implements PastCache, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(BundleShelf.class);
    private static final int WAITING = 100;
    /** It lies on disk for each story that is asked for so. */
    private static final long MOST_STREETS_BYTES = 100_000_000;
    /** Who was given the one before may be about to open it; once it is open it may go. */
    private static final Duration STILL_OPENED = Duration.ofMinutes(1);

    private final Bundle bundle;
    private final Streets streets;
    private final StoryStreets storyStreets;
    private final @Nullable PublicAddress address;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, WAITING, "bundles", 60, true);
    private final Map<Key, Shelved> shelved = new ConcurrentHashMap<>();

    private record Key(String story, boolean withStreets) {}

    /** @param ground what maps show beyond the built-in one; another one makes another bundle */
    private record Shelved(Snapshot snapshot, @Nullable Ground ground, Mono<Packed> packed) {}

    /** @param etag strong */
    record Packed(FileSystemResource file, String etag) {}

    BundleShelf(Bundle bundle, Streets streets, StoryStreets storyStreets, ChronomapProperties properties) {
        this.bundle = bundle;
        this.streets = streets;
        this.storyStreets = storyStreets;
        URI publicUrl = properties.publicUrl();
        // This server goes on serving the story: it is the original that copies name.
        this.address = publicUrl == null ? null : new PublicAddress.OnServer(publicUrl.toString());
    }

    /** @param withStreets whether what the story needs of the file of streets goes with it, where there is any */
    Mono<Packed> packed(Snapshot snapshot, boolean withStreets) {
        Ground ground = streets.ground();
        return shelved.compute(
                        new Key(snapshot.story().id(), withStreets),
                        (key, known) ->
                                known != null && known.snapshot() == snapshot && Objects.equals(known.ground(), ground)
                                        ? known
                                        : new Shelved(
                                                snapshot,
                                                ground,
                                                Memo.value(() -> pack(snapshot, withStreets, known), scheduler)))
                .packed();
    }

    private Packed pack(Snapshot snapshot, boolean withStreets, @Nullable Shelved before) throws Exception {
        StreetsPart part = withStreets ? part(snapshot) : null;
        Path file = Files.createTempFile("chronomap-" + snapshot.story().id() + '-', ".zip");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            BundleZip.write(bundle.files(snapshot, address, part), out);
        } catch (Exception e) {
            Files.deleteIfExists(file);
            throw e;
        }
        file.toFile().deleteOnExit();
        if (before != null) {
            discard(before);
        }
        return new Packed(new FileSystemResource(file), '"' + HexFormat.of().formatHex(digest.digest(), 0, 12) + '"');
    }

    private StreetsPart part(Snapshot snapshot) throws IOException {
        StreetsPart part = storyStreets
                .of(snapshot.story())
                .orElseThrow(() -> ProblemException.notFound(
                        "This server has no file of streets that has anything near what the story shows"));
        if (part.size() > MOST_STREETS_BYTES) {
            throw ProblemException.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    ("The streets that the story needs are %,d bytes, and a ZIP file takes %,d at"
                                    + " most: the command \"publish --basemap\" takes more")
                            .formatted(part.size(), MOST_STREETS_BYTES));
        }
        return part;
    }

    private void discard(Shelved old) {
        old.packed()
                .delayElement(STILL_OPENED, scheduler)
                .subscribe(
                        packed -> delete(packed.file().getFile().toPath()),
                        failure -> LOG.debug("Never packed", failure));
    }

    @Override
    public void forget(String story) {
        for (boolean withStreets : new boolean[] {false, true}) {
            Shelved known = shelved.remove(new Key(story, withStreets));
            if (known != null) {
                discard(known);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("An outdated bundle could not be deleted: {}", file, e);
        }
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
