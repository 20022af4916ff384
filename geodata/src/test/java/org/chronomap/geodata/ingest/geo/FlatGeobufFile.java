package org.chronomap.geodata.ingest.geo;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;

/** Writes FlatGeobuf files for tests, right ones and others. */
final class FlatGeobufFile {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    record Field(String name, int type) {}

    /** @param crs an EPSG code; 0 = it says none */
    FlatGeobufFile(int geometryType, int crs, long features, int indexNodeSize, List<Field> fields) {
        bytes.writeBytes(new byte[] {'f', 'g', 'b', 3, 'f', 'g', 'b', 0});
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int[] columns = fields.stream()
                .mapToInt(field -> Column.createColumn(
                        builder,
                        builder.createString(field.name()),
                        field.type(),
                        0,
                        0,
                        -1,
                        -1,
                        -1,
                        true,
                        false,
                        false,
                        0))
                .toArray();
        int columnsAt = Header.createColumnsVector(builder, columns);
        int crsAt = 0;
        if (crs != 0) {
            int org = builder.createString("EPSG");
            Crs.startCrs(builder);
            Crs.addOrg(builder, org);
            Crs.addCode(builder, crs);
            crsAt = Crs.endCrs(builder);
        }
        Header.startHeader(builder);
        Header.addGeometryType(builder, geometryType);
        Header.addColumns(builder, columnsAt);
        Header.addFeaturesCount(builder, features);
        Header.addIndexNodeSize(builder, indexNodeSize);
        if (crs != 0) {
            Header.addCrs(builder, crsAt);
        }
        builder.finishSizePrefixed(Header.endHeader(builder));
        bytes.writeBytes(builder.sizedByteArray());
    }

    FlatGeobufFile add(byte... more) {
        bytes.writeBytes(more);
        return this;
    }

    FlatGeobufFile point(byte[] properties, double x, double y) {
        return feature(properties, GeometryType.Point, new double[] {x, y});
    }

    FlatGeobufFile feature(byte[] properties, int type, double[] xy, long... ends) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        return feature(builder, properties, geometry(builder, type, xy, ends));
    }

    FlatGeobufFile multiPolygon(double[]... polygons) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int[] parts = new int[polygons.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = geometry(builder, GeometryType.Polygon, polygons[i]);
        }
        int partsAt = Geometry.createPartsVector(builder, parts);
        return feature(
                builder,
                new byte[0],
                Geometry.createGeometry(builder, 0, 0, 0, 0, 0, 0, GeometryType.MultiPolygon, partsAt));
    }

    private static int geometry(FlatBufferBuilder builder, int type, double[] xy, long... ends) {
        int endsAt = ends.length == 0 ? 0 : Geometry.createEndsVector(builder, ends);
        return Geometry.createGeometry(builder, endsAt, Geometry.createXyVector(builder, xy), 0, 0, 0, 0, type, 0);
    }

    private FlatGeobufFile feature(FlatBufferBuilder builder, byte[] properties, int geometry) {
        int propertiesAt = Feature.createPropertiesVector(builder, properties);
        builder.finishSizePrefixed(Feature.createFeature(builder, geometry, propertiesAt, 0));
        return add(builder.sizedByteArray());
    }

    static ByteBuffer properties() {
        return ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
    }

    static ByteBuffer text(ByteBuffer properties, int column, String text) {
        byte[] utf8 = Whole.utf8(text);
        return properties.putShort((short) column).putInt(utf8.length).put(utf8);
    }

    static byte[] written(ByteBuffer properties) {
        byte[] written = new byte[properties.position()];
        properties.flip().get(written);
        return written;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
