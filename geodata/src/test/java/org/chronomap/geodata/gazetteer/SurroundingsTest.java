package org.chronomap.geodata.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.story.Attributes;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

/** In words, a number and its unit are joined by a no-break space, which stands as an underscore here. */
class SurroundingsTest {

    private static String in(String language, double longitude, double latitude, Place... places) {
        return text(language, longitude, latitude, GeoPrecision.EXACT, places);
    }

    private static String text(
            String language, double longitude, double latitude, GeoPrecision precision, Place... places) {
        Surroundings around = new Surroundings(Gazetteer.packaged(), StoryFolder.outlines(), Arrays.asList(places));
        LocalizedText text = around.at(point(longitude, latitude), precision).text();
        return text.in(List.of(language)).text().replace('\u00a0', '_').replace('\u202f', '_');
    }

    private static Point point(double longitude, double latitude) {
        return Wgs84.GEOMETRY.createPoint(new Coordinate(longitude, latitude));
    }

    private static Place place(PlaceKind kind, double longitude, double latitude, String... names) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (int i = 0; i < names.length; i += 2) {
            byLanguage.put(names[i], names[i + 1]);
        }
        Point at = point(longitude, latitude);
        return new Place(
                names[1].toLowerCase(Locale.ROOT).replace(' ', '-'),
                new LocalizedText(byLanguage),
                kind,
                at,
                null,
                null,
                List.of(),
                null,
                null,
                Attributes.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # where                    | longitude | latitude | words
            Republic Square            |   76.9455 |  43.2385 | in Almaty
            Medeu                      |   77.0590 |  43.1575 | 15_km south-east of Almaty
            at Talgar, not at Almaty   |   77.2900 |  43.3000 | 4_km east of Talgar
            Betpak-Dala                |   73.6000 |  46.2000 | 20_km north-west of Priozersk
            Place Kléber               |    7.7455 |  48.5833 | in Strasbourg
            across the Rhine           |    7.8150 |  48.5730 | in Kehl
            Victoria Island            |    3.4219 |   6.4281 | in Lagos
            Suva harbour               |  178.4200 | -18.1300 | in Suva
            Alice Springs, north       |  133.8800 | -23.0000 | 77_km north of Alice Springs
            Ushuaia                    |  -68.3000 | -54.8000 | in Ushuaia
            Manhattan                  |  -73.9900 |  40.7300 | in New York
            """)
    void saysWhereSomethingIsOnSeveralContinents(String where, double longitude, double latitude, String words) {
        assertThat(in("en", longitude, latitude)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # language | out of town                                 | in town
            en         | 15_km south-east of Almaty                  | in Almaty
            fr         | Almaty, 15_km au sud-est                    | Almaty
            ru         | Алматы: 15_км к юго-востоку                 | Алматы
            kk         | Алматы, оңтүстік-шығысқа қарай 15_км        | Алматы
            de         | 15_km südöstlich von Almaty                 | in Almaty
            es         | 15_km al sureste de Almaty                  | en Almaty
            ar         | Almaty: على بعد 15_كم إلى الجنوب الشرقي       | Almaty
            uk         | Almaty: 15_км на південний схід             | Almaty
            it         | 15_km south-east of Almaty                  | in Almaty
            """)
    void saysItInTheLanguagesOfTheInterfaceAndInEnglishForAllOthers(String language, String out, String in) {
        assertThat(in(language, 77.059, 43.1575)).isEqualTo(out);
        assertThat(in(language, 76.9455, 43.2385)).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # language | longitude | latitude | words
            kk         |  7.7455   | 48.5833  | Страсбург
            fr         | 31.2500   | 30.0630  | Le Caire
            kk         | 31.2500   | 30.0630  | Каир
            ru         |  1.5980   | 42.5680  | Canillo
            kk         |  1.5980   | 42.5680  | Canillo
            """)
    void takesTheNameOfTheNextLanguageWhereOneHasNone(
            String language, double longitude, double latitude, String words) {
        assertThat(in(language, longitude, latitude)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # what                          | longitude | latitude | words
            from just east of it            |  -179.99  | -16.80   | 80_km south-east of Labasa
            from just west of it            |   179.99  | -16.80   | 78_km south-east of Labasa
            exactly 180                     |   180     | -16.80   | 79_km south-east of Labasa
            exactly -180                    |  -180     | -16.80   | 79_km south-east of Labasa
            """)
    void theAntimeridianIsNoEdge(String what, double longitude, double latitude, String words) {
        assertThat(in("en", longitude, latitude)).isEqualTo(words);
    }

    @Test
    void atThePolesThereIsAContinentOrTheNearestTown() {
        assertThat(in("en", 0, -90)).isEqualTo("Antarctica");
        assertThat(in("kk", 120, -85)).isEqualTo("Антарктида");
        assertThat(in("en", 0, 90)).isEqualTo(in("en", 137, 90)).endsWith("_km north of Longyearbyen");
    }

    @Test
    void farFromAnyTownTheCountryIsTold() {
        assertThat(in("en", 14.5, 22.9)).isEqualTo("Libya");
        assertThat(in("ru", -42, 75)).isEqualTo("Гренландия");
    }

    @Test
    void farOutAtSeaTheNearestTownIsToldHoweverFar() {
        assertThat(in("en", -123.4, -48.9)).isEqualTo("2,700_km south-west of Hanga Roa");
        assertThat(in("fr", -123.4, -48.9)).isEqualTo("Hanga Roa, 2_700_km au sud-ouest");
    }

    @Test
    void aPlaceOfTheStoryThatIsNearerThanATownIsToldInItsOwnWords() {
        Place square = place(PlaceKind.SITE, 76.9455, 43.2385, "en", "Republic Square", "ru", "площадь Республики");

        assertThat(in("en", 76.9455, 43.2415, square)).isEqualTo("300_m north of Republic Square");
        assertThat(in("ru", 76.9455, 43.2415, square)).isEqualTo("площадь Республики: 300_м к северу");
        assertThat(in("kk", 76.9455, 43.2415, square)).isEqualTo("площадь Республики, солтүстікке қарай 300_м");
        assertThat(in("en", 76.9455, 43.2386, square)).isEqualTo("near Republic Square");
        // Nearer than the middle of town, yet too far off to say much.
        assertThat(in("en", 77.059, 43.1575, square)).isEqualTo("15_km south-east of Almaty");
        // In the middle of town the town is nearer.
        assertThat(in("en", 76.917, 43.25, square)).isEqualTo("in Almaty");
    }

    @Test
    void aTownOfTheStoryIsToldByTheStorysName() {
        Place verny = place(PlaceKind.CITY, 76.9115, 43.2525, "en", "Verny", "kk", "Верный");

        assertThat(in("en", 76.9455, 43.2385, verny)).isEqualTo("in Verny");
        assertThat(in("en", 77.059, 43.1575, verny)).isEqualTo("16_km south-east of Verny");
        assertThat(in("kk", 76.9455, 43.2385, verny)).isEqualTo("Верный");
    }

    @Test
    void aNameForAllLanguagesIsThatOfEach() {
        Place post = place(PlaceKind.SITE, 76.9455, 43.2385, "und", "Post 7");

        assertThat(in("kk", 76.9455, 43.2386, post)).isEqualTo("Post 7 және маңы");
    }

    @ParameterizedTest
    @EnumSource(
            value = PlaceKind.class,
            names = {"AIRPORT", "SITE"})
    void aPlaceOfTheStoryFartherAwayThanTheTownIsNotTold(PlaceKind kind) {
        Place far = place(kind, 77.0428, 43.3543, "en", "Almaty airport");

        assertThat(in("en", 76.9455, 43.2385, far)).isEqualTo("in Almaty");
        assertThat(in("en", 77.05, 43.37, far)).isEqualTo("2_km north of Almaty airport");
    }

    @Test
    void aRegionOfTheStoryIsNoSpotToMeasureFrom() {
        Place region = place(PlaceKind.REGION, 76.9455, 43.2385, "en", "Zhetysu");

        assertThat(in("en", 76.9455, 43.2385, region)).isEqualTo("in Almaty");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # precision | out of town                  | in town
            EXACT       | 15_km south-east of Almaty   | in Almaty
            CITY        | 15_km south-east of Almaty   | in Almaty
            REGION      | near Almaty                  | near Almaty
            COUNTRY     | Kazakhstan                   | Kazakhstan
            """)
    void distancesAreRoundedAsThePlaceIsKnown(GeoPrecision precision, String out, String in) {
        assertThat(text("en", 77.059, 43.1575, precision)).isEqualTo(out);
        assertThat(text("en", 76.9455, 43.2385, precision)).isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource({
        "0, NORTH",
        "22.4, NORTH",
        "22.6, NORTH_EAST",
        "90, EAST",
        "180, SOUTH",
        "-180, SOUTH",
        "-45, NORTH_WEST",
        "337.6, NORTH",
        "359.9, NORTH"
    })
    void aDirectionIsTheNearestOfEight(double azimuth, Direction direction) {
        assertThat(Direction.of(azimuth)).isEqualTo(direction);
    }
}
