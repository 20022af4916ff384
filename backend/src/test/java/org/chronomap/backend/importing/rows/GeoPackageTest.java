package org.chronomap.backend.importing.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.chronomap.geodata.ingest.Rows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** GeoPackages as OGC 12-128r19 has them, and such as a stranger would make. */
class GeoPackageTest {

    private static final String DEGREES =
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[]')";
    private static final List<String> TABLES = List.of(
            "PRAGMA application_id = 1196444487",
            "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,"
                    + " organization_coordsys_id INTEGER, definition TEXT)",
            "CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, srs_id INTEGER)",
            "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER)",
            DEGREES);
    private static final List<String> EVENTS = List.of(
            "CREATE TABLE events (fid INTEGER PRIMARY KEY, geom POINT, title TEXT, day DATE, at DATETIME, sure BOOLEAN,"
                    + " killed INTEGER, share DOUBLE, photo BLOB)",
            "INSERT INTO gpkg_contents VALUES ('events', 'features', 'What happened', 4326)",
            "INSERT INTO gpkg_geometry_columns VALUES ('events', 'geom', 'POINT', 4326)");

    @TempDir
    private Path folder;

    private Path file(List<String> events, String... more) throws SQLException, IOException {
        Path made = folder.resolve("made.gpkg");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + made);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            for (String sql : Stream.of(TABLES, events, List.of(more))
                    .flatMap(List::stream)
                    .toList()) {
                statement.execute(sql);
            }
        }
        // Such as an address would be misread with.
        return Files.move(made, folder.resolve("a b%20?#.gpkg"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** In SQL: the header, little-endian, then well-known binary. */
    private static String blob(int system, String wkb) {
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {'G', 'P', 0, 1}).putInt(system);
        return "x'" + HexFormat.of().formatHex(header.array()) + wkb + "'";
    }

    private static String point(double x, double y) {
        ByteBuffer wkb = ByteBuffer.allocate(21).order(ByteOrder.LITTLE_ENDIAN);
        wkb.put((byte) 1).putInt(1).putDouble(x).putDouble(y);
        return HexFormat.of().formatHex(wkb.array());
    }

    private record Read(List<String> columns, List<String> rows, List<String> faults, List<String> notes) {}

    private static Read read(Path file, @Nullable String sheet) throws IOException, RefusedFileException {
        Options options = new Options(null, null, null, sheet, null);
        try (Rows rows = FileKinds.open(SpooledFile.at(file, "x.png"), options)) {
            assertThat(rows.format().id()).isEqualTo("geopackage");
            List<String> all = new ArrayList<>();
            List<String> faults = new ArrayList<>();
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row.cells().stream()
                        .map(cell -> cell == null
                                ? ""
                                : cell.getClass().getSimpleName().charAt(0) + ":" + cell.text())
                        .collect(Collectors.joining("|")));
                for (RowFault fault : row.faults()) {
                    faults.add(fault.row() + " " + fault.column() + " " + fault.code());
                }
            }
            assertThat(rows.position()).isBetween(0L, Files.size(file));
            return new Read(rows.columns().stream().map(column -> column.name()).toList(), all, faults, rows.notes());
        }
    }

    @Test
    void eachValueIsOfItsType() throws Exception {
        Path file = file(
                EVENTS,
                "INSERT INTO events VALUES (7, " + blob(4326, point(76.95, 43.24))
                        + ", ' Almaty ', '2022-01-05', '2022-01-05T18:30:00Z', 1, 12, 0.5, x'00')",
                "INSERT INTO events VALUES (8, NULL, NULL, '1916-07', 'yesterday', 2, -1, 3.0, NULL)",
                "INSERT INTO events VALUES (9, " + blob(4326, point(Double.NaN, Double.NaN))
                        + ", '', NULL, NULL, 0, 'many', 1e300, NULL)");

        Read read = read(file, null);

        assertThat(read.columns())
                .containsExactly("fid", "title", "day", "at", "sure", "killed", "share", "photo", "geometry");
        assertThat(read.rows())
                .containsExactly(
                        "N:7|T:Almaty|M:2022-01-05|M:2022-01-05T18:30:00Z|T:true|N:12|N:0.5||S:POINT (76.95 43.24)",
                        "N:8||M:1916-07|T:yesterday|N:2|N:-1|N:3||",
                        "N:9||||T:false|T:many|N:1.0E300||");
        assertThat(read.faults()).isEmpty();
        assertThat(read.notes())
                .containsExactly("Layer: events", "The column \"photo\" holds no text, and is left out");
    }

    @ParameterizedTest
    @CsvSource({
        "roads, 'LINESTRING (0 0, 1 1)', 'LINESTRING (0 0, 1 1)'",
        "roads, 'POLYGON ((0 0, 2 0, 2 2, 0 0))', 'POLYGON ((0 0, 2 0, 2 2, 0 0))'",
        "roads, 'MULTIPOINT ((1 2), (3 4))', 'MULTIPOINT ((1 2), (3 4))'",
        "roads, 'GEOMETRYCOLLECTION (POINT (1 2))', POINT (1 2)",
        "roads, 'POINT EMPTY', ''",
    })
    void linesAndAreasAreRead(String title, String wkt, String expected) throws Exception {
        byte[] wkb = new WKBWriter(2, ByteOrderValues.BIG_ENDIAN).write(new WKTReader().read(wkt));
        Path file = file(
                EVENTS,
                "INSERT INTO events (geom, title) VALUES ("
                        + blob(4326, HexFormat.of().formatHex(wkb)) + ", '" + title + "')");

        assertThat(read(file, null).rows())
                .containsExactly("N:1|T:roads|||||||" + (expected.isEmpty() ? "" : "S:" + expected));
    }

    @Test
    void ofSeveralLayersTheChosenOneIsRead() throws Exception {
        Path file = file(
                EVENTS,
                "CREATE TABLE \"no \"\"shape\" (name TEXT)",
                "INSERT INTO \"no \"\"shape\" VALUES ('alone')",
                "INSERT INTO gpkg_contents VALUES ('no \"shape', 'attributes', 'People', NULL)",
                "INSERT INTO gpkg_contents VALUES ('pictures', 'tiles', 'Pictures', 4326)");

        assertThat(read(file, null).rows()).as("the first with rows").containsExactly("T:alone");
        assertThat(read(file, null).notes()).containsExactly("Layer: no \"shape; not read: events");
        assertThat(read(file, "people").rows()).containsExactly("T:alone");
        assertThat(read(file, "EVENTS").rows()).isEmpty();
        assertThatThrownBy(() -> read(file, "pictures"))
                .hasMessage("The GeoPackage has no layer pictures, but: events, no \"shape");
    }

    @ParameterizedTest
    @CsvSource({
        "3857, EPSG, 3857, '', 8566000, 5349000, POINT (76.9",
        "32643, EPSG, 32643, '', 658000, 4790000, POINT (76.9",
        "-1, NONE, -1, undefined, 76.95, 43.24, POINT (76.95 43.24)",
        "7, NONE, 7, 'PROJCS[\"own\",GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
                + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
                + "PARAMETER[\"latitude_of_origin\",0],PARAMETER[\"central_meridian\",75],PARAMETER[\"scale_factor\",0.9996],"
                + "PARAMETER[\"false_easting\",500000],PARAMETER[\"false_northing\",0],UNIT[\"metre\",1]]',"
                + " 658000, 4790000, POINT (76.9",
    })
    void itsReferenceSystemIsBroughtToDegrees(
            int number, String by, int code, String definition, double x, double y, String expected) throws Exception {
        Path file = file(
                EVENTS,
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', %d, '%s', %d, '%s')"
                        .formatted(number, by, code, definition),
                "UPDATE gpkg_geometry_columns SET srs_id = " + number,
                "INSERT INTO events (geom) VALUES (" + blob(number, point(x, y)) + ")");

        assertThat(read(file, null).rows()).singleElement().asString().contains("S:" + expected);
    }

    @Test
    void anUnknownReferenceSystemIsNamed() throws Exception {
        Path file = file(
                EVENTS,
                "INSERT INTO gpkg_spatial_ref_sys VALUES ('x', 5, 'Mars', 49900, 'none')",
                "UPDATE gpkg_geometry_columns SET srs_id = 5",
                "INSERT INTO events (title) VALUES ('x')");

        assertThatThrownBy(() -> read(file, null)).hasMessageContaining("not known here: Mars:49900");
    }

    static Stream<Arguments> brokenGeometriesAreFaultsOfTheirRows() {
        String deep = "0107000000" + "01000000";
        return Stream.of(
                arguments("x'00'", "bad-coordinates"),
                arguments("'text'", "bad-coordinates"),
                arguments(blob(4326, "0101000000"), "bad-coordinates"),
                arguments(blob(4326, "0102000000ffffff7f"), "bad-coordinates"),
                arguments(blob(4326, "0108000000"), "unknown-geometry"),
                arguments(blob(4326, deep.repeat(10_000)), "too-deep"),
                arguments(blob(4326, point(43.24, 176.95)), "swapped-coordinates"),
                arguments("zeroblob(20000000)", "too-long"));
    }

    @ParameterizedTest
    @MethodSource
    void brokenGeometriesAreFaultsOfTheirRows(String value, String code) throws Exception {
        Path file = file(EVENTS, "INSERT INTO events (geom, title) VALUES (" + value + ", 'kept')");

        Read read = read(file, null);

        assertThat(read.faults()).containsExactly("1 geometry " + code);
        assertThat(read.rows()).singleElement().asString().contains("T:kept");
    }

    @Test
    void whatAStrangersFileWouldRunIsNotRun() throws Exception {
        String endless =
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS fid FROM n";
        Path file = file(
                EVENTS,
                "CREATE VIEW seen AS " + endless,
                "INSERT INTO gpkg_contents VALUES ('seen', 'features', 'Endless', 4326)",
                "CREATE VIRTUAL TABLE searched USING fts5(title)",
                "INSERT INTO gpkg_contents VALUES ('searched', 'attributes', 'Virtual', 4326)",
                "CREATE TABLE made (title TEXT, costly TEXT AS (hex(zeroblob(400000000))))",
                "INSERT INTO made VALUES ('plain')",
                "INSERT INTO gpkg_contents VALUES ('made', 'attributes', 'Made', 4326)",
                "CREATE TRIGGER evil AFTER INSERT ON made BEGIN DELETE FROM made; END",
                "INSERT INTO gpkg_contents VALUES ('missing', 'features', 'Missing', 4326)");

        Read read = read(file, null);

        assertThat(read.notes()).containsExactly("Layer: made; not read: events");
        assertThat(read.columns()).containsExactly("title");
        assertThat(read.rows()).containsExactly("T:plain");
    }

    @Test
    void aViewThatIsSaidToBeATableIsNone() throws Exception {
        Path file = file(
                List.of(),
                "CREATE VIEW listed AS SELECT 'listed' AS table_name",
                "PRAGMA writable_schema = ON",
                "UPDATE sqlite_schema SET type = 'table', rootpage = 2 WHERE name = 'listed'",
                "INSERT INTO gpkg_contents VALUES ('listed', 'attributes', 'A lie', 4326)");

        assertThatThrownBy(() -> read(file, null)).isInstanceOf(RefusedFileException.class);
    }

    @Test
    void itIsNotWrittenAndNothingIsLeftBesideIt() throws Exception {
        Path file = file(EVENTS, "PRAGMA journal_mode = WAL", "INSERT INTO events (title) VALUES ('x')");
        byte[] before = Files.readAllBytes(file);

        read(file, null);

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3", "0.6", "0.9"})
    void aDamagedOneIsRefused(double share) throws Exception {
        String hundreds = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) ";
        Path file = file(
                EVENTS, hundreds + "INSERT INTO events (title) SELECT printf('%s %d', hex(zeroblob(40)), i) FROM n");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, (int) (whole.length * share)));

        assertThatThrownBy(() -> read(file, null))
                .isInstanceOfSatisfying(
                        RefusedFileException.class, e -> assertThat(e.code()).isEqualTo("broken-geopackage"))
                .hasMessageContaining("send it again");
    }

    @Test
    void withoutLayersThereIsNothing() throws Exception {
        Path file = file(List.of());

        assertThatThrownBy(() -> read(file, null)).hasMessageContaining("no layer of features");
    }
}
