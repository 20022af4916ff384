package org.chronomap.backend.importing.rows;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes of files that nobody would send on purpose, or somebody would, when all readers are asked as they are in an import. */
class OddFilesTest {

    private static final int MEGABYTES = 40;
    private static final String TABLE = "when,what\n2022-01-05,Пожар\n";
    private static final String POINT = "{\"type\":\"Point\",\"coordinates\":[76.95,43.24]}";
    private static final String LAUGHS =
            "<?xml version='1.0'?><!DOCTYPE kml [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]>"
                    + "<kml><Placemark><name>&c;</name></Placemark></kml>";
    private static final String OUTSIDE =
            "<?xml version='1.0'?><!DOCTYPE gpx [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><gpx><wpt lat='1' lon='2'><name>&a;</name></wpt></gpx>";

    @TempDir
    private Path folder;

    static Stream<Arguments> eachIsReadOrRefusedWithItsReason() throws IOException {
        return Stream.of(
                arguments("0 bytes", new byte[0], "refused empty"),
                arguments("only a mark of UTF-8", "\ufeff".getBytes(UTF_8), "refused empty"),
                arguments("only a mark of UTF-16", "\ufeff".getBytes(UTF_16LE), "refused empty"),
                arguments("only breaks", "\n\r\n\n".getBytes(UTF_8), "refused empty"),
                arguments("only bytes of 0", new byte[500], "refused unknown-format"),
                arguments("a table that is called a picture", TABLE.getBytes(UTF_8), "csv 1"),
                arguments("a table in UTF-16", ("\ufeff" + TABLE).getBytes(UTF_16BE), "csv 1"),
                arguments("a table in Windows-1251", TABLE.getBytes(Charset.forName("windows-1251")), "csv 1"),
                arguments("GeoJSON in UTF-16", POINT.getBytes(UTF_16LE), "geojson 1"),
                arguments(
                        "GeoJSON in Windows-1251",
                        "{\"type\":\"Feature\",\"properties\":{\"a\":\"Пожар\"}}"
                                .getBytes(Charset.forName("windows-1251")),
                        "refused broken-json"),
                arguments(
                        "TimelineJS in Windows-1251",
                        "{\"events\":[{\"start_date\":{\"year\":\"2022\"},\"text\":{\"headline\":\"Пожар\"}}]}"
                                .getBytes(Charset.forName("windows-1251")),
                        "refused broken-json"),
                arguments("entities in entities", LAUGHS.getBytes(UTF_8), "refused broken-xml"),
                arguments("what stands outside", OUTSIDE.getBytes(UTF_8), "refused unknown-format"),
                arguments("a bomb as KMZ", bomb("doc.kml", "<kml><Placemark>", ' '), "refused zip-bomb"),
                arguments(
                        "a bomb as XLSX",
                        bomb(
                                "xl/workbook.xml",
                                "<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>",
                                ' '),
                        "refused zip-bomb"),
                arguments(
                        "a bomb of shapes",
                        bomb("a.shp", "\0\0'\n" + "\0".repeat(96) + "\0\0\0\1\u007f\0\0\0", 0),
                        "refused zip-bomb"),
                arguments(
                        "a bomb as ODS",
                        bomb(
                                "content.xml",
                                "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'>",
                                ' ',
                                "mimetype",
                                "application/vnd.oasis.opendocument.spreadsheet"),
                        "refused zip-bomb"),
                arguments(
                        "a bomb of GeoJSON",
                        bomb("a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[", ' '),
                        "refused zip-bomb"),
                arguments("a program", "\u007fELF\2\1\1\0\0\0\0\0".getBytes(UTF_8), "refused unknown-format"),
                arguments(
                        "a picture",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0},
                        "refused unknown-format"),
                arguments(
                        "an SQLite file of another kind",
                        ("SQLite format 3" + "\0".repeat(500)).getBytes(UTF_8),
                        "refused unknown-format"));
    }

    /** @param first names and texts of what stands before it */
    private static byte[] bomb(String name, String begin, int filling, String... first) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) filling);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < first.length; i += 2) {
                zip.putNextEntry(new ZipEntry(first[i]));
                zip.write(first[i + 1].getBytes(UTF_8));
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(begin.getBytes(UTF_8));
            for (int i = 0; i < MEGABYTES; i++) {
                zip.write(megabyte);
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void eachIsReadOrRefusedWithItsReason(String name, byte[] bytes, String outcome) throws IOException {
        Path file = Files.write(folder.resolve("sent"), bytes);

        assertThat(outcome(SpooledFile.at(file, "holiday.jpg"))).isEqualTo(outcome);
    }

    private static String outcome(ForeignFile file) throws IOException {
        return outcome(file, Options.NONE);
    }

    private static String outcome(ForeignFile file, Options options) throws IOException {
        try (Rows rows = FileKinds.open(file, options)) {
            int count = 0;
            for (Row row = rows.next(); row != null; row = rows.next()) {
                count++;
            }
            return rows.format().id() + " " + count;
        } catch (RefusedFileException e) {
            assertThat(e).hasMessageMatching("(?s).{20,}").hasMessageNotContainingAny("column -", "StreamRead");
            return "refused " + e.code();
        }
    }

    /** What a file has with each kind of text, whatever its name says, in each of Unicode's encodings, and in another that is said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        csv 1           | when,what~2022-01-05,Пожар~
        geojson 1       | {"type":"Feature","geometry":null,"properties":{"что":"Пожар"}}
        geojsonl 2      | {"type":"Feature","geometry":null,"properties":{"что":"Пожар"}}~{"type":"Feature","geometry":null,"properties":{}}~
        geojsonseq 1    | ^{"type":"Feature","geometry":null,"properties":{"что":"Пожар"}}~
        kml 1           | <kml><Placemark><name>Пожар</name></Placemark></kml>
        gpx 1           | <gpx><wpt lat="43" lon="76"><name>Пожар</name></wpt></gpx>
        timelinejs 1    | {"events":[{"start_date":{"year":"2022"},"text":{"headline":"Пожар"}}]}
        storymapjs 1    | {"storymap":{"slides":[{"location":{"lat":43,"lon":76},"text":{"headline":"Пожар"}}]}}
        timemap 1       | [{"latitude":"43","longitude":"76","category":"a","description":"Пожар"}]
        umap 1          | {"type":"umap","layers":[{"features":[{"type":"Feature","geometry":null,"properties":{"name":"Пожар"}}]}]}
        linked-places 1 | {"type":"FeatureCollection","features":[{"names":[{"toponym":"Пожар"}]}]}
        chronomap 1     | {"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":null,"properties":{"title":"Пожар","when":"2022","timePrecision":"year","latestStart":null,"category":"x","status":"reported"}}]}
        """)
    void eachKindOfTextIsReadInItsEncoding(String outcome, String text) throws IOException {
        String whole = text.replace('~', '\n').replace('^', '\u001e');
        for (byte[] bytes : List.of(
                whole.getBytes(UTF_8),
                ("\ufeff" + whole).getBytes(UTF_8),
                ("\ufeff" + whole).getBytes(UTF_16LE),
                ("\ufeff" + whole).getBytes(UTF_16BE))) {
            Path file = Files.write(folder.resolve("sent"), bytes);

            assertThat(outcome(SpooledFile.at(file, "holiday.jpg"))).isEqualTo(outcome);
        }
        Charset windows = Charset.forName("windows-1251");
        Path file = Files.write(folder.resolve("sent"), whole.getBytes(windows));
        // By what it is known may be a letter that is no UTF-8.
        assertThat(outcome(SpooledFile.at(file, "holiday.jpg"), new Options(windows, null, null, null, null)))
                .endsWith(outcome.substring(outcome.indexOf(' ')));
    }

    /** Of 2 GB: what begins so, and goes on with the same piece for ever. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        long-line  | when,what~                                                                                        | x
        long-line  | when,what~"                                                                                       | x
        long-line  | 1                                                                                                 | ,
        too-large  | {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"                     | x
        too-large  | {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1                     | 1
        too-large  | {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":                      | [
        too-long   | <kml><!--                                                                                         | x
        too-long   | <gpx><wpt lat='                                                                                   | 1
        too-deep   | <kml>                                                                                             | <Folder>
        too-large  | {"events":[{"start_date":{"year":"2022"},"text":{"headline":"                                     | x
        too-large  | {"storymap":{"slides":[{"text":{"headline":"                                                      | x
        too-large  | [{"latitude":1,"longitude":2,"category":"a","description":"                                       | x
        too-large  | {"type":"umap","layers":[{"features":[{"properties":{"name":"                                     | x
        too-long   | {"type":"umap","layers":[{"features":[{"geometry":{"type":"LineString","coordinates":[[1,2]        | ,[1,2]
        too-large  | {"type":"FeatureCollection","features":[{"names":[{"toponym":"                                    | x
        """)
    void aLineWithoutAnEndIsRefusedBeforeItFillsTheMemory(String code, String begin, String again) throws IOException {
        LongFile file = new LongFile(begin.replace('~', '\n'), again, 2L << 30);

        assertThat(outcome(file)).isEqualTo("refused " + code);
    }
}
