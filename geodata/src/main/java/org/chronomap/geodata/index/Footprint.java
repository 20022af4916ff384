package org.chronomap.geodata.index;

import java.util.function.Predicate;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Outline;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/**
 * Where a feature is.
 *
 * @param geometry what is served; null for something that is somewhere in a country, or nowhere
 * @param extent around all of it; null when no place is given
 * @param meets whether it meets an extent; what has no place meets every one
 */
public record Footprint(
        @Nullable Geometry geometry, @Nullable Extent extent, Predicate<Extent> meets) {

    static final Footprint NOWHERE = new Footprint(null, null, queried -> true);

    static Footprint of(Geometry geometry) {
        return new Footprint(geometry, Extent.of(geometry), queried -> queried.intersects(geometry));
    }

    /** Somewhere in a country: no geometry of its own. */
    static Footprint somewhereIn(Outline outline) {
        return new Footprint(null, outline.extent(), outline::intersects);
    }

    /** Around something that has no place of its own. */
    static Footprint around(Extent extent) {
        return new Footprint(null, extent, extent::intersects);
    }

    /** A country: served in a simpler form than it is asked in. */
    static Footprint of(Outline outline, Geometry served) {
        return new Footprint(served, outline.extent(), outline::intersects);
    }

    public boolean isPoint() {
        return geometry instanceof Point;
    }
}
