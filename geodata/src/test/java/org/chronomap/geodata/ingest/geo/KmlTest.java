package org.chronomap.geodata.ingest.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KmlTest {

    private static final String POINT = "<Point><coordinates>76.95,43.24,700</coordinates></Point>";

    @Test
    void thePlacemarksOfAllFolders() throws RefusedFileException {
        Whole whole = Whole.of("""
                <?xml version="1.0" encoding="UTF-8"?>
                <kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>All</name>
                <Style id="s"><IconStyle/></Style>
                <Folder><name>2022</name><Folder><name>January</name>
                <Placemark id="p1"><name>Square</name><description><![CDATA[<b>Shots</b> at the&nbsp;square<br>see <a href="https://e.org/a">here</a><script>x()</script>]]></description>
                <TimeStamp><when>2022-01-05T18:30:00+06:00</when></TimeStamp><styleUrl>#s</styleUrl>
                <ExtendedData><Data name="dead"><displayName>Dead</displayName><value>12</value></Data><SchemaData schemaUrl="#x"><SimpleData name="src">AFP &amp; co</SimpleData></SchemaData></ExtendedData>
                POINT</Placemark></Folder><Placemark><TimeSpan><begin>2022-01-02</begin></TimeSpan></Placemark></Folder>
                <NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>
                <GroundOverlay><name>Map</name></GroundOverlay>
                <Placemark><name>Last</name><address>Abay 1</address></Placemark>
                </Document></kml>
                """.replace("POINT", POINT));

        assertThat(whole.format()).isEqualTo("kml");
        assertThat(whole.row(1))
                .isEqualTo(
                        "folder=T:2022 / January; id=T:p1; name=T:Square; description=T:Shots at the square\nsee here (https://e.org/a);"
                                + " dead=T:12; src=T:AFP & co; geometry=S:POINT (76.95 43.24); time=M:2022-01-05T18:30:00+06:00");
        assertThat(whole.row(2)).isEqualTo("folder=T:2022; time=M:2022-01-02/..");
        assertThat(whole.row(3)).isEqualTo("name=T:Last; address=T:Abay 1");
        assertThat(whole.faults()).isEmpty();
        assertThat(whole.notes())
                .containsExactly(
                        "The file links to others (NetworkLink), which are not fetched",
                        "The file also has a GroundOverlay, which is left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<TimeStamp><when>1997</when></TimeStamp> | 1997 |",
                "<TimeStamp><when>1997-07</when></TimeStamp> | 1997-07 |",
                "<TimeStamp><when>1997-07-16Z</when></TimeStamp> | 1997-07-16 |",
                "<TimeStamp><when>1997-07-16T07:30:15.25Z</when></TimeStamp> | 1997-07-16T07:30:15.25Z |",
                "<TimeStamp><when>1912-04-15T02:20:00</when></TimeStamp> | 1912-04-15T02:20:00 |",
                "<TimeStamp><when>-0043-03-15</when></TimeStamp> | -0043-03-15 |",
                "<TimeStamp><when> </when></TimeStamp> | |",
                "<TimeStamp/> | |",
                "<TimeSpan><begin>1990</begin><end>1999-12</end></TimeSpan> | 1990/1999-12 |",
                "<TimeSpan><end>1999-12</end></TimeSpan> | ../1999-12 |",
                "<TimeSpan><begin>1999</begin><end>1999</end></TimeSpan> | 1999 |",
                "<TimeSpan><begin>1999</begin><end>1990</end></TimeSpan> | | 1 time bad-date",
                "<TimeStamp><when>5 Jan 2022</when></TimeStamp> | | 1 time bad-date",
                "<TimeStamp><when>2022-01-05T24:00:00Z</when></TimeStamp> | ? |",
                "<TimeInstant><timePosition>2004-01-01</timePosition></TimeInstant> | 2004-01-01 |"
            })
    void timesAreDates(String time, String edtf, String fault) throws RefusedFileException {
        Whole whole = Whole.of("<kml><Placemark>" + time + POINT + "</Placemark></kml>");

        if (!"?".equals(edtf)) {
            assertThat(whole.faults()).isEqualTo(fault == null ? List.of() : List.of(fault));
            assertThat(whole.columns().contains("time") ? whole.cell(1, "time") : null)
                    .isEqualTo(edtf == null ? null : new Cell.Moment(edtf));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Point><coordinates> 76.95 , 43.24 , 0 </coordinates></Point> | POINT (76.95 43.24) |",
                "<Point><coordinates/></Point> | |",
                "<Point><coordinates>43.24,176.95</coordinates></Point> | | swapped-coordinates",
                "<Point><coordinates>76.95</coordinates></Point> | | bad-coordinates",
                "<Point><coordinates>76.95;43.24</coordinates></Point> | | bad-coordinates",
                "<LineString><coordinates>1,2 3,4,5</coordinates></LineString> | LINESTRING (1 2, 3 4) |",
                "<LineString><coordinates>1,2</coordinates></LineString> | | too-few-points",
                "<LinearRing><coordinates>0,0 1,0 1,1</coordinates></LinearRing> | LINEARRING (0 0, 1 0, 1 1, 0 0) |",
                "<Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing></outerBoundaryIs><innerBoundaryIs><LinearRing><coordinates>2,1 3,1 3,2 2,1</coordinates></LinearRing></innerBoundaryIs></Polygon> | POLYGON ((0 0, 9 0, 9 9, 0 0), (2 1, 3 1, 3 2, 2 1)) |",
                "<MultiGeometry><Point><coordinates>1,2</coordinates></Point><MultiGeometry><Point><coordinates>3,4</coordinates></Point></MultiGeometry></MultiGeometry> | MULTIPOINT ((1 2), (3 4)) |",
                "<gx:Track><when>2022-01-05T10:00:00Z</when><when>2022-01-05T09:00:00Z</when><gx:coord>1 2 3</gx:coord><gx:coord>3 4 5</gx:coord></gx:Track> | LINESTRING (1 2, 3 4) |",
                "<Track><coord>1 2 3</coord></Track> | POINT (1 2) |",
                "<Model><Location><longitude>1</longitude><latitude>2</latitude></Location></Model> | POINT (1 2) |"
            })
    void geometries(String geometry, String shape, String fault) throws RefusedFileException {
        Whole whole = Whole.of("<kml><Document><Placemark><name>a</name>" + geometry + "</Placemark></Document></kml>");

        assertThat(whole.faults()).isEqualTo(fault == null ? List.of() : List.of("1 geometry " + fault));
        Cell cell = whole.cell(1, "geometry");
        assertThat(cell == null ? null : cell.text()).isEqualTo(shape);
    }

    @Test
    void aTrackHasTheTimesOfItsPoints() throws RefusedFileException {
        Whole whole = Whole.of(
                "<kml><Placemark><gx:MultiTrack><gx:Track><when>2022-01-05T10:00:00Z</when><gx:coord>1 2 3</gx:coord>"
                        + "<when>2022-01-05T09:00:00Z</when><gx:coord>3 4 5</gx:coord></gx:Track></gx:MultiTrack></Placemark></kml>");

        assertThat(whole.cell(1, "time")).isEqualTo(new Cell.Moment("2022-01-05T09:00:00Z/2022-01-05T10:00:00Z"));
        assertThat(whole.cell(1, "times").text()).isEqualTo("[\"2022-01-05T10:00:00Z\",\"2022-01-05T09:00:00Z\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "<kml xmlns='http://earth.google.com/kml/2.0'>, </kml>",
        "<kml xmlns='http://earth.google.com/kml/2.2'><Document>, </Document></kml>",
        "<kml:kml xmlns:kml='http://www.opengis.net/kml/2.2'>, </kml:kml>",
        "<Document xsi:schemaLocation='x'>, </Document>",
        "<!-- made --><!DOCTYPE kml PUBLIC 'x' 'http://127.0.0.1:9/x.dtd'><kml>, </kml>"
    })
    void whateverItsNamespace(String begin, String end) throws RefusedFileException {
        assertThat(Whole.of(begin + "<Placemark>" + POINT + "</Placemark>" + end)
                        .row(1))
                .startsWith("geometry=");
    }

    @Test
    void inTheEncodingOfItsDeclarationOrTheOneThatIsSaid() throws RefusedFileException {
        Charset old = Charset.forName("windows-1251");
        String kml = "<kml><Placemark><name>Алматы</name></Placemark></kml>";
        SentFile undeclared = SentFile.of(kml.getBytes(old));

        assertThat(Whole.of(SentFile.of(("<?xml version='1.0' encoding='windows-1251'?>" + kml).getBytes(old)))
                        .row(1))
                .isEqualTo("name=T:Алматы");
        assertThat(Whole.of(undeclared, new Options(old, null, null, null, null))
                        .row(1))
                .isEqualTo("name=T:Алматы");
        assertThat(Whole.of(SentFile.of(("\uFEFF" + kml).getBytes(StandardCharsets.UTF_16LE)))
                        .row(1))
                .isEqualTo("name=T:Алматы");
        assertThatThrownBy(() -> Whole.of(undeclared)).hasMessageContaining("say which encoding it has");
        assertThatThrownBy(() -> Whole.of("<?xml version='1.0' encoding='klingon'?>" + kml))
                .hasMessageContaining("save the file as UTF-8");
    }

    @ParameterizedTest
    @MethodSource
    void whatIsBrokenOrHostileIsRefused(SentFile file, String code) {
        assertThatThrownBy(() -> Whole.of(file))
                .isInstanceOfSatisfying(
                        RefusedFileException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    static Stream<Arguments> whatIsBrokenOrHostileIsRefused() {
        String laughs =
                "<!DOCTYPE kml [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>";
        return Stream.of(
                arguments(SentFile.of("<kml><Placemark><name>a</Placemark></kml>"), "broken-xml"),
                arguments(SentFile.of("<kml><Placemark>"), "broken-xml"),
                arguments(SentFile.of(laughs + "<kml><Placemark><name>&b;</name></Placemark></kml>"), "broken-xml"),
                arguments(SentFile.of(laughs + "<kml><Placemark><name>&c;</name></Placemark></kml>"), "broken-xml"),
                arguments(SentFile.of("<kml>", "<Folder>", 1000, ""), "too-deep"),
                arguments(
                        SentFile.of("<kml><Placemark><description><![CDATA[", "x".repeat(1024), 20_000, "]]>"),
                        "too-long"),
                arguments(SentFile.of("<kml><!--", "x".repeat(1024), 20_000, "--></kml>"), "too-long"),
                arguments(SentFile.of("<kml><Placemark a='", "x".repeat(1024), 20_000, "'/></kml>"), "too-long"),
                arguments(SentFile.of("<FeatureCollection xmlns:gml='x'/>"), "unread-gml"),
                arguments(SentFile.of("<rss/>"), "unknown-format"));
    }

    @Test
    void aPlacemarkThatIsTooLongIsPassedOver() throws RefusedFileException {
        Whole whole = Whole.of(SentFile.of(
                "<kml><Placemark><LineString><coordinates>",
                "76.951234567,43.241234567 ",
                700_000,
                "</coordinates></LineString></Placemark><Placemark><name>b</name></Placemark></kml>"));

        assertThat(whole.faults()).containsExactly("1 null too-long");
        assertThat(whole.row(2)).isEqualTo("name=T:b");
    }

    @Test
    void ofAKmzFileTheMainOneIsRead() throws RefusedFileException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("a.kml", Whole.utf8("<kml><Placemark><name>a</name></Placemark></kml>"));
        files.put("images/x.png", new byte[1000]);
        SentFile first = SentFile.of(Whole.zip(files));
        files.put("doc.kml", Whole.utf8("<kml><Placemark><name>main</name></Placemark></kml>"));
        SentFile main = SentFile.of(Whole.zip(files));

        assertThat(Whole.of(first).row(1)).isEqualTo("name=T:a");
        assertThat(Whole.of(main).row(1)).isEqualTo("name=T:main");
        assertThat(Whole.of(main).notes())
                .containsExactly("Of the files in it, doc.kml is read, and left out are a.kml");
    }

    @Test
    void ofAKmzFileWhoseMainOneOnlyLinksTheOthersAreRead() throws RefusedFileException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "doc.kml", Whole.utf8("<kml><NetworkLink><Link><href>layers/a.kml</href></Link></NetworkLink></kml>"));
        files.put("layers/a.kml", Whole.utf8("<kml><Placemark><name>a</name></Placemark></kml>"));
        files.put("layers/b.kml", Whole.utf8("<kml><Placemark/><Placemark><address>b</address></Placemark></kml>"));

        Whole whole = Whole.of(SentFile.of(Whole.zip(files)));

        assertThat(whole.rows()).hasSize(3);
        assertThat(whole.row(3)).isEqualTo("address=T:b");
        assertThat(whole.rows().get(2).number()).isEqualTo(3);
        assertThat(whole.notes()).containsExactly("Of the files in it are read: layers/a.kml, layers/b.kml");
    }

    @Test
    void aBombIsRefused() {
        byte[] bomb = Whole.zip(Map.of(
                "doc.kml",
                Whole.utf8("<kml><Placemark><name>" + "<a>x</a>".repeat(1_500_000) + "</name></Placemark></kml>")));

        assertThat(bomb.length).isLessThan(100_000);
        assertThatThrownBy(() -> Whole.of(SentFile.of(bomb)))
                .isInstanceOfSatisfying(
                        RefusedFileException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("zip-bomb"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a < b & c | a < b & c",
                "<p>One</p><p>Two</p> | One/Two",
                "<a href='https://e.org'>https://e.org</a> | https://e.org",
                "<img src=\"https://e.org/p.jpg\"/> | https://e.org/p.jpg",
                "<table><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr></table> | A 1/B 2",
                "&#1040;&#x41;&bogus;<br> | АA&bogus;",
                "<style>p{}</style>x | x",
                "<a href=x>unclosed | unclosed (x)"
            })
    void htmlIsText(String html, String text) {
        assertThat(HtmlText.of(html).replace('\n', '/')).isEqualTo(text);
    }
}
