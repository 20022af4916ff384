package org.chronomap.backend.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chronomap.backend.CountedStory;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PageTest extends ServerTest {

    private static final Map<String, String> EARLIER = Map.of("story.yaml", """
            title: {en: Told earlier}
            languages: [en]
            timeZone: Asia/Almaty
            extent: 1991-02-01/1991-02-03
            knownAsOf: 1991-02-03
            categories: [{id: talks, label: {en: Talks}, colour: "#336699", pattern: solid}]
            """);

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    /** What a program is told is English; a person is told in their language, or less. */
    @ParameterizedTest
    @CsvSource({
        "GET, /card.png?width=x, fr, Cette adresse est illisible",
        "GET, /card.png?width=x, ru, Этот адрес не удаётся прочитать",
        "GET, /card.png?width=x, kk, Бұл мекенжайды оқу мүмкін болмады",
        "GET, /nowhere, fr, Il n’y a rien à cette adresse",
        "POST, /card.png, fr, Connectez-vous",
        "PATCH, /feed.atom, kk, Жүйеге кіріңіз"
    })
    void anErrorPageSpeaksOneLanguage(String method, String address, String language, String title) {
        String path = STORY + address + (address.contains("?") ? "&" : "?") + "lang=" + language;

        Answer page = http.send(method, path, "Accept", "text/html");

        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.text()).contains("<h1>" + title + "</h1>").doesNotContain("lang=\"en\"", "must be", "needed");
        assertThat(http.send(method, path, "Accept", "application/json").text()).contains("\"detail\":\"");
    }

    @Test
    void listsTheStories() {
        Answer answer = http.get("/?lang=en", "Accept", BROWSER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.text())
                .contains("href=\"" + STORY.substring(1))
                .contains("Kazakhstan, January 2022: from the protests to the start of the military withdrawal");
    }

    @Test
    void theStoriesStandWithPictureDatesCountsAndLanguages() {
        String page = http.get("/?lang=fr", "Accept", BROWSER).text().replace("&#x3D;", "=");
        String picture = Pattern.compile("src=\"\\.(/stories/kazakhstan-january-2022/card\\.png\\?lang=fr[^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .findFirst()
                .orElseThrow();

        assertThat(page)
                .containsSubsequence(
                        "<h2><a href=\"stories/kazakhstan-january-2022?lang=fr\"",
                        "2 janvier 2022 – 22 janvier 2022 · 26 faits et 3 mouvements",
                        "<a href=\"stories/kazakhstan-january-2022?lang=kk\"",
                        "<a href=\"login?lang=fr\">Connexion</a>");
        assertThat(http.get(picture).header("Content-Type")).isEqualTo("image/png");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | Killed: at least 19 (4 incidents; 2 without a number)
                    fr | Morts : au moins 19 (4 faits ; 2 sans chiffre)
                    """)
    void withoutScriptsTheSumOfTheNumberIsSaidThatMarksAreSizedBy(String lang, String said) {
        String page = http.get(CountedStory.heldBy(ownStories) + "?lang=" + lang, "Accept", BROWSER)
                .text();

        assertThat(page.replace("\u00a0", " ").replace("\u202f", " ")).contains("<p>" + said + "</p>");
    }

    @Test
    void whatChangedLastStandsFirstAndSaysWhen() {
        String story = ownStories.hold("told-earlier", EARLIER);
        String tag = http.get(story + "?f=json", "Accept", "application/json").header("ETag");
        String[] headers =
                Stream.concat(Stream.of("If-Match", tag), Stream.of(asAdmin())).toArray(String[]::new);

        assertThat(http.sendJson("PATCH", story, "{\"byline\": {\"en\": \"By us\"}}", headers)
                        .status())
                .isEqualTo(200);

        String page = http.get("/?lang=en", "Accept", BROWSER).text().replace("&#x3D;", "=");
        assertThat(page)
                .containsSubsequence(
                        "stories/told-earlier?lang=en", "Last change: ", "stories/kazakhstan-january-2022?lang=en");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    fr | retrait militaire
                    en | military withdrawal
                    ru | вывода войск
                    kk | әскердің
                    """)
    void showsTheStoryInEachLanguage(String language, String word) {
        Answer answer = http.get(STORY + "?lang=" + language, "Accept", BROWSER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.text()).contains("<html lang=\"" + language + "\"").contains(word);
    }

    @Test
    void namesEachLanguageAsItsReadersDo() {
        assertThat(http.get(STORY + "?lang=en", "Accept", BROWSER).text())
                .contains(">Français</a>", ">English</a>", ">Русский</a>", ">Қазақша</a>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    *                              |         | text/html
                    text/html                      |         | text/html
                    application/json               |         | application/json
                    text/html                      | ?f=json | application/json
                    application/json               | ?f=html | text/html
                    application/json, text/html;q=0.5 |      | application/json
                    text/html;q=0                  |         | application/json
                    """)
    void givesAPageOrJson(String accept, String query, String expected) {
        Answer answer = http.get(STORY + (query == null ? "" : query), "Accept", accept.equals("*") ? "*/*" : accept);

        assertThat(answer.header("Content-Type")).startsWith(expected);
        assertThat(answer.header("Vary")).contains("Accept").contains("Accept-Language");
    }

    @Test
    void saysOfTheStoryWhatAProgramNeeds() {
        Answer answer = http.get(STORY + "?f=json&lang=en");

        assertThat(answer.json().get("timeZone").stringValue()).isEqualTo("Asia/Almaty");
        assertThat(answer.json().at("/extent/temporal/interval/0/0").stringValue())
                .isEqualTo("2022-01-01T18:00:00Z");
        assertThat(answer.json().at("/extent/temporal/interval/0/1").stringValue())
                .isEqualTo("2022-01-22T17:59:59.999Z");
        assertThat(answer.json().get("links").findValuesAsString("href"))
                .contains(http.root() + STORY + "/collections/incidents/items?lang=en");
        for (String address : answer.json().get("links").findValuesAsString("href")) {
            assertThat(http.get(address).status()).as(address).isEqualTo(200);
        }
    }

    @Test
    void tellsScenesInOrderAndMarkedSpansInTheLanguageAskedFor() {
        JsonNode story = http.get(STORY + "?f=json&lang=ru").json();

        assertThat(story.get("scenes").findValuesAsString("id"))
                .startsWith("first-protests", "week-of-violence")
                .endsWith("planned-departure");
        assertThat(story.at("/scenes/0/title").stringValue()).isEqualTo("Первые протесты");
        assertThat(story.at("/scenes/0/view")).hasSize(4);
        assertThat(story.at("/spans/0/incident").stringValue()).isEqualTo("almaty-airport-closed");
        assertThat(story.at("/spans/0/label").stringValue()).isEqualTo("Аэропорт Алматы закрыт");
        assertThat(story.at("/spans/0/end").stringValue()).isEqualTo("2022-01-13T17:59:59.999Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", STORY, STORY + "?f=json"})
    void answers304WhenNothingChanged(String path) {
        String etag = http.get(path).header("ETag");

        assertThat(http.get(path, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(http.get(path, "If-None-Match", etag, "Accept-Language", "kk")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void tellsAPersonWhatIsNotThere() {
        Answer answer = http.get("/stories/%3Cb%3Enowhere", "Accept", BROWSER, "Accept-Language", "ru");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(answer.text())
                .contains("<html lang=\"ru\"")
                .contains("404")
                .contains("Здесь ничего нет")
                .doesNotContain("<b>nowhere");
    }

    @Test
    void takesAnyParameterOnAPage() {
        assertThat(http.get(STORY + "?utm_source=x&t=nonsense").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", STORY, "/nowhere"})
    void letsPagesAskThisServerAlone(String path) {
        Answer answer = http.get(path, "Accept", BROWSER);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.text()).doesNotContain("style=\"").doesNotContain("onclick");
    }

    @Test
    void refusesAFormatThatItDoesNotHave() {
        Answer answer = http.get(STORY + "?f=xml", "Accept", BROWSER);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("must be html or json");
    }

    @Test
    void isHealthy() {
        assertThat(http.get("/actuator/health").json().get("status").stringValue())
                .isEqualTo("UP");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2099-12-31             | 31 December 2099
        2022-10-30T02:30+01:00 | 30 October 2022
        20XX                   | at some time between 2000 and 2099
        199X                   | at some time between 1990 and 1999
        2021                   | 2021
        2022~                  | about 2022
        2022-01                | January 2022
        2022-21                | at some time between about March 2022 and about May 2022
        2022-01-03/2022-01-09  | 3 January 2022
        2022-01/2022-03        | January 2022 – March 2022
        20XX/2100              | 2000 – 2100
        "[2022-01-03..2022-01-09]" | at some time between 3 January 2022 and 9 January 2022
        "[..2022-01-08]"       | on 8 January 2022 or earlier
        /2022-01-08            | until 8 January 2022, start not known
        2022-01-02/..          | 2 January 2022
        0014-08-19             | 19 August 14 AD
        """)
    void withoutScriptsAnEventStandsUnderNoDayOnWhichItMayNotHaveBegun(String when, String heading) {
        String name = "headings-" + Integer.toHexString(when.hashCode());
        ownStories.hold(name, Map.of("story.yaml", """
                title: {en: Headings}
                timeZone: Europe/Paris
                extent: 0001/2100
                languages: [en]
                categories: [{id: all, label: {en: All}, colour: "#336699", pattern: dots}]
                """, "places.yaml", "[]", "incidents.yaml", """
                - {id: one, when: %s, geoPrecision: none, category: all, status: reported, title: {en: One},
                   sources: [{publisher: A}]}
                """.formatted(
                        when.startsWith("\"") ? when : '"' + when + '"')));

        String page =
                http.get("/stories/" + name + "?lang=en", "Accept", BROWSER).text();

        assertThat(page).contains("<th scope=\"rowgroup\" colspan=\"5\">" + heading + "</th>");
    }
}
