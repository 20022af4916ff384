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
import java.util.concurrent.ConcurrentHashMap;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.http.Memo;
import org.chronomap.backend.page.PublicAddress;
import org.chronomap.backend.snapshot.PastCache;
import org.chronomap.backend.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.io.FileSystemResource;
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
    /** Who was given the one before may be about to open it; once it is open it may go. */
    private static final Duration STILL_OPENED = Duration.ofMinutes(1);

    private final Bundle bundle;
    private final @Nullable PublicAddress address;
    private final Scheduler scheduler = Schedulers.newBoundedElastic(1, WAITING, "bundles", 60, true);
    private final Map<String, Shelved> byStory = new ConcurrentHashMap<>();

    private record Shelved(Snapshot snapshot, Mono<Packed> packed) {}

    /** @param etag strong */
    record Packed(FileSystemResource file, String etag) {}

    BundleShelf(Bundle bundle, ChronomapProperties properties) {
        this.bundle = bundle;
        URI publicUrl = properties.publicUrl();
        // This server goes on serving the story: it is the original that copies name.
        this.address = publicUrl == null ? null : new PublicAddress.OnServer(publicUrl.toString());
    }

    Mono<Packed> packed(Snapshot snapshot) {
        return byStory.compute(
                        snapshot.story().id(),
                        (story, known) -> known != null && known.snapshot() == snapshot
                                ? known
                                : new Shelved(snapshot, Memo.value(() -> pack(snapshot, known), scheduler)))
                .packed();
    }

    private Packed pack(Snapshot snapshot, @Nullable Shelved before) throws Exception {
        Path file = Files.createTempFile("chronomap-" + snapshot.story().id() + '-', ".zip");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            BundleZip.write(bundle.files(snapshot, address), out);
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

    private void discard(Shelved shelved) {
        shelved.packed()
                .delayElement(STILL_OPENED, scheduler)
                .subscribe(old -> delete(old.file().getFile().toPath()), failure -> LOG.debug("Never packed", failure));
    }

    @Override
    public void forget(String story) {
        Shelved known = byStory.remove(story);
        if (known != null) {
            discard(known);
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
