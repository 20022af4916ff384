package org.chronomap.geodata.ingest.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GeoJsonTest {

    private static final String POINT = "{'type':'Point','coordinates':[76.95,43.24]}";

    @Test
    void theColumnsAreTheNamesOfAllFeatures() throws RefusedFileException {
        Whole whole = Whole.of(json("""
                {'type':'FeatureCollection','name':'x','features':[
                  {'type':'Feature','id':7,'geometry':GEOMETRY,'properties':{'id':'a','when':'5.1.2022','n':1.50,'ok':true,'no':null}},
                  {'type':'Feature','geometry':null,'properties':null},
                  {'type':'Feature','properties':{'late':{'a':[1,NaN]},'blank':' ','n':NaN},'geometry':GEOMETRY,'title':'T'}
                ]}
                """));

        assertThat(whole.format()).isEqualTo("geojson");
        assertThat(whole.columns())
                .containsExactly("id", "id (2)", "when", "n", "ok", "no", "late", "blank", "title", "geometry");
        assertThat(whole.row(1))
                .isEqualTo("id=N:7; id (2)=T:a; when=T:5.1.2022; n=N:1.50; ok=T:true; geometry=S:POINT (76.95 43.24)");
        assertThat(whole.row(2)).isEmpty();
        assertThat(whole.row(3)).isEqualTo("late=T:{\"a\":[1,null]}; title=T:T; geometry=S:POINT (76.95 43.24)");
        assertThat(whole.faults()).isEmpty();
        assertThat(whole.notes()).anyMatch(note -> note.contains("NaN"));
        assertThat(whole.cell(1, "ok")).isEqualTo(new Cell.Truth(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'features':[{'properties':{},'geometry':GEOMETRY,'type':'Feature'}],'type':'FeatureCollection'} | 1",
                "{'type':'FeatureCollection','features':[]} | 0",
                "{'type':'Feature','geometry':GEOMETRY,'properties':{}} | 1",
                "{'geometry':GEOMETRY,'properties':{},'type':'Feature'} | 1",
                "GEOMETRY | 1",
                "{'type':'GeometryCollection','geometries':[GEOMETRY,GEOMETRY]} | 1",
                "[{'type':'Feature','geometry':GEOMETRY,'properties':{}},{'type':'Feature','geometry':null,'properties':{}}] | 2",
                "{'type':'Feature','geometry':GEOMETRY,'properties':{}} {'type':'Feature','geometry':null} | 2",
                "{'type':'FeatureCollection','features':[GEOMETRY]} {'type':'FeatureCollection','features':[GEOMETRY]} | 2"
            })
    void whateverFormItHas(String text, int features) throws RefusedFileException {
        Whole whole = Whole.of(json(text));

        assertThat(whole.rows()).hasSize(features);
        assertThat(whole.faults()).isEmpty();
        if (features > 0) {
            assertThat(whole.cell(1, "geometry")).isInstanceOf(Cell.Shape.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Point | [76.95,43.24,700,1564184396] | POINT (76.95 43.24) |",
                "Point | [] | |",
                "Point | [43.24,176.95] | | swapped-coordinates",
                "Point | [655000,4790000] | | not-on-earth",
                "Point | [190,60] | POINT (-170 60) |",
                "Point | ['76.95','43.24'] | | bad-coordinates",
                "Point | [76.95] | | bad-coordinates",
                "Point | [NaN,43] | | bad-coordinates",
                "Point | [1e999,43] | | bad-coordinates",
                "Point | [[76.95,43.24]] | | bad-coordinates",
                "Point | 5 | | bad-coordinates",
                "LineString | [[1,2],[3,4]] | LINESTRING (1 2, 3 4) |",
                "LineString | [[1,2]] | | too-few-points",
                "LineString | [[170,0],[190,0]] | MULTILINESTRING ((170 0, 180 0), (-180 0, -170 0)) |",
                "Polygon | [[[0,0],[1,0],[1,1]]] | POLYGON ((0 0, 1 0, 1 1, 0 0)) |",
                "Polygon | [[[0,0],[1,0]]] | | too-few-points",
                "Polygon | [[[170,0],[190,10],[190,0],[170,10],[170,0]]] | | broken-area",
                "MultiPoint | [[1,2],[3,4]] | MULTIPOINT ((1 2), (3 4)) |",
                "MultiLineString | [[[1,2],[3,4]]] | LINESTRING (1 2, 3 4) |",
                "MultiPolygon | [[[[0,0],[1,0],[1,1],[0,0]]]] | POLYGON ((0 0, 1 0, 1 1, 0 0)) |",
                "CircularString | [[1,2],[3,4],[5,6]] | | unknown-geometry"
            })
    void eachGeometryIsOneOrAFault(String type, String coordinates, String shape, String fault)
            throws RefusedFileException {
        Whole whole = Whole.of(
                json("{'type':'FeatureCollection','features':[{'type':'Feature','properties':{'a':1},'geometry':"
                        + "{'coordinates':%s,'type':'%s'}}]}".formatted(coordinates, type)));

        assertThat(whole.faults()).isEqualTo(fault == null ? List.of() : List.of("1 geometry " + fault));
        Cell cell = whole.cell(1, "geometry");
        assertThat(cell == null ? null : cell.text()).isEqualTo(shape);
    }

    @Test
    void aSwappedPositionIsProposedTheOtherWayRound() throws RefusedFileException {
        Whole whole = Whole.of(json("{'type':'Point','coordinates':[43.24,176.95]}"));

        assertThat(whole.rows().get(0).faults().get(0).given()).isEqualTo("43.24, 176.95");
        assertThat(whole.rows().get(0).faults().get(0).detail()).endsWith("Is it 176.95, 43.24?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'name':'urn:ogc:def:crs:OGC:1.3:CRS84' | 76.95,43.24",
                "'name':'urn:ogc:def:crs:EPSG::4326' | 76.95,43.24",
                "'name':'EPSG:4326' | 76.95,43.24",
                "'code':4326 | 76.95,43.24",
                "'name':'urn:ogc:def:crs:EPSG::3857' | 8566034.8,5348573.9",
                "'name':'http://www.opengis.net/def/crs/EPSG/0/32643' | 658400,4789230"
            })
    void anOldReferenceSystemMayStandBehindTheFeatures(String crs, String position) throws RefusedFileException {
        Whole whole = Whole.of(json(("{'type':'FeatureCollection','features':[{'type':'Feature','properties':null,"
                        + "'geometry':{'type':'Point','coordinates':[%s]}}],'crs':{'type':'name','properties':{%s}}}")
                .formatted(position, crs)));

        Cell.Shape shape = (Cell.Shape) whole.cell(1, "geometry");
        assertThat(shape.geometry().getCoordinate().x).isCloseTo(76.95, offset(0.01));
        assertThat(shape.geometry().getCoordinate().y).isCloseTo(43.24, offset(0.01));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'time':{'date':'2022-01-05'} | 2022-01-05",
                "'time':{'timestamp':'2022-01-05T18:30:00Z'} | 2022-01-05T18:30:00Z",
                "'time':{'date':'2022-01-05','timestamp':'2022-01-05T18:30:00Z'} | 2022-01-05T18:30:00Z",
                "'time':{'interval':['2022-01-02','2022-01-11']} | 2022-01-02/2022-01-11",
                "'time':{'interval':['..','2022-01-11']} | ../2022-01-11",
                "'time':{'interval':['2022-01-02T10:00:00Z','..']} | 2022-01-02T10:00:00Z/..",
                "'time':{'date':'-0043-03-15'} | -0043-03-15",
                "'time':null | ",
                "'time':{} | "
            })
    void theTimeOfJsonFgIsADate(String time, String edtf) throws RefusedFileException {
        Whole whole = Whole.of(
                json("{'type':'Feature','conformsTo':['[json-fg-1:core]'],'geometry':GEOMETRY,'properties':{'a':1},%s}"
                        .formatted(time)));

        assertThat(whole.format()).isEqualTo("jsonfg");
        assertThat(whole.faults()).isEmpty();
        if (edtf != null) {
            assertThat(whole.cell(1, "time")).isEqualTo(new Cell.Moment(edtf));
        } else {
            assertThat(whole.columns()).doesNotContain("time");
        }
    }

    @Test
    void aTimeThatIsNoneIsAFault() throws RefusedFileException {
        Whole whole =
                Whole.of(json("{'type':'Feature','geometry':GEOMETRY,'properties':{},'time':{'date':'2022-13-05'}}"));

        assertThat(whole.faults()).containsExactly("1 time bad-date");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http://www.opengis.net/def/crs/EPSG/0/4326 | [43.24,76.95]",
                "[EPSG:3857] | [8566034.8,5348573.9]",
                "http://www.opengis.net/def/crs/OGC/0/CRS84 | [76.95,43.24]"
            })
    void thePlaceOfJsonFgIsInTheOrderOfItsSystem(String system, String coordinates) throws RefusedFileException {
        Whole whole = Whole.of(
                json("{'type':'Feature','geometry':null,'place':{'type':'Point','coordinates':%s},'coordRefSys':'%s'}"
                        .formatted(coordinates, system)));

        assertThat(whole.faults()).isEmpty();
        Cell.Shape shape = (Cell.Shape) whole.cell(1, "geometry");
        assertThat(shape.geometry().getCoordinate().x).isCloseTo(76.95, offset(0.001));
    }

    @ParameterizedTest
    @MethodSource
    void inEveryUnicode(Charset charset, String mark) throws RefusedFileException {
        String text = mark + json("{'type':'Feature','geometry':GEOMETRY,'properties':{'name':'Қазақстан'}}");

        Whole whole = Whole.of(SentFile.of(text.getBytes(charset)));

        assertThat(whole.cell(1, "name")).isEqualTo(new Cell.Text("Қазақстан"));
    }

    static Stream<Arguments> inEveryUnicode() {
        return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .flatMap(charset -> Stream.of(arguments(charset, ""), arguments(charset, "\uFEFF")));
    }

    @Test
    void inAnOldEncodingWhenItIsSaid() throws RefusedFileException {
        Charset old = Charset.forName("windows-1251");
        SentFile file = SentFile.of(json("{'type':'Feature','geometry':GEOMETRY,'properties':{'name':'Алматы'}}")
                .getBytes(old));

        assertThatThrownBy(() -> Whole.of(file)).hasMessageContaining("save it so, or say which encoding it has");
        assertThat(Whole.of(file, new Options(old, null, null, null, null)).cell(1, "name"))
                .isEqualTo(new Cell.Text("Алматы"));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsBrokenIsRefusedWithItsPlace(String text, String code, String told) {
        assertThatThrownBy(() -> Whole.of(json(text)))
                .isInstanceOfSatisfying(
                        RefusedFileException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContaining(told);
    }

    static Stream<Arguments> whatIsBrokenIsRefusedWithItsPlace() {
        String feature = "{'type':'Feature','geometry':GEOMETRY,'properties':{}}";
        return Stream.of(
                arguments(
                        "{'type':'FeatureCollection','features':[\n" + feature + ",\n" + feature + ",\n]}",
                        "broken-json",
                        "at line 4, column 1, in feature 3: Unexpected character (']'"),
                arguments("{'type':'FeatureCollection','features':[" + feature, "broken-json", "in feature 2"),
                arguments(
                        "{'type':'Feature','properties':{'a':1,}}",
                        "broken-json",
                        "in feature 1: Unexpected character ('}'"),
                arguments(
                        "{'type':'FeatureCollection','features':[" + feature + ",{'properties':{'a':1,}}]}",
                        "broken-json",
                        "in feature 2: Unexpected character ('}' (code 125)): was expecting double-quote to start property name."
                                + " Is there a comma too many before it?"),
                arguments(
                        "{'type':'FeatureCollection','features':[" + "[".repeat(200),
                        "too-large",
                        "Document nesting depth (101) exceeds the maximum allowed (100)"),
                arguments(
                        "{'type':'FeatureCollection','crs':{'type':'name','properties':{'name':'EPSG:999999'}},'features':[]}",
                        "unknown-reference-system",
                        "ogr2ogr"),
                arguments("{'type':'Topology','objects':{}}", "unread-topojson", "ogr2ogr"),
                arguments(
                        "{'geometryType':'esriGeometryPoint','features':[{'attributes':{},'geometry':{}}]}",
                        "unread-esrijson",
                        "Esri JSON"),
                arguments("{'type':'umap','layers':[]}", "unknown-format", "GeoJSON"),
                arguments("\uFEFF", "unknown-format", "GeoJSON"),
                arguments("", "empty", "0 bytes"));
    }

    @Test
    void whatIsNoFeatureIsAFaultOfItsRow() throws RefusedFileException {
        Whole whole = Whole.of(json(
                "{'type':'FeatureCollection','features':[{'type':'Feature','geometry':5,'properties':[1]},7,{'type':'Bear'},"
                        + "{'type':'Feature','geometry':GEOMETRY,'properties':{'a':1}}]}"));

        assertThat(whole.faults())
                .containsExactly(
                        "1 geometry not-an-object",
                        "1 properties not-an-object",
                        "2 null not-a-feature",
                        "3 null not-a-feature");
        assertThat(whole.row(4)).startsWith("a=N:1; geometry=");
    }

    @Test
    void aThousandNamesShareTheLastColumn() throws RefusedFileException {
        StringBuilder properties = new StringBuilder("'p0':0");
        for (int i = 1; i < 3000; i++) {
            properties.append(",'p").append(i).append("':").append(i);
        }

        Whole whole = Whole.of(json("{'type':'Feature','geometry':GEOMETRY,'properties':{%s}}".formatted(properties)));

        assertThat(whole.columns()).hasSizeLessThanOrEqualTo(1000).contains("geometry");
        assertThat(whole.cell(1, "other properties").text()).contains("\"p2999\":\"2999\"");
    }

    @Test
    void aFeatureThatIsTooLongIsPassedOver() throws RefusedFileException {
        String begin = json("{'type':'FeatureCollection','features':[{'type':'Feature','properties':{'a':1},'geometry':"
                + "{'type':'LineString','coordinates':[[0,0]");
        String end = json("]}},{'type':'Feature','properties':{'a':2},'geometry':GEOMETRY}]}");

        Whole whole = Whole.of(SentFile.of(begin, ",[76.951234567,43.241234567]", 1_000_000, end));

        assertThat(whole.faults()).containsExactly("1 null too-long");
        assertThat(whole.row(2)).startsWith("a=N:2; geometry=");
    }

    @Test
    void aTextThatIsLongerThanACellIsAFault() throws RefusedFileException {
        String begin = json(
                "{'type':'FeatureCollection','features':[{'type':'Feature','geometry':GEOMETRY,'properties':{'b':[");
        String end = json("],'c':'" + "x".repeat(100_001) + "'}}]}");

        Whole whole = Whole.of(SentFile.of(begin + "1", ",\"some text\"", 20_000, end));

        assertThat(whole.faults()).containsExactly("1 b too-long", "1 c too-long");
    }

    @Test
    void aStringOfManyMegabytesIsRefused() {
        SentFile file = SentFile.of(
                json("{'type':'Feature','geometry':GEOMETRY,'properties':{'a':'"), "x".repeat(1024), 40_000, "\"}}");

        assertThatThrownBy(() -> Whole.of(file))
                .isInstanceOfSatisfying(
                        RefusedFileException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("too-large"));
    }

    @ParameterizedTest
    @MethodSource
    void aSequenceReadsOnBehindWhatIsBroken(String before, String behind, String format) throws RefusedFileException {
        String between = behind + before;
        String feature = "{'type':'Feature','properties':{'n':%d},'geometry':GEOMETRY}";

        Whole whole = Whole.of(json(before
                + String.join(
                        between,
                        feature.formatted(1),
                        "{'type':'Feature',,}",
                        feature.formatted(3),
                        "",
                        "7",
                        "GEOMETRY")
                + behind));

        assertThat(whole.format()).isEqualTo(format);
        assertThat(whole.faults()).containsExactly("2 null broken-json", "4 null not-a-feature");
        assertThat(whole.row(3)).startsWith("n=N:3; geometry=");
        assertThat(whole.row(5)).startsWith("geometry=");
    }

    static Stream<Arguments> aSequenceReadsOnBehindWhatIsBroken() {
        return Stream.of(
                arguments("", "\n", "geojsonl"),
                arguments("", "\r\n", "geojsonl"),
                arguments("\u001e", "\n", "geojsonseq"),
                arguments("\u001e", "", "geojsonseq"));
    }

    @Test
    void aLineOfManyMegabytesIsAFaultAndTheNextIsRead() throws RefusedFileException {
        String feature = json("{'type':'Feature','properties':{'n':1},'geometry':GEOMETRY}\n");

        Whole whole = Whole.of(SentFile.of(
                feature + json("{'type':'Feature','properties':{'n':'"), "x".repeat(1024), 20_000, "\"}}\n" + feature));

        assertThat(whole.faults()).containsExactly("2 null too-long");
        assertThat(whole.rows()).hasSize(3);
    }

    private static String json(String text) {
        return text.replace("GEOMETRY", POINT).replace('\'', '"');
    }
}
