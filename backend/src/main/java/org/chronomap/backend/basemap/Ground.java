package org.chronomap.backend.basemap;

import org.chronomap.backend.TilesProperties;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.tile.PmtilesHeader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a page tells its script of a map beyond the built-in one. */
public sealed interface Ground {

    /** As deep as a reader may go where there is more to show. */
    int DEEPEST = 18;

    /**
     * As the page's configuration has it.
     *
     * @param base what leads from the page to the top, without a slash at its end
     */
    ObjectNode json(String base);

    /**
     * Streets of a file.
     *
     * @param path from the top, without a slash before it
     * @param minZoom of its tiles
     * @param maxZoom of its tiles
     * @param credits whose they are, as text
     */
    record Streets(String path, int minZoom, int maxZoom, Extent bounds, String credits) implements Ground {

        /** Vectors may be drawn larger than they were meant; streets do not get truer by it. */
        private static final int CLOSER = 4;

        static Streets of(String path, PmtilesHeader header, String credits) {
            return new Streets(path, header.minZoom(), header.maxZoom(), header.bounds(), credits);
        }

        @Override
        public ObjectNode json(String base) {
            ObjectNode ground = JsonMapper.shared().createObjectNode();
            ground.put("maxZoom", Math.min(DEEPEST, maxZoom + CLOSER));
            ObjectNode streets = ground.putObject("streets");
            streets.put("url", base + '/' + path).put("minZoom", minZoom).put("maxZoom", maxZoom);
            bounds.bbox().forEach(streets.withArray("bounds")::add);
            streets.put("credits", credits);
            return ground;
        }
    }

    /** Pictures that another serves. */
    record Tiles(String url, String credits) implements Ground {

        static @Nullable Tiles of(TilesProperties properties) {
            return properties.url() == null || properties.attribution() == null
                    ? null
                    : new Tiles(properties.url(), properties.attribution());
        }

        @Override
        public ObjectNode json(String base) {
            ObjectNode ground = JsonMapper.shared().createObjectNode();
            ground.put("maxZoom", DEEPEST);
            ground.putObject("tiles").put("url", url).put("credits", credits);
            return ground;
        }
    }
}
