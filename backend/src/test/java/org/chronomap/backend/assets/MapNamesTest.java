package org.chronomap.backend.assets;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.http.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/** Names on the base map: what each page is told of them, and what it gets. */
class MapNamesTest extends ServerTest {

    @Test
    void addressesChangeWithTheTables() throws IOException {
        Digest digest = new Digest().add(MapNames.FORM.getBytes(US_ASCII));
        for (String table : List.of("towns", "countries")) {
            digest.add(new ClassPathResource("gazetteer/" + table + ".tsv").getContentAsByteArray());
        }
        assertThat(MapNames.DIGEST).isEqualTo(digest.hex());
    }

    @ParameterizedTest
    @CsvSource({
        "en, Kazakhstan, Caspian Sea",
        "fr, Allemagne, Mer Caspienne",
        "ru, Германия, Каспийское море",
        "kk, Германия, Каспий теңізі"
    })
    void aPageHasTheNamesInItsOwnLanguageAlone(String language, String country, String sea) {
        String page = http.get(STORY + "?lang=" + language).text();

        Answer names = http.get(found("\"names\":\"\\.\\.([^\"]+)\"", page));

        assertThat(names.status()).isEqualTo(200);
        assertThat(names.header("Cache-Control")).contains("immutable");
        assertThat(names.json().path("countries").asString().split("\n")).contains(country);
        assertThat(names.json().path("seas").asString().split("\n")).contains(sea);
    }

    @ParameterizedTest
    @CsvSource({"fr-CA, fr", "de-AT, de", "es, es", "ar, ar", "uk, uk", "it, en"})
    void aPageInAnotherLanguageHasItsNamesOrEnglishOnes(String page, String names) {
        assertThat(MapNames.language(page)).isEqualTo(names);
        assertThat(new ClassPathResource("basemap/names-close-" + names + ".json").exists())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"en, Astana, Oral", "fr, Astana, Ouralsk", "ru, Астана, Уральск", "kk, Астана, Орал"})
    void townsComeByTiles(String language, String capital, String town) {
        String towns = found(
                "\"towns\":\"\\.\\.([^\"]+)\"",
                http.get(STORY + "?lang=" + language).text());

        JsonNode large =
                http.get(towns + "2-2-1.json", "Accept-Encoding", "identity").json();
        String middling = http.get(towns + "3-5-2.json").json().path("names").asString();

        List<String> names = List.of(large.path("names").asString().split("\n"));
        assertThat(names.indexOf(capital)).isBetween(0, large.path("capitals").asInt() - 1);
        assertThat(large.path("lon").get(names.indexOf(capital)).asInt()).isEqualTo(71446);
        for (String column : List.of("zooms", "lon", "lat")) {
            assertThat(large.path(column)).as(column).hasSameSizeAs(names);
        }
        assertThat(middling.split("\n")).contains(town);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en-2-4-1.json",
                "en-2-1-4.json",
                "it-2-2-1.json",
                "en-4-1-1.json",
                "en-5-99-1.json",
                "en-2-2-1.txt"
            })
    void thereIsNoOtherTile(String tile) {
        String towns = found(
                "\"towns\":\"\\.\\.([^\"]+)\"", http.get(STORY + "?lang=en").text());

        assertThat(http.get(towns.replaceFirst("en-$", tile)).status()).isEqualTo(404);
    }

    @Test
    void aBundleHasSmallTownsAroundWhatIsToldAlone() {
        assertThat(MapNames.smallTowns(List.of(new Coordinate(178.44, -18.14))))
                .contains("5-31-17", "5-0-17")
                .hasSizeLessThan(7);
        assertThat(MapNames.smallTowns(List.of())).isEmpty();
    }

    private static String found(String pattern, String page) {
        Matcher matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
