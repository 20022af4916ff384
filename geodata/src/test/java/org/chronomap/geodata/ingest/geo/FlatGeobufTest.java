package org.chronomap.geodata.ingest.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.GeometryType;

class FlatGeobufTest {

    private static final byte[] NOTHING = new byte[0];

    @Test
    void everyTypeOfColumn() throws RefusedFileException {
        FlatGeobufFile file = new FlatGeobufFile(
                GeometryType.Point,
                4326,
                2,
                0,
                List.of(
                        new FlatGeobufFile.Field("name", ColumnType.String),
                        new FlatGeobufFile.Field("when", ColumnType.DateTime),
                        new FlatGeobufFile.Field("day", ColumnType.DateTime),
                        new FlatGeobufFile.Field("odd", ColumnType.DateTime),
                        new FlatGeobufFile.Field("ok", ColumnType.Bool),
                        new FlatGeobufFile.Field("int", ColumnType.Int),
                        new FlatGeobufFile.Field("ulong", ColumnType.ULong),
                        new FlatGeobufFile.Field("double", ColumnType.Double),
                        new FlatGeobufFile.Field("none", ColumnType.Double),
                        new FlatGeobufFile.Field("json", ColumnType.Json),
                        new FlatGeobufFile.Field("bin", ColumnType.Binary)));
        ByteBuffer properties = FlatGeobufFile.properties();
        FlatGeobufFile.text(properties, 0, "Алматы");
        FlatGeobufFile.text(properties, 1, "2022-01-05T18:30:00Z");
        FlatGeobufFile.text(properties, 2, "2022/01/05 00:00:00");
        FlatGeobufFile.text(properties, 3, "Thursday");
        properties.putShort((short) 4).put((byte) 1);
        properties.putShort((short) 5).putInt(-7);
        properties.putShort((short) 6).putLong(-1);
        properties.putShort((short) 7).putDouble(12);
        properties.putShort((short) 8).putDouble(Double.NaN);
        FlatGeobufFile.text(properties, 9, "{\"a\":[1]}");
        FlatGeobufFile.text(properties, 10, "\u0000\u0001");
        file.point(FlatGeobufFile.written(properties), 76.95, 43.24).point(NOTHING, 43.24, 176.95);

        Whole whole = Whole.of(SentFile.of(file.bytes()));

        assertThat(whole.format()).isEqualTo("flatgeobuf");
        assertThat(whole.columns())
                .containsExactly(
                        "name",
                        "when",
                        "day",
                        "odd",
                        "ok",
                        "int",
                        "ulong",
                        "double",
                        "none",
                        "json",
                        "bin",
                        "geometry");
        assertThat(whole.row(1))
                .isEqualTo(
                        "name=T:Алматы; when=M:2022-01-05T18:30:00Z; day=M:2022-01-05; odd=T:Thursday; ok=T:true; int=N:-7;"
                                + " ulong=N:18446744073709551615; double=N:12; json=T:{\"a\":[1]}; geometry=S:POINT (76.95 43.24)");
        assertThat(whole.cell(1, "json")).isInstanceOf(Cell.Tree.class);
        assertThat(whole.faults()).containsExactly("2 geometry swapped-coordinates");
        assertThat(whole.notes()).containsExactly("The column \"bin\" holds no text, and is left out");
    }

    @Test
    void everyGeometryOfWhicheverTypeBehindAnIndex() throws RefusedFileException {
        // 6 leaves of 40 bytes, in nodes of 2: 6 + 3 + 2 + 1.
        FlatGeobufFile file = new FlatGeobufFile(GeometryType.Unknown, 0, 6, 2, List.of())
                .add(new byte[12 * 40])
                .point(NOTHING, 1, 2)
                .feature(NOTHING, GeometryType.MultiPoint, new double[] {1, 2, 3, 4})
                .feature(NOTHING, GeometryType.LineString, new double[] {1, 2, 3, 4})
                .feature(NOTHING, GeometryType.MultiLineString, new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 4)
                .feature(
                        NOTHING,
                        GeometryType.Polygon,
                        new double[] {0, 0, 9, 0, 9, 9, 0, 0, 2, 1, 3, 1, 3, 2, 2, 1},
                        4,
                        8)
                .multiPolygon(new double[] {0, 0, 1, 0, 1, 1, 0, 0}, new double[] {5, 5, 6, 5, 6, 6, 5, 5})
                .feature(NOTHING, GeometryType.CircularString, new double[] {1, 2, 3, 4, 5, 6})
                .feature(NOTHING, GeometryType.LineString, new double[] {1, 2})
                .feature(NOTHING, GeometryType.Polygon, new double[] {1, 2}, 7);

        Whole whole = Whole.of(SentFile.of(file.bytes()));

        assertThat(whole.rows().stream().map(row -> row.cells().get(0)).map(cell -> cell == null ? "" : cell.text()))
                .containsExactly(
                        "POINT (1 2)",
                        "MULTIPOINT ((1 2), (3 4))",
                        "LINESTRING (1 2, 3 4)",
                        "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))",
                        "POLYGON ((0 0, 9 0, 9 9, 0 0), (2 1, 3 1, 3 2, 2 1))",
                        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
                        "",
                        "",
                        "");
        assertThat(whole.faults())
                .containsExactly(
                        "7 geometry unknown-geometry", "8 geometry too-few-points", "9 geometry bad-coordinates");
        assertThat(whole.notes()).anyMatch(note -> note.contains("does not say"));
    }

    @Test
    void inMetresOfAGrid() throws RefusedFileException {
        Whole whole = Whole.of(SentFile.of(new FlatGeobufFile(GeometryType.Point, 3857, 0, 0, List.of())
                .point(NOTHING, 8566034.8, 5348573.9)
                .bytes()));

        assertThat(((Cell.Shape) whole.cell(1, "geometry")).geometry().getCoordinate().x)
                .isCloseTo(76.95, offset(0.001));
    }

    @Test
    void aBrokenFeatureIsAFaultAndTheNextIsRead() throws RefusedFileException {
        byte[] properties = {9, 9, 9};
        Whole whole = Whole.of(SentFile.of(new FlatGeobufFile(GeometryType.Point, 4326, 0, 0, List.of())
                .point(properties, 1, 2)
                .add(new byte[] {4, 0, 0, 0, -1, -1, -1, 127})
                .point(NOTHING, 1, 2)
                .bytes()));

        assertThat(whole.faults()).containsExactly("1 null broken-feature", "2 null broken-feature");
        assertThat(whole.row(3)).isEqualTo("geometry=S:POINT (1 2)");
    }

    @ParameterizedTest
    @MethodSource
    void whatIsBrokenIsRefused(byte[] bytes) {
        assertThatThrownBy(() -> Whole.of(SentFile.of(bytes)))
                .isInstanceOfSatisfying(
                        RefusedFileException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("broken-flatgeobuf"));
    }

    static Stream<Arguments> whatIsBrokenIsRefused() {
        byte[] whole = new FlatGeobufFile(GeometryType.Point, 4326, 1, 0, List.of())
                .point(NOTHING, 1, 2)
                .bytes();
        byte[] magic = Arrays.copyOf(whole, 8);
        return Stream.of(
                arguments(magic),
                arguments(Arrays.copyOf(magic, 12)),
                arguments(Arrays.copyOf(whole, 40)),
                arguments(Arrays.copyOf(whole, whole.length - 1)),
                arguments(new FlatGeobufFile(GeometryType.Point, 4326, Long.MAX_VALUE, 16, List.of()).bytes()),
                arguments(new FlatGeobufFile(GeometryType.Point, 4326, 1, 16, List.of()).bytes()));
    }

    @Test
    void ofChangedBytesComeRefusalsAndFaultsAlone() {
        byte[] whole = new FlatGeobufFile(
                        GeometryType.Unknown, 4326, 0, 0, List.of(new FlatGeobufFile.Field("a", ColumnType.String)))
                .multiPolygon(new double[] {0, 0, 1, 0, 1, 1, 0, 0}, new double[] {5, 5, 6, 5, 6, 6, 5, 5})
                .feature(
                        FlatGeobufFile.written(FlatGeobufFile.text(FlatGeobufFile.properties(), 0, "x")),
                        GeometryType.Point,
                        new double[] {1, 2})
                .bytes();
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            byte[] changed = whole.clone();
            for (int change = 0; change < 3; change++) {
                changed[12 + random.nextInt(changed.length - 12)] = (byte) random.nextInt();
            }
            try {
                Whole.of(SentFile.of(changed));
            } catch (RefusedFileException e) {
                assertThat(e.code()).isIn("broken-flatgeobuf", "unknown-reference-system");
            }
        }
    }
}
