package org.chronomap.backend.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chronomap.backend.ChronomapProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The newsroom's own site, where its folder has one that can be used. It is looked at when the server starts: pages, pictures and
 * whatever else is made of it are kept for long.
 */
@Component
public final class OwnSite {

    private static final String FOLDER = "site";
    private static final Logger LOG = LoggerFactory.getLogger(OwnSite.class);

    private final SiteFolder.Read read;

    OwnSite(ChronomapProperties properties) {
        Path folder = properties.dataDir().resolve(FOLDER);
        this.read = Files.isDirectory(folder) ? SiteFolder.read(folder) : new SiteFolder.Read(null, List.of());
        if (read.site() != null) {
            LOG.info("Site: {}, {}", read.site().name("en"), folder);
        }
        read.faults().forEach(fault -> LOG.warn("The looks of the house, not those of {}: {}", folder, fault));
    }

    /** Null = the house's looks. */
    public @Nullable Site site() {
        return read.site();
    }

    /** Why the folder cannot be used; empty where nothing is amiss. */
    List<String> faults() {
        return read.faults();
    }

    Optional<SiteFile> find(String name) {
        return Optional.ofNullable(read.site())
                .flatMap(site -> site.files().stream()
                        .filter(file -> file.name().equals(name))
                        .findFirst());
    }
}
