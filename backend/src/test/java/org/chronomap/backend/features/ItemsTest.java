package org.chronomap.backend.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.chronomap.backend.CountedStory;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ItemsTest extends ServerTest {

    private static final String INCIDENTS = STORY + "/collections/incidents/items";
    private static final String MOVEMENTS = STORY + "/collections/movements/items";
    private static final String PLACES = STORY + "/collections/places/items";

    /** Four incidents whose actors' and publishers' names hold commas, one of them like two others' together. */
    private static final Map<String, String> COMMAS = Map.of(
            "story.yaml",
            """
            title: {en: Commas}
            timeZone: Asia/Almaty
            extent: 2022-01-01/2022-01-31
            languages: [en]
            categories:
              - {id: rain, label: {en: Rain}, colour: "#336699", pattern: dots}
            """,
            "incidents.yaml",
            Stream.of("one|Smith, John|Reuters, Inc.", "two|Doe|AFP", "three|Roe|AFP", "four|Doe,Roe|AFP")
                    .map(row -> row.split("\\|"))
                    .map(row -> """
                            - id: %s
                              title: {en: It rained}
                              when: 2022-01-06
                              category: rain
                              status: reported
                              geoPrecision: none
                              actors: ["%s"]
                              sources: [{publisher: "%s"}]
                            """.formatted(row[0], row[1], row[2]))
                    .collect(Collectors.joining()));

    @Test
    void givesWhatOverlapsTheDays() {
        Answer answer = http.get(INCIDENTS + "?datetime=2022-01-06/2022-01-08");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        assertThat(ids(answer))
                .containsExactlyInAnyOrder(
                        "engineer-orange-revolution",
                        "massimov-dismissed",
                        "putin-mission-fulfilled",
                        "fuel-price-protests-begin",
                        "tokayev-asks-for-help",
                        "tokayev-caste-of-the-rich",
                        "tokayev-terrorist-aggression",
                        "tribute-fund",
                        "almaty-airport-closed",
                        "almaty-airport-ransacked",
                        "almaty-gunfire",
                        "almaty-official-buildings-burned",
                        "almaty-shops-looted",
                        "automatic-weapon-clashes",
                        "violence-unseen-since-1991",
                        "massimov-arrested");
        assertThat(answer.json().get("numberMatched").intValue()).isEqualTo(16);
        assertThat(answer.json().get("numberReturned").intValue()).isEqualTo(16);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    movements | datetime=2022-01-06                 | csto-deployment
                    movements | datetime=2022-01-20/..              | csto-departure
                    movements | datetime=../2022-01-05              |
                    movements | place=armenia                       | csto-departure csto-deployment
                    movements | status=claimed                      | csto-deployment
                    incidents | category=funeral                    | security-service-member-funeral
                    incidents | category=funeral,closure            | almaty-airport-closed security-service-member-funeral
                    incidents | status=planned                      | csto-departure-complete russian-repatriation-complete
                    incidents | place=almaty-airport                | almaty-airport-closed almaty-airport-ransacked first-civil-flight
                    incidents | place=almaty&category=funeral       | security-service-member-funeral
                    incidents | bbox=77,43.3,77.1,43.4&status=reported&category=reopening | first-civil-flight
                    incidents | datetime=2022-01-13T18:00:00Z/..&status=planned,claimed | csto-departure-complete russian-repatriation-complete
                    incidents | ids=massimov-arrested,nobody,almaty-gunfire | almaty-gunfire massimov-arrested
                    incidents | ids=massimov-arrested,almaty-gunfire&place=almaty | almaty-gunfire
                    incidents | ids=nobody                          |
                    places    | ids=russia                          | russia
                    places    | bbox=76,43,77,44                    | almaty kazakhstan
                    places    | bbox=-172,60,-168,70                | russia
                    places    | bbox=170,60,-170,70                 | russia
                    places    | place=belarus                       | belarus
                    """)
    void selects(String collection, String query, String expected) {
        Answer answer = http.get(STORY + "/collections/" + collection + "/items?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(ids(answer)).containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(" "));
    }

    @Test
    void matchesEveryBboxWhereNoPlaceIsGiven() {
        Answer answer = http.get(INCIDENTS + "?bbox=-10,-10,-9,-9");

        assertThat(ids(answer))
                .containsExactlyInAnyOrder(
                        "engineer-orange-revolution", "putin-mission-fulfilled", "putin-tokayev-call");
    }

    @Test
    void tellsWhereAPositionWithoutAPlaceIs() {
        String story = ownStories.hold("somewhere", Map.of("story.yaml", """
                        title: {en: Somewhere}
                        timeZone: Asia/Almaty
                        extent: 2022-01-02/2022-01-06
                        languages: [en]
                        categories: [{id: flood, label: {en: Flood}, colour: "#20639b", pattern: waves}]
                        """, "incidents.yaml", """
                        - id: mudflow
                          when: 2022-01-03
                          at: [77.059, 43.1575]
                          category: flood
                          status: reported
                          title: {en: Mudflow}
                          sources: [{publisher: Example}]
                        """));
        String items = story + "/collections/incidents/items";

        JsonNode english = http.get(items + "/mudflow").json().get("properties");
        assertThat(english.get("placeName").isNull()).isTrue();
        assertThat(english.get("whereText").stringValue()).isEqualTo("15\u00a0km south-east of Almaty");
        assertThat(http.get(items + "/mudflow?lang=*")
                        .json()
                        .at("/properties/whereText/ru")
                        .stringValue())
                .isEqualTo("Алматы: 15\u00a0км к юго-востоку");
        assertThat(ids(http.get(items + "?q=алматы"))).containsExactly("mudflow");
        assertThat(http.get(items + "/mudflow?f=html").text()).contains("15\u00a0km south-east of Almaty");
    }

    @Test
    void testsTheOutlineOfACountryAndNotItsBox() {
        // Bishkek lies in the box around Kazakhstan, but not in Kazakhstan.
        List<String> inBishkek = ids(http.get(INCIDENTS + "?bbox=74.5,42.8,74.6,42.9"));
        List<String> inKaraganda = ids(http.get(INCIDENTS + "?bbox=73,49.7,73.2,49.9"));

        assertThat(inBishkek).doesNotContain("massimov-arrested");
        assertThat(inKaraganda).contains("massimov-arrested").doesNotContain("almaty-gunfire");
    }

    @Test
    void placesACountryLevelIncidentByABoxAlone() {
        JsonNode feature = http.get(INCIDENTS + "/massimov-arrested").json();

        assertThat(feature.get("geometry").isNull()).isTrue();
        assertThat(feature.get("bbox")).hasSize(4);
        assertThat(feature.get("bbox").get(0).doubleValue()).isBetween(46.0, 47.0);
        assertThat(feature.at("/properties/geoPrecision").stringValue()).isEqualTo("country");
    }

    @Test
    void followsNextLinksThroughEveryItemOnce() {
        List<String> ids = new ArrayList<>();
        @Nullable String address = INCIDENTS + "?limit=7&lang=kk";
        int pages = 0;
        while (address != null) {
            Answer answer = http.get(address);
            assertThat(answer.json().get("numberMatched").intValue()).isEqualTo(26);
            ids.addAll(ids(answer));
            address = link(answer, "next");
            pages++;
        }

        assertThat(pages).isEqualTo(4);
        assertThat(ids).hasSize(26).doesNotHaveDuplicates();
    }

    @Test
    void clampsTheLimit() {
        assertThat(ids(http.get(INCIDENTS + "?limit=99999999999999999999"))).hasSize(26);
    }

    @Test
    void answersInTheLanguageAskedFor() {
        Answer russian = http.get(INCIDENTS + "/massimov-arrested?lang=ru");
        Answer kazakh = http.get(INCIDENTS + "/massimov-arrested", "Accept-Language", "de, kk;q=0.9, en;q=0.5");
        Answer every = http.get(INCIDENTS + "/massimov-arrested?lang=*");
        Answer unknown = http.get(INCIDENTS + "/massimov-arrested?lang=de");

        assertThat(russian.json().at("/properties/title").stringValue()).contains("Масимов");
        assertThat(russian.header("Content-Language")).isEqualTo("ru");
        assertThat(russian.json().at("/properties/whenText").stringValue()).contains("8 января 2022");
        assertThat(kazakh.json().at("/properties/lang").stringValue()).isEqualTo("kk");
        assertThat(kazakh.header("Vary")).contains("Accept-Language");
        assertThat(every.json().at("/properties/title").propertyNames())
                .containsExactlyInAnyOrder("fr", "en", "ru", "kk");
        assertThat(unknown.json().at("/properties/lang").stringValue()).isEqualTo("fr");
    }

    @Test
    void findsByActorBySourceAndByWords() {
        assertThat(ids(http.get(INCIDENTS + "?actor=" + encoded("ОДКБ") + "&lang=en")))
                .isEqualTo(ids(http.get(INCIDENTS + "?actor=OTSC")))
                .contains("csto-departure-ceremony")
                .doesNotContain("massimov-arrested");
        assertThat(ids(http.get(INCIDENTS + "?actor=OTSC," + encoded("Karim Massimov"))))
                .contains("csto-departure-ceremony", "massimov-arrested");
        assertThat(ids(http.get(INCIDENTS + "?source=AFP"))).hasSize(26);
        assertThat(ids(http.get(INCIDENTS + "?q=" + encoded("AEROPORT saccagé") + "&lang=kk")))
                .containsExactlyInAnyOrder("almaty-airport-closed", "almaty-airport-ransacked");
        assertThat(ids(http.get(PLACES + "?q=kirghiz&lang=en"))).containsExactly("kyrgyzstan");
    }

    @Test
    void namesActorsInTheLanguageAskedFor() {
        assertThat(http.get(MOVEMENTS + "/csto-deployment?lang=ru")
                        .json()
                        .at("/properties/actors/0")
                        .stringValue())
                .isEqualTo("ОДКБ");
        assertThat(http.get(MOVEMENTS + "/csto-deployment?lang=*")
                        .json()
                        .at("/properties/actors/0/kk")
                        .stringValue())
                .isEqualTo("ҰҚШҰ");
    }

    @Test
    void givesScenesWithTheirViewAndOrder() {
        Answer answer = http.get(STORY + "/collections/scenes/items?lang=en");
        JsonNode withdrawal = http.get(STORY + "/collections/scenes/items/withdrawal-begins?lang=en")
                .json();

        assertThat(ids(answer)).hasSize(8).contains("first-protests", "planned-departure");
        assertThat(withdrawal.get("geometry").isNull()).isTrue();
        assertThat(withdrawal.get("bbox")).hasSize(4);
        assertThat(withdrawal.at("/properties/position").intValue()).isEqualTo(7);
        assertThat(withdrawal.at("/properties/mode").stringValue()).isEqualTo("moment");
        assertThat(withdrawal.at("/properties/end").stringValue()).isEqualTo("2022-01-13T17:59:59.999Z");
        assertThat(ids(http.get(STORY + "/collections/scenes/items?datetime=2022-01-02&q=protests")))
                .containsExactly("first-protests");
        assertThat(http.get(STORY + "/collections/scenes/items?category=protest")
                        .status())
                .isEqualTo(400);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void drawsMovementsFromPlaceToPlace() {
        JsonNode feature = http.get(MOVEMENTS + "/csto-deployment?lang=en").json();

        assertThat(feature.at("/geometry/type").stringValue()).isEqualTo("MultiLineString");
        assertThat(feature.at("/geometry/coordinates")).hasSize(5);
        assertThat(feature.at("/properties/from")).hasSize(5);
        assertThat(feature.at("/properties/inferred/0").stringValue()).isEqualTo("from");
        assertThat(feature.at("/properties/numbers/troops/best").intValue()).isEqualTo(2030);
    }

    @Test
    void givesPlacesWithTheirOutlines() {
        JsonNode feature = http.get(PLACES + "/russia?lang=en").json();

        assertThat(feature.at("/geometry/type").stringValue()).isEqualTo("MultiPolygon");
        assertThat(feature.at("/properties/code").stringValue()).isEqualTo("RU");
        assertThat(feature.at("/bbox/0").doubleValue())
                .as("west")
                .isGreaterThan(feature.at("/bbox/2").doubleValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    datetime | yesterday            | 2022-01-06
                    datetime | 2022-01-08/2022-01-06 | 2022-01-06
                    datetime | 2022-02-30           | 2022-02
                    bbox     | 1,2,3                | west,south,east,north
                    bbox     | 1,50,3,40            | west,south,east,north
                    bbox     | a,b,c,d              | west,south,east,north
                    bbox     | 1,2,3,95             | west,south,east,north
                    bbox     | 0x1p3,1d,20f,30      | west,south,east,north
                    bbox     | NaN,1,2,3            | west,south,east,north
                    limit    | 0                    | whole number from 1
                    limit    | -5                   | whole number from 1
                    limit    | ten                  | whole number from 1
                    category | war                  | protest
                    status   | rumoured             | claimed
                    place    | astana               | almaty
                    actor    | NATO                 | CSTO
                    source   | Reuters              | AFP
                    q        | %CC%81               | at least one word
                    lang     | !!                   | language tag
                    f        | shapefile            | geojson
                    cursor   | x                    | next link
                    colour   | red                  | datetime
                    """)
    void refusesWhatItCannotRead(String parameter, String value, String accepted) {
        Answer answer = http.get(INCIDENTS + "?" + parameter + "=" + value);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").intValue()).isEqualTo(400);
        assertThat(answer.json().get("parameter").stringValue()).isEqualTo(parameter);
        assertThat(answer.json().get("detail").stringValue()).contains(accepted);
    }

    /** Alone, with {@code %2C} in a list, and repeated; what commas part into names keeps its old sense. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    actor=Smith,%20John                    | one
                    actor=Smith%252C%20John                | one
                    actor=Smith%252C%20John,Doe            | one two
                    actor=Smith,%20John&actor=Doe          | one two
                    actor=Doe,Roe                          | two three
                    actor=Doe%252CRoe                      | four
                    source=Reuters,%20Inc.                 | one
                    source=Reuters%2cInc.%20               |
                    source=Reuters%252C%20Inc.,AFP         | one two three four
                    """)
    void findsANameThatHoldsAComma(String query, @Nullable String expected) {
        String story = ownStories.hold("commas", COMMAS);

        Answer answer = http.get(story + "/collections/incidents/items?" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(expected == null ? 400 : 200);
        if (expected != null) {
            assertThat(ids(answer)).containsExactlyInAnyOrder(expected.split(" "));
        }
    }

    @Test
    void namesEveryFaultyParameterAtOnce() {
        Answer answer = http.get(INCIDENTS + "?datetime=yesterday&bbox=1,2&limit=0&limit=1&utm_source=x");

        assertThat(answer.json().get("errors").findValuesAsString("parameter"))
                .containsExactlyInAnyOrder("datetime", "bbox", "limit", "utm_source");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    killed:11 | range open
                    killed:../4 | figure possible
                    killed:100/.. | open withdrawn planned
                    killed:1,killed:3 | figure possible
                    killed:1,injured:50 | figure
                    killed:1&number=killed:3 | figure possible
                    killed:../.. | range figure withdrawn open possible planned
                    killed:4 |
                    killed:../..&status=reported&datetime=../2022-01-04 | range figure
                    """)
    void selectsByANumberWhatMayBeWithinARange(String number, @Nullable String expected) {
        Answer answer = http.get(CountedStory.heldBy(ownStories) + "/collections/incidents/items?number=" + number);

        assertThat(ids(answer)).containsExactlyInAnyOrder(expected == null ? new String[0] : expected.split(" "));
        assertThat(answer.json().get("numberMatched").intValue())
                .isEqualTo(ids(answer).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"killed", "killed:", "killed:5/1", "killed:-1", "killed:1e3", "wounded:1", "1/5", ""})
    void refusesANumberThatIsNone(String number) {
        Answer answer = http.get(CountedStory.heldBy(ownStories) + "/collections/incidents/items?number=" + number);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("parameter").stringValue()).isEqualTo("number");
        assertThat(answer.json().get("detail").stringValue())
                .startsWith("number: \"" + number + "\"")
                .endsWith("there are injured, killed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/stories/nowhere/collections/incidents/items",
                STORY + "/collections/rumours/items",
                INCIDENTS + "/never-happened",
                "/nothing/here"
            })
    void saysWhatIsNotThere(String path) {
        Answer answer = http.get(path, "Accept", "application/json");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("detail").stringValue()).isNotBlank().isNotEqualTo("null");
    }

    @Test
    void refusesOtherMethodsByName() {
        Answer answer = http.send("DELETE", INCIDENTS, asAdmin());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(answer.json().get("status").intValue()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {INCIDENTS + "?lang=en&limit=5", INCIDENTS + "/almaty-gunfire?lang=en", PLACES})
    void answers304WhenNothingChanged(String path) {
        String etag = http.get(path).header("ETag");
        Answer again = http.get(path, "If-None-Match", etag);
        Answer stale = http.get(path, "If-None-Match", "\"another\"");

        assertThat(etag).isNotEmpty();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(etag);
        assertThat(stale.status()).isEqualTo(200);
    }

    @Test
    void tellsRepresentationsApart() {
        assertThat(http.get(INCIDENTS + "/almaty-gunfire?lang=en").header("ETag"))
                .isNotEqualTo(http.get(INCIDENTS + "/almaty-gunfire?lang=fr").header("ETag"));
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "br, br", "'gzip, br', br"})
    void compresses(String accepted, String expected) {
        Answer plain = http.get(INCIDENTS);
        Answer packed = http.get(INCIDENTS, "Accept-Encoding", accepted);

        assertThat(packed.header("Content-Encoding")).isEqualTo(expected);
        assertThat(packed.header("Vary")).contains("Accept-Encoding");
        assertThat(packed.bytes().length).isLessThan(plain.bytes().length / 2);
        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(plain.header("Vary")).contains("Accept-Encoding");
    }

    @Test
    void tagsAnItemStronglyInEachCoding() throws IOException {
        String item = PLACES + "/kazakhstan?lang=en";
        Answer plain = http.get(item);
        Answer gzip = http.get(item, "Accept-Encoding", "gzip");
        Answer brotli = http.get(item, "Accept-Encoding", "br");

        assertThat(gzip.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.bytes())).readAllBytes())
                .isEqualTo(plain.bytes());
        assertThat(brotli.header("Content-Encoding")).isEqualTo("br");
        assertThat(Stream.of(plain, gzip, brotli).map(answer -> answer.header("ETag")))
                .doesNotHaveDuplicates()
                .allMatch(etag -> etag.startsWith("\""));
        assertThat(http.get(item, "Accept-Encoding", "gzip", "If-None-Match", gzip.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void answersHeadWithoutABody() {
        Answer answer = http.send("HEAD", INCIDENTS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isNotEmpty();
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    void linksWithTheAddressThatAProxySays() {
        Answer answer = http.get(
                INCIDENTS + "?limit=1", "Forwarded", "proto=https;host=news.example", "Accept", "application/geo+json");

        assertThat(link(answer, "next")).startsWith("https://news.example" + INCIDENTS + "?limit=1&cursor=");
    }

    @Test
    void keepsNoAnswerForAnotherAddressOfTheServer() {
        String here = http.get(INCIDENTS).header("ETag");

        Answer there = http.get(INCIDENTS, "Forwarded", "proto=https;host=news.example", "If-None-Match", here);

        assertThat(there.status()).as("its links are other ones").isEqualTo(200);
    }

    @Test
    void takesAParameterWithoutAValueForAnEmptyOne() {
        assertThat(http.get(INCIDENTS + "?limit").json().get("detail").stringValue())
                .startsWith("limit: \"\" must be");
    }

    private static List<String> ids(Answer answer) {
        return StreamSupport.stream(answer.json().get("features").spliterator(), false)
                .map(feature -> feature.get("id").stringValue())
                .toList();
    }

    private static @Nullable String link(Answer answer, String relation) {
        return StreamSupport.stream(answer.json().get("links").spliterator(), false)
                .filter(link -> link.get("rel").stringValue().equals(relation))
                .map(link -> link.get("href").stringValue())
                .findFirst()
                .orElse(null);
    }
}
