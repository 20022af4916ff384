package org.chronomap.backend.basemap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.tile.TileAddress;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/** Writes a vector tile (Mapbox Vector Tile 2.1): as much of it as tests need, features with properties that are texts. */
final class VectorTile {

    private static final int EXTENT = 4096;
    /** What of the neighbours is in a tile, so that lines join. */
    private static final double BUFFER = 1 / 64.0;

    private static final GeometryFactory PLANE = new GeometryFactory();

    private final TileAddress address;
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    private static final class Layer {
        final List<String> keys = new ArrayList<>();
        final List<String> values = new ArrayList<>();
        final ByteArrayOutputStream features = new ByteArrayOutputStream();
    }

    VectorTile(TileAddress address) {
        this.address = address;
    }

    /** @param geometry in degrees; what of it lies outside is left out */
    void add(String layer, Geometry geometry, Map<String, String> properties) {
        Extent extent = address.extent();
        Envelope box = new Envelope(extent.west(), extent.east(), extent.south(), extent.north());
        boolean isPoint = geometry instanceof Point;
        box.expandBy(isPoint ? 0 : box.getWidth() * BUFFER, isPoint ? 0 : box.getHeight() * BUFFER);
        if (!box.intersects(geometry.getEnvelopeInternal())) {
            return; // most lie elsewhere, which is sooner seen by this
        }
        Geometry part = PLANE.toGeometry(box).intersection(geometry);
        for (int i = 0; i < part.getNumGeometries(); i++) {
            if (!part.getGeometryN(i).isEmpty()) {
                addPart(layers.computeIfAbsent(layer, name -> new Layer()), part.getGeometryN(i), properties);
            }
        }
    }

    private void addPart(Layer layer, Geometry geometry, Map<String, String> properties) {
        ByteArrayOutputStream tags = new ByteArrayOutputStream();
        properties.forEach((key, value) -> {
            varint(tags, indexIn(layer.keys, key));
            varint(tags, indexIn(layer.values, value));
        });
        ByteArrayOutputStream commands = new ByteArrayOutputStream();
        int type;
        if (geometry instanceof Point) {
            type = 1;
            write(commands, geometry.getCoordinates(), false);
        } else if (geometry instanceof LineString) {
            type = 2;
            write(commands, geometry.getCoordinates(), false);
        } else if (geometry instanceof Polygon polygon) {
            type = 3;
            write(commands, polygon.getExteriorRing().getCoordinates(), true);
        } else {
            throw new IllegalArgumentException("Points, lines and polygons, not " + geometry.getGeometryType());
        }
        ByteArrayOutputStream feature = new ByteArrayOutputStream();
        bytes(feature, 2, tags.toByteArray());
        varint(feature, 3 << 3);
        varint(feature, type);
        bytes(feature, 4, commands.toByteArray());
        bytes(layer.features, 2, feature.toByteArray());
    }

    private static int indexIn(List<String> all, String one) {
        if (!all.contains(one)) {
            all.add(one);
        }
        return all.indexOf(one);
    }

    private void write(ByteArrayOutputStream out, Coordinate[] positions, boolean ring) {
        int count = positions.length - (ring ? 1 : 0);
        int x = 0;
        int y = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0) {
                varint(out, 1 | (1 << 3));
            } else if (i == 1) {
                varint(out, 2 | ((count - 1) << 3));
            }
            double[] at = onTile(positions[i]);
            int nextX = (int) Math.round(at[0]);
            int nextY = (int) Math.round(at[1]);
            zigzag(out, nextX - x);
            zigzag(out, nextY - y);
            x = nextX;
            y = nextY;
        }
        if (ring) {
            varint(out, 7 | (1 << 3));
        }
    }

    private double[] onTile(Coordinate position) {
        double side = 1 << address.zoom();
        double sine = Math.sin(Math.toRadians(position.y));
        double x = (position.x / 360 + 0.5) * side - address.x();
        double y = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side - address.y();
        return new double[] {x * EXTENT, y * EXTENT};
    }

    byte[] bytes() {
        ByteArrayOutputStream tile = new ByteArrayOutputStream();
        layers.forEach((name, layer) -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            varint(out, 15 << 3);
            varint(out, 2);
            bytes(out, 1, name.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(layer.features.toByteArray());
            layer.keys.forEach(key -> bytes(out, 3, key.getBytes(StandardCharsets.UTF_8)));
            layer.values.forEach(value -> {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                bytes(text, 1, value.getBytes(StandardCharsets.UTF_8));
                bytes(out, 4, text.toByteArray());
            });
            varint(out, 5 << 3);
            varint(out, EXTENT);
            bytes(tile, 3, out.toByteArray());
        });
        return tile.toByteArray();
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] bytes) {
        varint(out, (field << 3) | 2);
        varint(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void zigzag(ByteArrayOutputStream out, int value) {
        varint(out, (value << 1) ^ (value >> 31));
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int left = value;
        while ((left & ~0x7f) != 0) {
            out.write((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }
}
