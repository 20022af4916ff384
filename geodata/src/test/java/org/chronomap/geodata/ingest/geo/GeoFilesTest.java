package org.chronomap.geodata.ingest.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GeoFilesTest {

    private static final byte[] POINT = Whole.utf8("{\"type\":\"Point\",\"coordinates\":[76.95,43.24]}");
    private static final byte[] GPX = Whole.utf8("<gpx><wpt lat='1' lon='2'/></gpx>");

    @ParameterizedTest
    @MethodSource
    void whatIsNotReadIsNamedWithWhatToDo(byte[] bytes, String code, String told) {
        assertThatThrownBy(() -> Whole.of(SentFile.of(bytes)))
                .isInstanceOfSatisfying(
                        RefusedFileException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContaining(told);
    }

    static Stream<Arguments> whatIsNotReadIsNamedWithWhatToDo() {
        byte[] sqlite = new byte[100];
        System.arraycopy(latin1("SQLite format 3\0"), 0, sqlite, 0, 16);
        byte[] geoPackage = sqlite.clone();
        System.arraycopy(latin1("GPKG"), 0, geoPackage, 68, 4);
        Map<String, byte[]> two = new LinkedHashMap<>();
        two.put("a.json", POINT);
        two.put("b/c.gpx", GPX);
        two.put("__MACOSX/d.gpx", GPX);
        byte[] encrypted = Whole.zip(Map.of("a.gpx", GPX));
        encrypted[new String(encrypted, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002") + 8] |= 1;
        byte[] cut = Arrays.copyOf(Whole.zip(two), 60);
        return Stream.of(
                arguments(Whole.zip(Map.of("a.gpkg", geoPackage)), "unread-geopackage", "unpack it"),
                arguments(sqlite, "unknown-format", "none of what is read"),
                arguments(latin1("PAR1abc"), "unread-parquet", "ogr2ogr"),
                arguments(Whole.utf8("<osm version='0.6'></osm>"), "unread-osm", "ogr2ogr"),
                arguments(Whole.zip(two), "several-files", "a.json, b/c.gpx"),
                arguments(Whole.zip(Map.of("a.txt", POINT)), "unknown-format", "none of what is read"),
                arguments(encrypted, "encrypted", "\"a.gpx\" is encrypted"),
                arguments(cut, "unknown-format", "none of what is read"));
    }

    @Test
    void whatIsAloneInAZipFileIsRead() throws RefusedFileException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("readme.txt", GPX);
        files.put("data/points.geojson", POINT);
        files.put("data/other.json", Whole.utf8("{\"a\":1}"));

        Whole whole = Whole.of(SentFile.of(Whole.zip(files)));

        assertThat(whole.format()).isEqualTo("geojson");
        assertThat(whole.rows()).hasSize(1);
        assertThat(whole.notes()).containsExactly("Of the ZIP file, data/points.geojson is read");
    }

    @Test
    void aPieceOfAZipFileIsRefused() {
        byte[] zip = Whole.zip(Map.of("a.gpx", GPX));
        zip[40] ^= 0x55;

        assertThatThrownBy(() -> Whole.of(SentFile.of(zip))).isInstanceOf(RefusedFileException.class);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
