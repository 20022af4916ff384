package org.chronomap.geodata.ingest.geo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chronomap.geodata.ingest.geo.ShapefileFile.dbf;
import static org.chronomap.geodata.ingest.geo.ShapefileFile.nothing;
import static org.chronomap.geodata.ingest.geo.ShapefileFile.parts;
import static org.chronomap.geodata.ingest.geo.ShapefileFile.point;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShapefileTest {

    private static final byte[] ALMATY =
            new ShapefileFile().add(point(76.95, 43.24)).shp();
    private static final List<String> NAME = List.of("NAME C 12");
    private static final double[] EDGE = {0, 0, 0, 9, 9, 9, 9, 0, 0, 0};
    private static final double[] HOLE = {1, 1, 3, 1, 3, 3, 1, 3, 1, 1};
    private static final double[] ISLAND = {2, 2, 2, 2.5, 2.5, 2.5, 2.5, 2, 2, 2};

    private static Whole read(Map<String, byte[]> files) throws RefusedFileException {
        return Whole.of(SentFile.of(Whole.zip(files)));
    }

    private static Whole read(byte[] shp, byte[] dbf) throws RefusedFileException {
        return read(Map.of("x/events.shp", shp, "x/events.dbf", dbf));
    }

    @Test
    void eachFieldIsOfItsType() throws RefusedFileException {
        byte[] shp = new ShapefileFile()
                .add(point(76.95, 43.24))
                .add(nothing())
                .add(point(1, 2))
                .add(point(3, 4))
                .shp();
        List<String> fields = List.of("TITLE C 8", "KILLED N 4", "WHEN D 8", "SURE L 1", "SHARE F 6");
        byte[] dbf = dbf(
                0,
                UTF_8,
                fields,
                "  Almaty   1220220105T 1.50 ",
                "         ****        ?      ",
                "* gone      120220105T  1.5 ",
                "  odd     1e220220230F  abc ");

        Whole whole = read(shp, dbf);

        assertThat(whole.format()).isEqualTo("shapefile");
        assertThat(whole.columns()).containsExactly("TITLE", "KILLED", "WHEN", "SURE", "SHARE", "geometry");
        assertThat(whole.row(1))
                .isEqualTo("TITLE=T:Almaty; KILLED=N:12; WHEN=M:2022-01-05; SURE=T:true; SHARE=N:1.5;"
                        + " geometry=S:POINT (76.95 43.24)");
        assertThat(whole.row(2)).isEmpty();
        assertThat(whole.row(3))
                .isEqualTo("TITLE=T:odd; KILLED=N:1e2; SURE=T:false; SHARE=T:abc; geometry=S:POINT (3 4)");
        assertThat(whole.rows()).as("without the deleted one").hasSize(3);
        assertThat(whole.faults()).containsExactly("4 WHEN bad-date");
        assertThat(whole.notes())
                .containsExactly(
                        "Layer: x/events.shp",
                        "There is no .prj file: the coordinates are taken as longitude and latitude",
                        "Encoding: UTF-8",
                        "The column \"KILLED\" has stars, which stand for no number, or for one that was too wide for it: they are nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "20220105, 2022-01-05",
        "20220100, 2022-01",
        "20220000, 2022",
        "00450105, 0045-01-05",
        "19160229, 1916-02-29",
        "00000000, ",
        "'        ', ",
        "0, "
    })
    void whatIsNotKnownOfADateIsLeftOut(String written, String when) throws RefusedFileException {
        Whole whole = read(ALMATY, dbf(0, UTF_8, List.of("WHEN D 8"), " " + (written + "        ").substring(0, 8)));

        assertThat(whole.row(1))
                .isEqualTo((when == null ? "" : "WHEN=M:" + when + "; ") + "geometry=S:POINT (76.95 43.24)");
        assertThat(whole.faults()).isEmpty();
    }

    static Stream<Object[]> shapesBecomeGeometries() {
        double[] line = {0, 0, 1, 1};
        double[] other = {5, 5, 6, 6};
        return Stream.of(
                new Object[] {parts(3, line), "LINESTRING (0 0, 1 1)"},
                new Object[] {parts(3, line, other), "MULTILINESTRING ((0 0, 1 1), (5 5, 6 6))"},
                new Object[] {parts(5, EDGE), "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))"},
                new Object[] {
                    parts(5, HOLE, EDGE, ISLAND),
                    "MULTIPOLYGON (((0 0, 0 9, 9 9, 9 0, 0 0), (1 1, 3 1, 3 3, 1 3, 1 1)), ((2 2, 2 2.5, 2.5 2.5, 2.5 2, 2 2)))"
                },
                new Object[] {parts(5, HOLE), "POLYGON ((1 1, 3 1, 3 3, 1 3, 1 1))"},
                new Object[] {
                    Arrays.copyOf(parts(15, EDGE), parts(15, EDGE).length + 56), "POLYGON ((0 0, 0 9, 9 9, 9 0, 0 0))"
                });
    }

    @ParameterizedTest
    @MethodSource
    void shapesBecomeGeometries(byte[] shape, String expected) throws RefusedFileException {
        Whole whole = read(new ShapefileFile().add(shape).shp(), dbf(0, UTF_8, NAME, " x           "));

        assertThat(whole.row(1)).isEqualTo("NAME=T:x; geometry=S:" + expected);
    }

    static Stream<Object[]> brokenShapesAreFaultsOfTheirRows() {
        byte[] many = parts(3, new double[] {0, 0, 1, 1});
        many[39] = 0x7f;
        byte[] mixed = parts(3, new double[] {0, 0, 1, 1});
        mixed[44] = 9;
        return Stream.of(
                new Object[] {many, "bad-coordinates"},
                new Object[] {mixed, "bad-coordinates"},
                new Object[] {new byte[] {31, 0, 0, 0}, "unknown-geometry"},
                new Object[] {new byte[] {1, 0, 0, 0}, "bad-coordinates"},
                new Object[] {parts(3, new double[] {0, 0}), "too-few-points"},
                new Object[] {parts(5, new double[] {170, 1, 190, 1, 180, 1, 170, 1}), "broken-area"},
                new Object[] {point(43, 176), "swapped-coordinates"},
                new Object[] {point(8_566_000, 5_349_000), "not-on-earth"});
    }

    @ParameterizedTest
    @MethodSource
    void brokenShapesAreFaultsOfTheirRows(byte[] shape, String code) throws RefusedFileException {
        Whole whole = read(new ShapefileFile().add(shape).shp(), dbf(0, UTF_8, NAME, " x           "));

        assertThat(whole.row(1)).isEqualTo("NAME=T:x");
        assertThat(whole.faults()).containsExactly("1 geometry " + code);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, 1251, 0",
        "windows-1251, ANSI 1251, 87",
        "windows-1251, , 201",
        "windows-1251, , 0",
        "windows-1251, nonsense, 201",
        "IBM866, OEM 866, 0",
        "IBM866, , 101",
        "UTF-8, UTF-8, 201",
        "UTF-8, , 87",
    })
    void itsEncodingIsSaidOrFound(String charset, String said, int language) throws RefusedFileException {
        Map<String, byte[]> files = new HashMap<>();
        files.put("a.SHP", ALMATY);
        byte[] name = "Алматы".getBytes(Charset.forName(charset));
        String padding = " ".repeat(12 - name.length);
        files.put("A.DBF", dbf(language, Charset.forName(charset), NAME, " Алматы" + padding));
        if (said != null) {
            files.put("a.cpg", Whole.utf8(said + "\r\n"));
        }

        assertThat(read(files).cell(1, "NAME").text()).isEqualTo("Алматы");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "76.95|43.24|POINT (76.95 43.24)|GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
                        + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]",
                "8566000|5349000|POINT (76.9|PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
                        + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
                        + "PROJECTION[\"Mercator_Auxiliary_Sphere\"],PARAMETER[\"False_Easting\",0.0],PARAMETER[\"False_Northing\",0.0],"
                        + "PARAMETER[\"Central_Meridian\",0.0],PARAMETER[\"Standard_Parallel_1\",0.0],PARAMETER[\"Auxiliary_Sphere_Type\",0.0],"
                        + "UNIT[\"Meter\",1.0]]",
                "658000|4790000|POINT (76.9|PROJCS[\"WGS_1984_UTM_Zone_43N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\","
                        + "6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
                        + "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",75.0],"
                        + "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]",
                "13658000|4790000|POINT (76.9|PROJCS[\"Pulkovo_1942_GK_Zone_13\",GEOGCS[\"GCS_Pulkovo_1942\",DATUM[\"D_Pulkovo_1942\","
                        + "SPHEROID[\"Krasovsky_1940\",6378245.0,298.3]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],"
                        + "PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",13500000.0],PARAMETER[\"False_Northing\",0.0],"
                        + "PARAMETER[\"Central_Meridian\",75.0],PARAMETER[\"Scale_Factor\",1.0],PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]",
            })
    void itsReferenceSystemIsBroughtToDegrees(double x, double y, String expected, String prj)
            throws RefusedFileException {
        Whole whole = read(Map.of(
                "a.shp", new ShapefileFile().add(point(x, y)).shp(),
                "a.dbf", dbf(0, UTF_8, NAME, " x           "),
                "a.prj", Whole.utf8(prj)));

        assertThat(whole.faults()).isEmpty();
        assertThat(whole.row(1)).startsWith("NAME=T:x; geometry=S:" + expected);
        assertThat(whole.notes().stream().anyMatch(note -> note.contains("may be off")))
                .isEqualTo(prj.contains("Pulkovo"));
    }

    @Test
    void ofSeveralLayersTheChosenOneIsRead() throws RefusedFileException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("none.shp", new ShapefileFile().shp());
        files.put("none.dbf", dbf(0, UTF_8, NAME));
        files.put("some.shp", ALMATY);
        files.put("some.dbf", dbf(0, UTF_8, NAME, " some        "));

        Whole whole = read(files);
        assertThat(whole.row(1)).startsWith("NAME=T:some");
        assertThat(whole.notes()).startsWith("Layer: some.shp; not read: none.shp");

        assertThat(chosen(files, "NONE").rows()).isEmpty();
        assertThatThrownBy(() -> chosen(files, "other"))
                .hasMessage("The ZIP file has no layer other, but: none.shp, some.shp");
    }

    private static Whole chosen(Map<String, byte[]> files, String layer) throws RefusedFileException {
        return Whole.of(SentFile.of(Whole.zip(files)), new Options(null, null, null, layer, null));
    }

    @Test
    void whatLacksItsOtherHalfIsAFault() throws RefusedFileException {
        byte[] two = new ShapefileFile().add(point(1, 2)).add(point(3, 4)).shp();

        assertThat(read(two, dbf(0, UTF_8, NAME, " one         ")).faults()).containsExactly("2 null half-a-feature");
        assertThat(read(ALMATY, dbf(0, UTF_8, NAME, " one         ", " two         "))
                        .faults())
                .containsExactly("2 geometry half-a-feature");
        assertThat(read(Map.of("a.shp", two)).notes())
                .contains("There is no .dbf file of its name: there are shapes alone");
    }

    static Stream<Object[]> whatIsOnlyAPartIsRefused() {
        byte[] dbf = dbf(0, UTF_8, NAME, " x           ");
        byte[] unknown = Whole.utf8("LOCAL_CS[\"Mars\"]");
        return Stream.of(
                new Object[] {ALMATY, "part-of-a-shapefile", "send a ZIP file of all of them"},
                new Object[] {dbf, "part-of-a-shapefile", ".shp (the shapes)"},
                new Object[] {Whole.zip(Map.of("a.dbf", dbf)), "part-of-a-shapefile", "send a ZIP file"},
                new Object[] {
                    Whole.zip(Map.of("a.shp", Arrays.copyOf(ALMATY, 120), "a.dbf", dbf)),
                    "broken-shapefile",
                    ".shp file is broken"
                },
                new Object[] {
                    Whole.zip(Map.of("a.shp", ALMATY, "a.dbf", Arrays.copyOf(dbf, 70))),
                    "broken-shapefile",
                    ".dbf file is broken"
                },
                new Object[] {
                    Whole.zip(Map.of("a.shp", ALMATY, "a.dbf", dbf, "a.prj", unknown)),
                    "unknown-reference-system",
                    "LOCAL_CS"
                },
                new Object[] {
                    Whole.zip(Map.of("a.shp", ALMATY, "a.dbf", dbf, "a.prj", Whole.utf8("A[".repeat(5000)))),
                    "unknown-reference-system",
                    "not known here"
                });
    }

    @ParameterizedTest
    @MethodSource
    void whatIsOnlyAPartIsRefused(byte[] file, String code, String told) {
        assertThatThrownBy(() -> Whole.of(SentFile.of(file)))
                .isInstanceOfSatisfying(
                        RefusedFileException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContaining(told);
    }

    @Test
    void aBombIsReadNoFurther() {
        byte[] bomb = Arrays.copyOf(ALMATY, 30 << 20);
        bomb[130] = 1;
        bomb[131] = 2;

        assertThatThrownBy(() -> read(Map.of("a.shp", bomb, "a.dbf", dbf(0, UTF_8, NAME))))
                .isInstanceOfSatisfying(
                        RefusedFileException.class,
                        refusal -> assertThat(refusal.code()).isIn("zip-bomb", "broken-shapefile"));
    }
}
