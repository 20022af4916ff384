package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;
import org.wololo.flatgeobuf.generated.Header;

/**
 * Those of FlatGeobuf, version 3 (https://flatgeobuf.org/): a header that names columns and reference system, an index, which is
 * passed over, and the features, each with its length before it. A broken feature is a fault, and the next is read all the same.
 */
final class FlatGeobufFeatures implements Features {

    static final int[] MAGIC = {'f', 'g', 'b', 3, 'f', 'g', 'b'};

    private static final int MAGIC_LENGTH = 8;
    private static final int LONGEST_HEADER = 10 << 20;
    private static final int NODE = 40;

    private final Input input;
    private final Notes notes;
    private final List<Field> fields;
    private final ReferenceSystem system;
    private final int type;
    private int number;

    record Field(Key key, int type) {}

    FlatGeobufFeatures(Input input, Notes notes) throws IOException, RefusedFileException {
        this.input = input;
        this.notes = notes;
        pass(MAGIC_LENGTH);
        int length = length();
        if (length <= 0 || length > LONGEST_HEADER) {
            throw broken();
        }
        try {
            Header header = Header.getRootAsHeader(bytes(length));
            fields = fields(header.columnsLength(), header::columns);
            system = system(header.crs());
            type = header.geometryType();
            pass(indexLength(header.featuresCount(), header.indexNodeSize()));
        } catch (RuntimeException e) {
            // The library reads wherever a file tells it to.
            throw broken();
        }
    }

    private static RefusedFileException broken() {
        return new RefusedFileException("broken-flatgeobuf", "The FlatGeobuf file is broken or cut off: send it again");
    }

    private static List<Field> fields(int count, IntFunction<Column> columns) {
        List<Field> fields = new ArrayList<>();
        if (count > Limits.COLUMNS) {
            throw new IllegalArgumentException("More columns than are read");
        }
        for (int i = 0; i < count; i++) {
            Column column = columns.apply(i);
            String name = column.name();
            fields.add(new Field(Key.property(name == null ? "" : name), column.type()));
        }
        return fields;
    }

    private ReferenceSystem system(@Nullable Crs crs) throws RefusedFileException {
        if (crs == null || (crs.code() == 0 && crs.codeString() == null && crs.name() == null)) {
            notes.add(ReferenceSystem.unsaid());
            return ReferenceSystem.DEGREES;
        }
        String org = crs.org() == null ? "EPSG" : crs.org();
        String name =
                org + ':' + (crs.code() != 0 ? Integer.toString(crs.code()) : crs.codeString() + ' ' + crs.name());
        ReferenceSystem system = ReferenceSystem.named(name, false);
        if (system == null) {
            throw new RefusedFileException("unknown-reference-system", ReferenceSystem.unknown(name));
        }
        if (!system.isDegrees()) {
            notes.add(system.note());
        }
        return system;
    }

    /** Of the packed Hilbert R-tree, in bytes. */
    private static long indexLength(long features, int nodeSize) {
        if (nodeSize == 0 || features == 0) {
            return 0;
        }
        if (nodeSize < 2 || features < 0 || features > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("No index has such sizes");
        }
        long nodes = features;
        for (long level = features; level > 1; ) {
            level = (level + nodeSize - 1) / nodeSize;
            nodes += level;
        }
        return (features == 1 ? 2 : nodes) * NODE;
    }

    @Override
    public @Nullable Feature next() throws IOException, RefusedFileException {
        int first = input.read();
        if (first < 0) {
            return null;
        }
        number++;
        ByteBuffer rest = bytes(3);
        int length = first | (rest.get() & 0xff) << 8 | (rest.get() & 0xff) << 16 | rest.get() << 24;
        if (length <= 0) {
            throw broken();
        }
        Feature feature = new Feature(number);
        if (length > Limits.LINE) {
            pass(length);
            feature.flaw(null, "too-long", "", "The feature is longer than %,d bytes".formatted(Limits.LINE));
            return feature;
        }
        ByteBuffer bytes = bytes(length);
        try {
            read(feature, org.wololo.flatgeobuf.generated.Feature.getRootAsFeature(bytes));
        } catch (RuntimeException e) {
            feature.flaw(null, "broken-feature", "", "The feature is broken, or only part of it can be read");
        }
        return feature;
    }

    private void read(Feature feature, org.wololo.flatgeobuf.generated.Feature written) {
        List<Field> own = written.columnsLength() == 0 ? fields : fields(written.columnsLength(), written::columns);
        own.forEach(field -> feature.put(field.key(), (Cell) null));
        ByteBuffer properties = written.propertiesAsByteBuffer();
        if (properties != null) {
            properties.order(ByteOrder.LITTLE_ENDIAN);
            while (properties.hasRemaining()) {
                Field field = own.get(properties.getShort() & 0xffff);
                feature.put(field.key(), FlatGeobufCells.of(feature, field, properties, notes));
            }
        }
        Geometry geometry = written.geometry();
        if (geometry == null) {
            feature.put(Key.GEOMETRY, (Cell) null);
        } else {
            int itsType = type == GeometryType.Unknown ? geometry.type() : type;
            feature.shape(() -> Shapes.placed(new FlatGeobufShapes().of(geometry, itsType, 0), system));
        }
    }

    private int length() throws IOException, RefusedFileException {
        return bytes(Integer.BYTES).getInt();
    }

    private ByteBuffer bytes(int length) throws IOException, RefusedFileException {
        byte[] bytes = input.wholly(length);
        if (bytes.length < length) {
            throw broken();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void pass(long length) throws IOException, RefusedFileException {
        for (long left = length; left > 0; ) {
            left -= bytes((int) Math.min(left, 1 << 16)).remaining();
        }
    }

    @Override
    public long position() {
        return input.position();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
