package org.chronomap.backend.picture.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.chronomap.geodata.geo.BaseMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The base map of pictures, read when the first one is drawn. */
@Component
public final class BundledBaseMap {

    private @Nullable BaseMapPaths paths;

    public synchronized BaseMapPaths paths() {
        BaseMapPaths known = paths;
        if (known == null) {
            try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream();
                    InputStream water = new ClassPathResource("basemap/server/water.json").getInputStream()) {
                known = new BaseMapPaths(BaseMap.read(world, water));
                paths = known;
            } catch (IOException e) {
                throw new UncheckedIOException("The base map cannot be read", e);
            }
        }
        return known;
    }
}
