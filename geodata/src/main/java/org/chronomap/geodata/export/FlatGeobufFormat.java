package org.chronomap.geodata.export;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import org.wololo.flatgeobuf.ColumnMeta;
import org.wololo.flatgeobuf.Constants;
import org.wololo.flatgeobuf.HeaderMeta;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.Geometry;
import org.wololo.flatgeobuf.generated.GeometryType;
import tools.jackson.databind.JsonNode;

/**
 * FlatGeobuf 3 without an index, since features are written as they come; with the columns of a table, numbers as doubles, and bounds of
 * time as instants, of the years 1 to 9999, which readers know.
 */
final class FlatGeobufFormat implements ExportFormat {

    private static final int WGS_84 = 4326;
    private static final int FIRST_BYTES = 1 << 12;
    private static final List<String> BOUNDS_OF_TIME = List.of("start", "latestStart", "earliestEnd", "end");
    private static final Pattern KNOWN_INSTANT = Pattern.compile("(?!0000)\\d{4}-.*");

    @Override
    public String id() {
        return "flatgeobuf";
    }

    @Override
    public String label() {
        return "FlatGeobuf";
    }

    @Override
    public String mediaType() {
        return "application/flatgeobuf";
    }

    @Override
    public String ending() {
        return "fgb";
    }

    @Override
    public FeatureSink open(OutputStream out, Exported story) throws IOException {
        TableColumns columns = new TableColumns(story);
        List<ColumnMeta> metas = new ArrayList<>();
        for (String name : columns.names()) {
            ColumnMeta meta = new ColumnMeta();
            meta.name = name;
            meta.type = (byte)
                    (columns.isNumber(name)
                            ? ColumnType.Double
                            : BOUNDS_OF_TIME.contains(name) ? ColumnType.DateTime : ColumnType.String);
            metas.add(meta);
        }
        HeaderMeta header = new HeaderMeta();
        header.name = story.story().id();
        header.geometryType = GeometryType.Unknown;
        header.srid = WGS_84;
        header.columns = metas;
        out.write(Constants.MAGIC_BYTES);
        HeaderMeta.write(header, out, new FlatBufferBuilder(FIRST_BYTES));
        return new FeatureSink() {
            @Override
            public void take(StoryPart part, JsonNode feature) throws IOException {
                FlatBufferBuilder builder = new FlatBufferBuilder(FIRST_BYTES);
                int shape = geometry(builder, feature.path("geometry"));
                int values = Feature.createPropertiesVector(builder, bytes(columns.row(part, feature), metas));
                builder.finishSizePrefixed(Feature.createFeature(builder, shape, values, 0));
                out.write(builder.sizedByteArray());
            }

            @Override
            public void close() {
                // Nothing stands after the last.
            }
        };
    }

    /** Of each that is there its column, and then the value, little-endian. */
    private static byte[] bytes(List<? extends @Nullable Object> cells, List<ColumnMeta> metas) {
        int size = 0;
        List<byte @Nullable []> values = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            byte[] value = cell == null ? null : bytes(cell, metas.get(column).type);
            values.add(value);
            size += value == null ? 0 : Short.BYTES + value.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (int column = 0; column < values.size(); column++) {
            byte[] value = values.get(column);
            if (value != null) {
                bytes.putShort((short) column).put(value);
            }
        }
        return bytes.array();
    }

    private static byte @Nullable [] bytes(Object cell, int type) {
        if (type == ColumnType.DateTime
                && !KNOWN_INSTANT.matcher(cell.toString()).matches()) {
            return null;
        }
        if (type == ColumnType.Double && cell instanceof BigDecimal number) {
            return ByteBuffer.allocate(Double.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putDouble(number.doubleValue())
                    .array();
        }
        byte[] text = cell.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(text.length)
                .put(text)
                .array();
    }

    /** @return where it stands; 0 = there is none */
    private static int geometry(FlatBufferBuilder builder, JsonNode json) {
        JsonNode coordinates = json.path("coordinates");
        if (coordinates.isEmpty()) {
            return 0;
        }
        return switch (json.path("type").asString("")) {
            case "Point" -> geometry(builder, GeometryType.Point, List.of(coordinates), null);
            case "LineString" -> geometry(builder, GeometryType.LineString, coordinates, null);
            case "MultiLineString" -> {
                List<JsonNode> positions = new ArrayList<>();
                long[] ends = new long[coordinates.size()];
                for (int line = 0; line < ends.length; line++) {
                    coordinates.path(line).forEach(positions::add);
                    ends[line] = positions.size();
                }
                yield geometry(builder, GeometryType.MultiLineString, positions, ends);
            }
            default -> 0;
        };
    }

    private static int geometry(
            FlatBufferBuilder builder, int type, Iterable<JsonNode> positions, long @Nullable [] ends) {
        List<Double> ordinates = new ArrayList<>();
        for (JsonNode position : positions) {
            ordinates.add(position.path(0).asDouble());
            ordinates.add(position.path(1).asDouble());
        }
        int xy = Geometry.createXyVector(
                builder, ordinates.stream().mapToDouble(Double::doubleValue).toArray());
        int parts = ends == null ? 0 : Geometry.createEndsVector(builder, ends);
        return Geometry.createGeometry(builder, parts, xy, 0, 0, 0, 0, type, 0);
    }
}
