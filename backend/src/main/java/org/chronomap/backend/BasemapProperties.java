package org.chronomap.backend;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where streets are from.
 *
 * @param file a PMTiles file; a relative one is relative to where the server was started. null = {@code basemap.pmtiles} in the data
 *     folder, where there is one
 */
@ConfigurationProperties("chronomap.basemap")
public record BasemapProperties(@Nullable Path file) {}
