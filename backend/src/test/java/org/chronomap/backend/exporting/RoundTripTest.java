package org.chronomap.backend.exporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a story is written as is read back as what it was. */
class RoundTripTest extends ServerTest {

    private static final String PLACES = """
            - {id: here, name: {en: Here, ar: هنا}, kind: city, at: [70, 40]}
            - {id: there, name: {en: There}, kind: site, at: [72.1234567, 42]}
            - {id: steppe, name: {en: Steppe}, kind: region, at: [68, 48]}
            - {id: kazakhstan, name: {en: Kazakhstan}, kind: country, code: KZ}
            """;

    private static final String INCIDENTS = """
            - id: rich
              when: 2022-01-05T10:30:15
              place: here
              at: [70.0123456, 40.5]
              geoPrecision: exact
              category: rain
              status: confirmed
              title: {en: "It; rains, \\"much\\"", fr: "Il pleut", ar: "تمطر بغزارة (كثيرًا)"}
              summary: {en: "Two\\n\\nparagraphs, & <b>signs</b>", ar: "نص: 12 %"}
              numbers:
                killed: {low: 10, best: 11.5, high: 12, words: {en: dozens, fr: des dizaines}}
                injured: {high: 7}
                wet boots: {best: 3}
                troops: {words: {en: some}}
              actors: [NATO, {en: CSTO, fr: OTSC}, "Smith; and Sons"]
              tags: ["a tag", {ar: "وسم"}]
              sources:
                - {publisher: AFP, title: {en: Rain, fr: Pluie}, url: "https://example.org/a?b=c;d", published: 2022-01-05, lang: fr, quote: "Il pleut.", accessed: 2022-02, archiveUrl: "https://example.org/archive", attributedTo: {en: the police}}
                - {publisher: Reuters}
              media:
                - {url: "https://example.org/one.jpg", kind: image, credit: "A. Nobody", caption: {en: A picture, fr: Une image}, alt: {en: Rain on a roof}}
                - {url: "https://example.org/two.mp4", kind: video, credit: B}
              inferred: [place, numbers]
              extra: {weight: 2.50, list: [1, {a: null}], "text": "007"}
            - {id: formula, when: 2022-01-05, place: there, category: rain, status: reported, title: {en: "=1+1"}, summary: {en: "-5 degrees"}, actors: ["@home", "+1"], tags: ["'=quoted"], sources: [{publisher: "=cmd()", title: {en: "@title"}}]}
            - {id: apostrophe, when: 2022-01-05, place: there, category: snow, status: reported, title: {en: "'twas"}, summary: {en: "'=1+1"}, sources: [{publisher: "'AFP'"}]}
            - {id: french, when: 2022-01-05, place: there, category: snow, status: reported, title: {fr: "Seulement"}, sources: [{publisher: AFP, title: {fr: Titre}}]}
            - {id: planned, when: "2022-01-30/2022-02", place: here, geoPrecision: region, category: rain, status: planned, title: {en: Planned}, sources: [{publisher: AFP}]}
            - {id: nowhere, when: 2022-01-06T00:00, geoPrecision: none, category: rain, status: claimed, title: {en: Nowhere}, sources: [{publisher: AFP}]}
            - {id: country, when: "2022-01-05/..", place: kazakhstan, category: rain, status: disputed, title: {en: Country}, sources: [{publisher: AFP}]}
            - {id: region, when: "../2022-01-05", place: steppe, category: rain, status: retracted, title: {en: Region}, sources: [{publisher: AFP}]}
            - {id: coarse, when: "2022-01-05T10:30", at: [70.5, 41], geoPrecision: city, category: rain, status: reported, title: {en: Coarse}, sources: [{publisher: AFP}]}
            - {id: hour, when: 2022-01-05T10, at: [70.25, 41], category: rain, status: reported, title: {en: Hour}, sources: [{publisher: AFP}]}
            - {id: caesar, when: "-0043-03-15", place: here, category: snow, status: reported, title: {en: Caesar}, sources: [{publisher: AFP}]}
            - {id: zero, when: "0000", place: here, category: snow, status: reported, title: {en: Year before 1}, sources: [{publisher: AFP}]}
            - {id: long-ago, when: "Y-12000", place: here, category: snow, status: reported, title: {en: Long ago}, sources: [{publisher: AFP}]}
            - {id: month-bc, when: "-0099-07/-0043", place: here, category: snow, status: reported, title: {en: From month to year}, sources: [{publisher: AFP}]}
            - {id: undated, when: XXXX, place: here, category: snow, status: reported, title: {en: Undated}, sources: [{publisher: AFP}]}
            - {id: uncertain, when: "2022-01?", place: here, category: snow, status: reported, title: {en: Uncertain}, sources: [{publisher: AFP}]}
            - {id: approximate, when: "2022-01-05~", place: here, category: snow, status: reported, title: {en: Approximate}, sources: [{publisher: AFP}]}
            - {id: both, when: "2021%/2022", place: here, category: snow, status: reported, title: {en: Both}, sources: [{publisher: AFP}]}
            - {id: within, when: "[2022-01-03..2022-01-05]", place: here, category: snow, status: reported, title: {en: Within}, sources: [{publisher: AFP}]}
            - {id: season, when: "2021-24", place: here, category: snow, status: reported, title: {en: Season}, sources: [{publisher: AFP}]}
            - {id: decade, when: "201X", place: here, category: snow, status: reported, title: {en: Decade}, sources: [{publisher: AFP}]}
            - {id: century, when: "19XX", place: here, category: snow, status: reported, title: {en: Century}, sources: [{publisher: AFP}]}
            """;

    private static final String MOVEMENTS = """
            - {id: round, when: 2022-01-07, from: [here], to: [there], via: [[71.5, 40.25], steppe], category: rain, status: reported, title: {en: Round about, ar: "حول"}, numbers: {troops: {best: 2030}}, sources: [{publisher: AFP}]}
            - {id: fan, when: "2022-01-07T06:00/2022-01-08", from: [here, kazakhstan], to: [there, steppe], category: rain, status: planned, title: {en: Fan}, sources: [{publisher: AFP}]}
            - {id: rich, when: 2022-01, from: [here], to: [steppe], category: snow, status: claimed, title: {en: One id in two collections}, sources: [{publisher: AFP}]}
            """;

    /** What is left out of each. */
    private static final Map<String, String> UNPLACED =
            Map.of("gpx", "nowhere country", "timelinejs", "undated region");

    private static String head() {
        return """
                title: {en: There and back}
                timeZone: Asia/Almaty
                extent: 2022-01-01/2022-01-31
                languages: [en, fr, ar]
                numbers: {wet boots: {en: Wet boots}}
                categories:
                  - {id: rain, label: {en: "Rain, & <b>", fr: Pluie}, colour: "#336699", pattern: dots}
                  - {id: snow, label: {en: Snow}, colour: "#993366", pattern: lines-up}
                """;
    }

    private String full() {
        return ownStories.hold(
                "there-and-back",
                Map.of(
                        "story.yaml",
                        head(),
                        "places.yaml",
                        PLACES,
                        "incidents.yaml",
                        INCIDENTS,
                        "movements.yaml",
                        MOVEMENTS));
    }

    private Answer imported(String story, byte[] file, String query) {
        Answer answer = http.sendBytes("POST", story + "/imports?name=x" + query, file, asAdmin());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static String counts(JsonNode report) {
        return "%d new, %d changed, %d same, %d faulty"
                .formatted(
                        report.path("new").asInt(),
                        report.path("changed").asInt(),
                        report.path("same").asInt(),
                        report.path("faulty").asInt());
    }

    /** Those of both collections, as they are read in all languages, without when they were made. */
    private Map<String, JsonNode> items(String story) {
        Map<String, JsonNode> items = new TreeMap<>();
        for (String collection : new String[] {"incidents", "movements"}) {
            for (JsonNode feature : http.get(story + "/collections/" + collection + "/items?lang=*&limit=1000")
                    .json()
                    .path("features")) {
                ObjectNode properties = (ObjectNode) feature.path("properties").deepCopy();
                properties.remove("revision");
                properties.remove("updated");
                properties.set("geometry", feature.path("geometry"));
                items.put(collection + '/' + feature.path("id").asString(), properties);
            }
        }
        return items;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "csv",
                "xlsx",
                "geojson",
                "geojsonseq",
                "jsonfg",
                "kml",
                "gpx",
                "flatgeobuf",
                "timelinejs",
                "csv&lang=ar",
                "xlsx&lang=fr",
                "geojson&lang=en",
                "jsonfg&lang=fr",
                "kml&lang=fr",
                "timelinejs&lang=fr",
                "flatgeobuf&lang=ar",
                "gpx&lang=ar"
            })
    void theSameFileChangesNothingInItsStory(String format) {
        String story = full();
        byte[] file = http.get(story + "/export?f=" + format).bytes();

        JsonNode report = imported(story, file, "&dry-run=true").json();

        int rows = report.path("rows").asInt();
        assertThat(counts(report))
                .as(report.path("faults") + " " + changed(story, report))
                .isEqualTo("0 new, 0 changed, " + rows + " same, 0 faulty");
        assertThat(rows).isGreaterThan(20);
    }

    private String changed(String story, JsonNode report) {
        StringBuilder changed = new StringBuilder();
        JsonNode rows = http.get(story + "/imports/" + report.path("id").asString() + "/rows?limit=50", asAdmin())
                .json()
                .path("rows");
        for (JsonNode row : rows) {
            if (!row.path("change").asString().equals("same")) {
                changed.append('\n')
                        .append(row.path("change"))
                        .append(' ')
                        .append(row.path("becomes"))
                        .append(' ')
                        .append(row.path("faults"));
            }
        }
        return changed.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "geojson", "geojsonseq", "jsonfg", "kml", "gpx", "flatgeobuf"})
    void anEmptyStoryBecomesWhatTheOtherWas(String format) {
        Map<String, JsonNode> expected = items(full());
        Stream.of(UNPLACED.getOrDefault(format, "").split(" ")).forEach(id -> expected.remove("incidents/" + id));
        String story = empty(format);

        Answer answer = imported(story, http.get(full() + "/export?f=" + format).bytes(), "");

        assertThat(answer.json().path("faulty").asInt()).as(answer.text()).isZero();
        Map<String, JsonNode> made = items(story);
        assertThat(made.keySet()).isEqualTo(expected.keySet());
        made.forEach((id, item) -> assertThat(item).as(id).isEqualTo(expected.get(id)));
    }

    /** Each changes what it tells, and empties nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id,summary;rich,New | \"summary\":{\"en\":\"New\",\"ar\":\"نص: 12 %\"}",
                "id,title_fr;rich,Neuf | \"title\":{\"en\":\"It; rains, \\\"much\\\"\",\"fr\":\"Neuf\",\"ar\":",
                "id,lat,lon;rich,40.75,70.25 | \"at\":[70.25,40.75]",
                "id,status;rich,disputed | \"status\":\"disputed\"",
                "id,tags;rich,one; two | \"tags\":[\"one\",\"two\"]",
                "id,killed;rich,13 | \"killed\":{\"best\":13,\"words\":{\"en\":\"dozens\",\"fr\":\"des dizaines\"}}",
                "id,date;rich,2022-01-09 | \"when\":\"2022-01-09\""
            })
    void whatAFileHasNoColumnForStays(String table, String changed) {
        String csv = table.replaceFirst(";", "\n") + '\n';

        JsonNode report = imported(full(), csv.getBytes(StandardCharsets.UTF_8), "&dry-run=true")
                .json();

        String becomes = changed(full(), report);
        assertThat(counts(report)).as(report.toString()).isEqualTo("0 new, 1 changed, 0 same, 0 faulty");
        assertThat(becomes)
                .contains(
                        changed,
                        "\"title\":{\"en\"",
                        "\"summary\":{\"en\"",
                        "\"sources\":[{\"publisher\":\"AFP\",\"title\":{",
                        "\"media\":[{",
                        "\"actors\":[\"NATO\",{",
                        "\"troops\":{",
                        "\"extra\":{\"weight\"",
                        "\"inferred\":[");
    }

    /** A line is a movement from where its first point is to where its last is, by way of those between. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "geojson | {'type': 'Feature', 'properties': {'title': 'A way', 'source.publisher': 'AFP'}, 'geometry': {'type': 'LineString', 'coordinates': [[70.004, 40], [71.5, 40.25], [73.25, 41.5]]}}",
                "gpx     | <gpx version='1.1' xmlns='http://www.topografix.com/GPX/1/1'><trk><name>A way</name><trkseg><trkpt lat='40' lon='70.004'/><trkpt lat='40.25' lon='71.5'/></trkseg><trkseg><trkpt lat='41.5' lon='73.25'/><trkpt lat='41.5' lon='73.25'/></trkseg></trk></gpx>",
                "kml     | <kml xmlns='http://www.opengis.net/kml/2.2'><Placemark><name>A way</name><LineString><coordinates>70.004,40 71.5,40.25 73.25,41.5</coordinates></LineString></Placemark></kml>"
            })
    void aForeignLineIsAMovement(String kind, String file) {
        String story = empty("lines-" + kind);

        JsonNode report = imported(story, file.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "&draft=true")
                .json();

        assertThat(counts(report)).as(report.toString()).isEqualTo("1 new, 0 changed, 0 same, 0 faulty");
        JsonNode way = http.get(story + "/collections/movements/items?lang=*&preview=true", asAdmin())
                .json()
                .path("features")
                .path(0)
                .path("properties");
        assertThat(way.path("from").toString()).isEqualTo("[\"here\"]");
        assertThat(way.path("to").toString()).isEqualTo("[\"at-41-5000n-73-2500e\"]");
        assertThat(way.path("via").toString()).startsWith("[[71.5,40.25]");
    }

    private String empty(String format) {
        return ownStories.hold("there-and-back-" + format, Map.of("story.yaml", head(), "places.yaml", PLACES));
    }
}
