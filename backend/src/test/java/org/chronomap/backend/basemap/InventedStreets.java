package org.chronomap.backend.basemap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.tile.Compression;
import org.chronomap.geodata.tile.PmtilesWriter;
import org.chronomap.geodata.tile.TileAddress;
import org.chronomap.geodata.tile.TileType;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * A street grid at Almaty that is nowhere but in tests, and says so in every name: in the layers of Protomaps, zoom 0 to 14. Among
 * the layers is one of borders, which maps of ours leave undrawn.
 */
public final class InventedStreets {

    /** West, south, east, north. */
    public static final Extent BOUNDS = new Extent(76.8, 43.16, 77.04, 43.34);

    public static final String CREDITS = "Invented streets, © OpenStreetMap";

    private static final int MAX_ZOOM = 14;
    private static final double STEP = 0.006;
    private static final GeometryFactory PLANE = new GeometryFactory();
    private static final String METADATA = """
        {"name": "Invented streets", "attribution": "<a href=\\"javascript:alert(1)\\">Invented</a> streets, &copy; OpenStreetMap",
         "vector_layers": [{"id": "earth"}, {"id": "water"}, {"id": "landuse"}, {"id": "roads"}, {"id": "buildings"},
         {"id": "places"}, {"id": "boundaries"}]}
        """;

    private InventedStreets() {}

    /** Writes the file, as other programs do, anew. */
    public static void write(Path file) {
        write(file, CREDITS.length());
    }

    /** Another file of the same streets. */
    static void write(Path file, int salt) {
        try {
            Files.write(file, bytes(salt));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(int salt) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(Tiles.WRITER.head(BOUNDS, METADATA + " ".repeat(salt)));
        file.writeBytes(Tiles.BYTES.toByteArray());
        return file.toByteArray();
    }

    /** Made once: that takes a second. */
    private static final class Tiles {

        static final ByteArrayOutputStream BYTES = new ByteArrayOutputStream();
        static final PmtilesWriter WRITER = new PmtilesWriter(TileType.MVT, Compression.GZIP, BYTES);

        static {
            Map<Long, TileAddress> addresses = new TreeMap<>();
            for (int zoom = 0; zoom <= MAX_ZOOM; zoom++) {
                TileAddress first = TileAddress.of(zoom, BOUNDS.west(), BOUNDS.north());
                TileAddress last = TileAddress.of(zoom, BOUNDS.east(), BOUNDS.south());
                for (int x = first.x(); x <= last.x(); x++) {
                    for (int y = first.y(); y <= last.y(); y++) {
                        TileAddress address = new TileAddress(zoom, x, y);
                        addresses.put(address.id(), address);
                    }
                }
            }
            try {
                for (TileAddress address : addresses.values()) {
                    WRITER.add(address, gzip(tile(address)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static byte[] tile(TileAddress address) {
        VectorTile tile = new VectorTile(address);
        int zoom = address.zoom();
        tile.add("earth", box(70, 40, 80, 46), Map.of("kind", "earth"));
        tile.add("landuse", box(76.9, 43.222, 76.918, 43.234), Map.of("kind", "park"));
        tile.add("water", box(76.942, 43.252, 76.954, 43.258), Map.of("kind", "lake"));
        tile.add("boundaries", line(76.8, 43.16, 77.04, 43.34), Map.of("kind", "country"));
        tile.add(
                "places",
                PLANE.createPoint(new Coordinate(76.86, 43.3)),
                names("Quarter", "ауданы", "квартал", 0, "locality"));
        if (zoom >= 9) {
            for (int i = 0; BOUNDS.west() + i * STEP <= BOUNDS.east(); i++) {
                double longitude = BOUNDS.west() + i * STEP;
                street(
                        tile,
                        zoom,
                        i,
                        line(longitude, BOUNDS.south(), longitude, BOUNDS.north()),
                        "Avenue",
                        "даңғылы",
                        "проспект");
            }
            for (int i = 0; BOUNDS.south() + i * STEP <= BOUNDS.north(); i++) {
                double latitude = BOUNDS.south() + i * STEP;
                street(
                        tile,
                        zoom,
                        i,
                        line(BOUNDS.west(), latitude, BOUNDS.east(), latitude),
                        "Street",
                        "көшесі",
                        "улица");
            }
        }
        if (zoom >= 13) {
            for (double x = BOUNDS.west(); x < BOUNDS.east(); x += STEP) {
                for (double y = BOUNDS.south(); y < BOUNDS.north(); y += STEP) {
                    tile.add("buildings", box(x + 0.001, y + 0.001, x + 0.003, y + 0.002), Map.of("kind", "building"));
                }
            }
        }
        return tile.bytes();
    }

    private static void street(VectorTile tile, int zoom, int number, Geometry line, String en, String kk, String ru) {
        String kind = number % 10 == 0 ? "highway" : number % 3 == 0 ? "major_road" : "minor_road";
        if (kind.equals("highway") || zoom >= 12 || (kind.equals("major_road") && zoom >= 10)) {
            tile.add("roads", line, names(en, kk, ru, number, kind));
        }
    }

    private static Map<String, String> names(String en, String kk, String ru, int number, String kind) {
        Map<String, String> names = new TreeMap<>();
        names.put("kind", kind);
        names.put("name", "Вымышленная " + ru + " " + number);
        names.put("name:en", "Invented " + en + " " + number);
        names.put("name:ru", "Вымышленная " + ru + " " + number);
        names.put("name:ar", "شارع وهمي " + number);
        // Half of them have none in Kazakh, as it is with real ones.
        if (number % 2 == 0) {
            names.put("name:kk", "Ойдан " + number + " " + kk);
        }
        return names;
    }

    private static Geometry line(double west, double south, double east, double north) {
        return PLANE.createLineString(new Coordinate[] {new Coordinate(west, south), new Coordinate(east, north)});
    }

    private static Geometry box(double west, double south, double east, double north) {
        return PLANE.toGeometry(new Envelope(west, east, south, north));
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
