package org.chronomap.backend.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.chronomap.backend.Http;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.features.Gdal;
import org.chronomap.backend.features.SelectedItems;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.geodata.export.ExportFormat;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;

/** What a story is taken out as, read by others' programs. */
class ExportFilesTest extends ServerTest {

    private static final String EXPORT = STORY + "/export?f=";

    @Autowired
    private Stories stories;

    @Autowired
    private LiveStories live;

    static Stream<ExportFormat> formats() {
        return ExportFormat.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isAFileWithANameAndIsNotSentAgain(ExportFormat format) {
        Http.Answer answer = http.get(EXPORT + format.id());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(format.mediaType());
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"kazakhstan-january-2022." + format.ending() + '"');
        assertThat(answer.bytes()).isNotEmpty();
        Http.Answer again = http.get(EXPORT + format.id(), "If-None-Match", answer.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
    }

    /** Of what each can hold. */
    @ParameterizedTest
    @CsvSource({"geojson, 29", "geojsonseq, 29", "jsonfg, 29", "kml, 29", "flatgeobuf, 29", "gpx, 9"})
    void gdalReadsWhatTheIndexHas(String format, int features, @TempDir Path folder) throws IOException {
        Gdal.require();
        Path file = folder.resolve(
                "story." + ExportFormat.find(format).orElseThrow().ending());
        Files.write(file, http.get(EXPORT + format + "&lang=en").bytes());

        JsonNode read = Gdal.featuresOf(file);

        assertThat(read).hasSize(features);
        JsonNode served = http.get(STORY + "/collections/incidents/items?lang=en&limit=1000")
                .json()
                .path("features");
        List<JsonNode> places = stream(served)
                .filter(feature -> feature.path("geometry").isObject())
                .toList();
        List<JsonNode> found = stream(read)
                .filter(feature ->
                        feature.path("geometry").path("type").asString("").equals("Point"))
                .toList();
        assertThat(found).hasSameSizeAs(places);
        for (int i = 0; i < found.size(); i++) {
            JsonNode position = found.get(i).path("geometry").path("coordinates");
            JsonNode expected = places.get(i).path("geometry").path("coordinates");
            assertThat(position.path(0).asDouble()).isEqualTo(expected.path(0).asDouble());
            assertThat(position.path(1).asDouble()).isEqualTo(expected.path(1).asDouble());
            assertThat(found.get(i).toString())
                    .contains(places.get(i).path("properties").path("title").asString());
        }
        List<JsonNode> allServed =
                format.equals("gpx") ? places : stream(served).toList();
        List<JsonNode> allRead = stream(read).limit(allServed.size()).toList();
        assertThat(instants(allRead, format.equals("gpx") ? "time" : format.equals("kml") ? "begin" : "start"))
                .isEqualTo(instants(allServed, "start"))
                .isNotEmpty();
        if (!format.equals("gpx")) {
            assertThat(instants(allRead, "end"))
                    .isEqualTo(instants(allServed, "end"))
                    .isNotEmpty();
        }
    }

    /** By the places of their features; a member that programs took for a date or did not. */
    private static Map<Integer, Instant> instants(List<JsonNode> features, String name) {
        Map<Integer, Instant> instants = new TreeMap<>();
        for (int i = 0; i < features.size(); i++) {
            String text = features.get(i).path("properties").path(name).asString(null);
            if (text != null) {
                instants.put(
                        i,
                        OffsetDateTime.parse(
                                        text.replace('/', '-').replace(' ', 'T').replaceFirst("\\+00$", "Z"))
                                .toInstant());
            }
        }
        return instants;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Test
    void holdsWhatIsSelectedAlone() {
        JsonNode all = http.get(EXPORT + "geojson&lang=en&category=violence&datetime=../2022-01-06")
                .json()
                .path("features");
        JsonNode incidents = http.get(STORY
                        + "/collections/incidents/items?lang=en&category=violence&datetime=../2022-01-06&limit=1000")
                .json()
                .path("features");

        assertThat(incidents).isNotEmpty();
        assertThat(stream(all).map(feature -> feature.path("id").asString()))
                .containsExactlyElementsOf(stream(incidents)
                        .map(feature -> feature.path("id").asString())
                        .toList());
    }

    @Test
    void aTableHasEachLanguageOrTheOneThatIsAskedFor() {
        String all = http.get(EXPORT + "csv").text();
        String french = http.get(EXPORT + "csv&lang=fr").text();

        assertThat(all).startsWith("\uFEFFcollection,id,title.fr,title.en,title.ru,title.kk,");
        assertThat(french).startsWith("\uFEFFcollection,id,title,summary,when,");
        assertThat(all.lines().filter(line -> line.startsWith("incidents,"))).hasSize(26);
        assertThat(all.lines().filter(line -> line.startsWith("movements,"))).hasSize(3);
    }

    @Test
    void noSpreadsheetReckonsWhatSomebodyWrote(@TempDir Path folder) throws IOException {
        String story = ownStories.hold("reckoned-abroad", Map.of("story.yaml", """
                        title: {en: Reckoned}
                        timeZone: UTC
                        extent: 2022-01-01/2022-01-31
                        languages: [en]
                        categories: [{id: all, label: {en: All}, colour: "#336699", pattern: dots}]
                        """, "incidents.yaml", """
                        - {id: one, when: "2022-01-05", geoPrecision: none, category: all, status: reported,
                           title: {en: '=HYPERLINK("https://example.org")'}, summary: {en: "a \\"quoted\\", and\\ntwo lines"}, sources: [{publisher: "@agency"}]}
                        """));

        String csv = http.get(story + "/export?f=csv").text();
        String sheet = entry(http.get(story + "/export?f=xlsx").bytes(), "xl/worksheets/sheet1.xml", folder);

        assertThat(csv)
                .contains(",\"'=HYPERLINK(\"\"https://example.org\"\")\",\"a \"\"quoted\"\", and\ntwo lines\",")
                .contains(",'@agency,");
        assertThat(sheet).isNotEmpty().doesNotContain("<f>");
    }

    private static String entry(byte[] zip, String name, Path folder) throws IOException {
        Path file = Files.write(folder.resolve("story.xlsx"), zip);
        try (ZipFile entries = new ZipFile(file.toFile())) {
            return new String(entries.getInputStream(entries.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** One of unknown date, one before Christ, a movement by a way of its own, and a number in words alone. */
    private String odd() {
        return ownStories.hold(
                "odd-abroad",
                Map.of("story.yaml", """
                        title: {en: Odd}
                        timeZone: Asia/Almaty
                        extent: 2022-01-01/2022-01-31
                        languages: [en]
                        categories: [{id: all, label: {en: "All <b>, and more"}, colour: "#336699", pattern: dots}]
                        """, "places.yaml", """
                        - {id: here, name: {en: Here}, kind: city, at: [70, 40]}
                        - {id: there, name: {en: There}, kind: city, at: [72, 42]}
                        """, "incidents.yaml", """
                        - {id: undated, when: XXXX, place: here, geoPrecision: city, category: all, status: reported,
                           title: {en: Some day}, numbers: {killed: {words: {en: many}}}, sources: [{publisher: AFP}]}
                        - {id: caesar, when: "-0043-03-15", place: there, geoPrecision: city, category: all, status: claimed,
                           title: {en: "Ides <i>of March"}, numbers: {killed: {best: 1}, troops: {words: {en: some}}}, sources: [{publisher: AFP}]}
                        - {id: moment, when: "2022-01-05T10:00:30", at: [72, 42.2], category: all, status: claimed,
                           title: {en: A moment}, numbers: {killed: {low: 10, high: 12.50}}, sources: [{publisher: AFP}]}
                        """, "movements.yaml", """
                        - {id: round, when: "2022-01-07", from: [here], to: [there], via: [[71.5, 40.25]], category: all, status: reported,
                           title: {en: Round about}, sources: [{publisher: AFP}]}
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "csv | incidents,undated,Some day,,XXXX,,,,,",
                "csv | incidents,caesar,Ides <i>of March,,'-0043-03-15,'-000043-03-14T",
                "csv | ,'[[71.5,40.25]]',",
                "csv | ,10,,12.5,,",
                "csv | '{\"troops\":{\"words\":\"some\"}}'",
                "geojson | \"when\":\"XXXX\"",
                "geojson | [71.5,40.25]",
                "geojsonseq | [71.5,40.25]",
                "jsonfg | \"featureType\":\"incidents\",\"time\":null",
                "jsonfg | \"time\":{\"date\":\"2022-01-07\"}",
                "kml | <begin>-0043-03-14T",
                "kml | Ides &lt;i&gt;of March</name>",
                "kml | 70.0,40.0 70.",
                "kml | 71.5,40.25",
                "gpx | <time>-0043-03-14T",
                "gpx | <trkpt lat=\"40.25\" lon=\"71.5\">",
                "timelinejs | \"headline\":\"Ides &lt;i&gt;of March\"",
                "timelinejs | \"group\":\"All &lt;b&gt;, and more\"",
                "timelinejs | {\"year\":-44,\"month\":3,\"day\":15},\"display_date\"",
                "timelinejs | \"minute\":0,\"second\":30",
                "ics | DTSTART:20220105T040030Z",
                "ics | LOCATION:22\u00a0km north of There",
                "ics | CATEGORIES:All <b>\\, and more"
            })
    void whatIsOddIsHeld(String format, String held) {
        String file = http.get(odd() + "/export?lang=en&f=" + format).text();

        assertThat(file.replace("\"[[71.5,40.25]]\"", "'[[71.5,40.25]]'").replace("\"\"", "\""))
                .contains(held.startsWith("'{") ? held.substring(1, held.length() - 1) : held);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&dated=true | caesar moment round",
                "&dated=false | undated",
                "&datetime=2022-01-07 | undated round",
                "&dated=true&datetime=../2022-01-05 | caesar moment",
                "&number=killed:10/.. | moment",
                "&q=ides | caesar",
                "&place=there&status=claimed | caesar",
                "&ids=round,undated | undated round"
            })
    void selectsAsItemsDo(String parameters, String ids) {
        JsonNode features =
                http.get(odd() + "/export?f=geojson" + parameters).json().path("features");

        assertThat(stream(features).map(feature -> feature.path("id").asString()))
                .containsExactlyInAnyOrder(ids.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"ics, undated", "ics, caesar", "timelinejs, undated"})
    void whatCannotBeHeldIsLeftOut(String format, String id) {
        assertThat(http.get(odd() + "/export?lang=en&f=" + format).text())
                .contains("moment")
                .doesNotContain(id);
    }

    @Test
    void aHeadAnswerHasNoBodyAndADraftIsForWhoMaySeeIt() {
        Http.Answer head = http.send("HEAD", EXPORT + "xlsx");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Disposition")).contains(".xlsx");
        assertThat(head.bytes()).isEmpty();
        assertThat(http.get(EXPORT + "csv&preview=true").status()).isEqualTo(403);
        assertThat(http.get(EXPORT + "csv&as-of=2001-01-01").status()).isEqualTo(404);
    }

    @Test
    void isMadeNoFasterThanItIsRead() {
        Snapshot snapshot = stories.find("kazakhstan-january-2022").orElseThrow();
        MultiValueMap<String, String> all = new LinkedMultiValueMap<>();
        Export export = Export.of(
                ExportFormat.find("geojson").orElseThrow(),
                snapshot,
                snapshot.encoded(Snapshot.EVERY_LANGUAGE),
                List.of(SelectedItems.of(StoryCollection.INCIDENTS, all, snapshot)));

        StepVerifier.create(Pieces.of(export, DefaultDataBufferFactory.sharedInstance), 1)
                .assertNext(piece -> assertThat(piece.readableByteCount()).isBetween(1 << 13, 1 << 14))
                .thenRequest(1)
                .expectNextCount(1)
                .thenCancel()
                .verify();
    }

    @Test
    void aFolderIsMadeNoFasterThanItIsReadEither() {
        AtomicInteger made = new AtomicInteger();
        Pieces.Steps[] folder = new Pieces.Steps[1];
        Pieces.File counted = out -> {
            folder[0] = new FolderZip(
                    "all", live.held("kazakhstan-january-2022").orElseThrow().validStory(), out);
            return () -> {
                made.incrementAndGet();
                return folder[0].next();
            };
        };

        Flux<DataBuffer> pieces = Pieces.of(counted, DefaultDataBufferFactory.sharedInstance);
        StepVerifier.create(pieces, 1).expectNextCount(1).thenCancel().verify();
        int first = made.getAndSet(0);
        StepVerifier.create(pieces).thenConsumeWhile(piece -> true).verifyComplete();

        assertThat(first).isPositive().isLessThan(made.get());
    }

    /** By the links of its page, which say of a state what the reader's page has on its map. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "t=2022-01-06",
                "t=2022-01-04/2022-01-06",
                "t=2022-01-06&mode=moment",
                "t=2022-01-06&mode=window&window=P2D&category=violence,protest",
                "t=2022-01-31&actor=CSTO&q=almaty",
                "status=claimed&undated=true"
            })
    void offersWhatIsShown(String query) {
        Snapshot snapshot = stories.find("kazakhstan-january-2022").orElseThrow();
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (String parameter : query.split("&", -1)) {
            int at = parameter.indexOf('=');
            parameters.add(parameter.substring(0, at), parameter.substring(at + 1));
        }
        ReaderState state = new ReaderAddress(snapshot.index()).read(parameters).state();
        List<String> shown = ShownEvent.of(snapshot.index(), state).stream()
                .filter(event -> event.isOnMap(state))
                .map(event -> event.event().statement().id())
                .toList();

        String page = HtmlUtils.htmlUnescape(
                http.get(STORY + "/download?lang=en&" + query).text());

        Matcher link = Pattern.compile("href=\"([^\"]*f=geojson[^\"]*)\"").matcher(page);
        assertThat(link.find()).isTrue();
        assertThat(stream(http.get(link.group(1)).json().path("features"))
                        .map(feature -> feature.path("id").asString()))
                .containsExactlyInAnyOrderElementsOf(shown)
                .isNotEmpty();
        assertThat(page).contains("What the page shows. In all: " + shown.size() + ".", "The whole story. In all: 29.");
    }

    @Test
    void aFolderIsTheWholeStoryAndSaysSoWhereAPartIsAskedFor() {
        Http.Answer refused = http.get(STORY + "/export?f=folder&bbox=76,43,77,44&lang=en");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("bbox", "lang", "must be left out: a folder is the whole story");
    }

    @Test
    void theWholeStoryHasEachFormatAndTheReadersPageLeadsThere() {
        String page =
                HtmlUtils.htmlUnescape(http.get(STORY + "/download?lang=fr").text());

        assertThat(ExportFormat.ALL).allSatisfy(format -> assertThat(page).contains("/export?f=" + format.id()));
        assertThat(page)
                .contains("/export?f=folder", "/bundle.zip", "Tout le récit.")
                .doesNotContain("Ce que montre la page.", "download.");
        assertThat(http.get(STORY + "?lang=fr").text()).contains(STORY + "/download?lang=fr\"");
    }

    @Test
    void whatIsShownIsWithinTheBoxOfTheMapAndWithoutAScriptAsTheAddressSays() {
        String state = "t=2022-01-06&category=violence";
        String reader = http.get(STORY + "?lang=en&" + state).text();

        assertThat(HtmlUtils.htmlUnescape(reader)).contains("/download?lang=en&t=2022-01-06&category=violence\"");
        String page = HtmlUtils.htmlUnescape(
                http.get(STORY + "/download?lang=en&bbox=76,43,78,44&" + state).text());
        assertThat(page)
                .contains("/export?f=csv&datetime=", "&category=violence&bbox=76,43,78,44&lang=en\"")
                .contains("&category=violence&bbox=76,43,78,44\"");
        assertThat(http.get(STORY + "/download?bbox=here").status()).isEqualTo(400);
    }

    /** As a spreadsheet of it is opened, by LibreOffice where that is installed. */
    @Test
    void libreOfficeReadsTheCellsThatTheTableHas(@TempDir Path folder) throws Exception {
        Path soffice = Path.of("/usr/bin/soffice");
        Assumptions.assumeTrue(
                Files.isExecutable(soffice), "LibreOffice is not installed (Debian: libreoffice-calc-nogui)");
        Files.write(
                folder.resolve("story.xlsx"),
                http.get(odd() + "/export?lang=en&f=xlsx").bytes());

        Process process = new ProcessBuilder(
                        soffice.toString(),
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        "csv:Text - txt - csv (StarCalc):44,34,76,1",
                        "--outdir",
                        folder.toString(),
                        folder.resolve("story.xlsx").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(cells(Files.readString(folder.resolve("story.csv"))))
                .isEqualTo(cells(http.get(odd() + "/export?lang=en&f=csv")
                        .text()
                        .substring(1)
                        .replace("'-", "-")));
    }

    /** Of tables in which no quotes and no breaks stand within a cell but those of JSON. */
    private static List<List<String>> cells(String csv) {
        return csv.lines()
                .map(line -> Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                        .map(cell -> cell.replaceAll("^\"|\"$", "").replace("\"\"", "\""))
                        .toList())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "geojson", "geojsonseq", "jsonfg", "kml", "gpx", "timelinejs", "ics"})
    void whatIsTextIsSentCompressed(String format) {
        assertThat(http.get(EXPORT + format, "Accept-Encoding", "gzip").header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ics | DESCRIPTION:at some time between 2 January 2022 and 6 January 2022\\n[reported]",
                "ics | DESCRIPTION:about 6 January 2022\\n[reported]",
                "ics | DESCRIPTION:January 2022\\n[reported]",
                "ics | SUMMARY:Days\\r\\nDESCRIPTION:[reported]",
                "timelinejs | \"display_date\":\"at some time between 2 January 2022 and 6 January 2022\"",
                "timelinejs | \"display_date\":\"about 6 January 2022\""
            })
    void aDateThatIsNotExactlyKnownIsToldInWordsOfTheFirstLanguageWhereNoneIsAskedFor(String format, String held) {
        String vague = ownStories.hold("vague", Map.of("story.yaml", """
                        title: {en: Vague, fr: Vague}
                        timeZone: Asia/Almaty
                        extent: 2022-01-01/2022-01-31
                        languages: [en, fr]
                        categories: [{id: all, label: {en: All}, colour: "#336699", pattern: dots}]
                        """, "incidents.yaml", """
                        - {id: choice, when: "[2022-01-02..2022-01-06]", geoPrecision: none, category: all, status: reported,
                           title: {en: Choice}, sources: [{publisher: AFP}]}
                        - {id: about, when: "2022-01-06~", geoPrecision: none, category: all, status: reported,
                           title: {en: About}, sources: [{publisher: AFP}]}
                        - {id: month, when: "2022-01", geoPrecision: none, category: all, status: reported,
                           title: {en: Month}, sources: [{publisher: AFP}]}
                        - {id: days, when: "2022-01-03/2022-01-05", geoPrecision: none, category: all, status: reported,
                           title: {en: Days}, sources: [{publisher: AFP}]}
                        """));

        assertThat(http.get(vague + "/export?f=" + format).text().replace("\r\n ", ""))
                .contains(held.replace("\\r\\n", "\r\n"));
    }

    @Test
    void aCalendarHasNoLineOfMoreThan75Octets() {
        String calendar = http.get(EXPORT + "ics&lang=ru").text();

        assertThat(calendar.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
        assertThat(calendar.replace("\r\n ", ""))
                .contains("DTSTART;VALUE=DATE:20220106\r\n", "STATUS:TENTATIVE\r\n", "\r\nEND:VCALENDAR\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | f | it must be folder, or one of csv, xlsx, geojson",
                "csv&bbox=1 | bbox | ",
                "csv&nonsense=1 | nonsense | ",
                "csv&limit=10 | limit | is not a parameter of this address",
                "csv&number=nonsense%3E1 | number | ",
                "csv&as-of=yesterday | as-of | "
            })
    void whatIsAskedWronglyIsTold(String asked, String parameter, String detail) {
        Http.Answer answer = http.get(EXPORT + asked);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains('"' + parameter + '"').contains(detail == null ? "" : detail);
    }
}
