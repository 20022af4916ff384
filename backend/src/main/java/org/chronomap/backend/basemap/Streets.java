package org.chronomap.backend.basemap;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.chronomap.backend.BasemapProperties;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.TilesProperties;
import org.chronomap.geodata.geo.Extent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * The newsroom's file of streets, where there is one that can be used. It is looked at when the server starts, and again when it has
 * changed; while it is faulty maps show the built-in map alone.
 */
@Component
public final class Streets implements DisposableBean {

    private static final String USUAL_NAME = "basemap.pmtiles";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Streets.class);

    private final Path path;
    private final boolean isExpected;
    private final Ground.@Nullable Tiles tiles;
    private volatile Looked looked;
    private boolean told;
    private Disposable looking = Disposables.disposed();

    /**
     * What was seen when the file was last looked at.
     *
     * @param version which state of it; null = there is none
     * @param file null = there is none that can be used
     * @param fault why it cannot be used; empty = it can, or none is expected
     */
    private record Looked(
            StreetsFile.@Nullable Version version, @Nullable StreetsFile file, String fault) {}

    Streets(BasemapProperties basemap, TilesProperties tilesProperties, ChronomapProperties properties) {
        Path file = basemap.file();
        isExpected = file != null;
        path = file == null ? properties.dataDir().resolve(USUAL_NAME) : file;
        tiles = Ground.Tiles.of(tilesProperties);
        looked = tiles == null ? seen(version()) : new Looked(null, null, "");
        if (tiles == null) {
            tell();
        } else if (isExpected || Files.exists(path)) {
            LOG.warn("{} is not shown: in its place the map has the tiles of chronomap.tiles.url", path);
        }
    }

    @EventListener(WebServerInitializedEvent.class)
    void goOnLooking() {
        if (tiles == null) {
            looking = Flux.interval(BETWEEN_LOOKS, Schedulers.boundedElastic())
                    .onBackpressureDrop()
                    .subscribe(tick -> look());
        }
    }

    /** What maps show beyond the built-in one; null = nothing. */
    public @Nullable Ground ground() {
        StreetsFile file = looked.file();
        return tiles != null || file == null ? tiles : file.ground();
    }

    /** Why the file cannot be used; empty where nothing is amiss. */
    String fault() {
        return looked.fault();
    }

    /**
     * What the file has of some extents, on a thread that may wait.
     *
     * @return empty where there is no file, or it has nothing there
     * @throws IOException if it cannot be read, or that would be most of it
     */
    public Optional<StreetsPart> part(Collection<Extent> extents) throws IOException {
        StreetsFile file = looked.file();
        return file == null ? Optional.empty() : StreetsPart.of(file, extents);
    }

    Optional<StreetsFile> file() {
        return Optional.ofNullable(looked.file());
    }

    /** Takes in what has changed. A fault is told when the file stays as it is: while it is being copied it has one. */
    synchronized void look() {
        Looked before = looked;
        StreetsFile.Version now = version();
        // What may not be read may be let to be, which changes nothing of the file.
        if (before.file() == null || !Objects.equals(before.version(), now)) {
            looked = seen(now);
        }
        boolean isSame = looked.equals(before);
        told &= isSame;
        if (!told && (isSame || looked.file() != null)) {
            tell();
        }
    }

    private Looked seen(StreetsFile.@Nullable Version version) {
        if (version == null) {
            return new Looked(null, null, isExpected ? "There is no such file" : "");
        }
        try {
            StreetsFile file = StreetsFile.read(path);
            return new Looked(file.version(), file, "");
        } catch (AccessDeniedException e) {
            return new Looked(version, null, "The server may not read it");
        } catch (IOException e) {
            return new Looked(version, null, String.valueOf(e.getMessage()));
        }
    }

    private StreetsFile.@Nullable Version version() {
        try {
            return StreetsFile.Version.of(path);
        } catch (IOException e) {
            return null;
        }
    }

    private void tell() {
        told = true;
        StreetsFile file = looked.file();
        if (file != null) {
            Ground.Streets ground = file.ground();
            LOG.info(
                    "Streets: {}, {} bytes, zoom {} to {}, {}",
                    path,
                    file.version().size(),
                    ground.minZoom(),
                    ground.maxZoom(),
                    ground.bounds().bbox());
        } else if (!looked.fault().isEmpty()) {
            LOG.warn("No streets, only the built-in map: {}: {}", path, looked.fault());
        }
    }

    @Override
    public void destroy() {
        looking.dispose();
    }
}
