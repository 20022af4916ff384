package org.chronomap.geodata.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.GreatCircle;
import org.chronomap.geodata.geo.Nearness;
import org.chronomap.geodata.story.LocalizedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

/** What the gazetteer that is shipped must hold, and how it is asked. */
class PackagedGazetteerTest {

    private static final Gazetteer GAZETTEER = Gazetteer.packaged();

    @ParameterizedTest
    @CsvSource(textBlock = """
            Palestine,            en, country/PS
            Палестина,            ru, country/PS
            Palästina,            de, country/PS
            فلسطين,               ar, country/PS
            Deutschland,          de, country/DE
            Alemania,             es, country/DE
            Bayern,               de, region/DE.02
            Nordrhein-Westfalen,  de, region/DE.07
            Andalucía,            es, region/ES.51
            Андалусія,            uk, region/ES.51
            بفاريا,               ar, region/DE.02
            """)
    void findsCountriesAndRegionsByWhatMoreLanguagesCallThem(String text, String language, String id) {
        assertThat(GAZETTEER.search(text, language, Nearness.to(null), 1))
                .first()
                .satisfies(hit -> assertThat(hit.id()).isEqualTo(id));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            St. Gallen,       Sankt Gallen
            Saint Gallen,     Sankt Gallen
            St. Pölten,       Sankt Pölten
            Sankt Pölten,     Sankt Pölten
            Mt. Vernon,       Mount Vernon
            Mount Vernon,     Mount Vernon
            Ft. Worth,        Fort Worth
            St. Petersburg,   Saint Petersburg
            Saint Louis,      St. Louis
            """)
    void findsWhatIsWrittenShort(String text, String name) {
        assertThat(GAZETTEER.search(text, "en", Nearness.to(null), 3))
                .anySatisfy(hit -> assertThat(hit.place().names().byLanguage()).containsEntry("en", name));
    }

    /** Populations as statistical offices count the town or what is built up around it, in thousands, of 2019 to 2023. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # name,        country, longitude, latitude, thousands, fr,           ru,                kk
            Almaty,        KZ,       76.9115,   43.2525,  2000, Almaty,           Алматы,            Алматы
            Astana,        KZ,       71.43,     51.13,    1350, Astana,           Астана,            Астана
            Aktau,         KZ,       51.16,     43.65,     190, Aktaou,           Актау,             Ақтау
            Zhanaozen,     KZ,       52.86,     43.34,      77, Zhanaozen,        Жанаозен,          Жаңаөзен
            Karaganda,     KZ,       73.09,     49.80,     497, Karaganda,        Караганда,         Қарағанды
            Oral,          KZ,       51.37,     51.23,     240, Ouralsk,          Уральск,           Орал
            Strasbourg,    FR,        7.75,     48.58,     285, Strasbourg,       Страсбург,         Страсбург
            Lyon,          FR,        4.84,     45.76,     520, Lyon,             Лион,              Лион
            London,        GB,       -0.12,     51.51,    8900, Londres,          Лондон,            Лондон
            Moscow,        RU,       37.62,     55.75,   12600, Moscou,           Москва,            Мәскеу
            Kyiv,          UA,       30.52,     50.45,    2950, Kyiv,             Киев,              Киев
            Simferopol,    UA,       34.10,     44.95,     336, Simferopol,       Симферополь,       Симферополь
            Reykjavik,     IS,      -21.94,     64.15,     135, Reykjavik,        Рейкьявик,         Рейкиявик
            Lagos,         NG,        3.39,      6.45,   15400, Lagos,            Лагос,             Лагос
            Cairo,         EG,       31.24,     30.05,   10000, Le Caire,         Каир,              Каир
            Cape Town,     ZA,       18.42,    -33.93,    4600, Le Cap,           Кейптаун,          Кейптаун
            Suva,          FJ,      178.44,    -18.14,      94, Suva,             Сува,              Сува
            Sydney,        AU,      151.21,    -33.87,    5250, Sydney,           Сидней,            Сидней
            Tokyo,         JP,      139.69,     35.69,    9700, Tokyo,            Токио,             Токио
            Beijing,       CN,      116.40,     39.90,   18900, Pékin,            Пекин,             Бейжің
            Mumbai,        IN,       72.88,     19.07,   12500, Bombay,           Мумбаи,            Мумбаи
            New York,      US,      -74.01,     40.71,    8800, New York,         Нью-Йорк,          Нью-Йорк
            Mexico City,   MX,      -99.13,     19.43,    9200, Mexico,           Мехико,            Мехико
            São Paulo,     BR,      -46.63,    -23.55,   12300, São Paulo,        Сан-Паулу,         Сан-Паулу
            Doha,          QA,       51.53,     25.29,    1186, Doha,             Доха,              Доха
            """)
    void holdsTownsOfAllContinents(
            String name,
            String country,
            double longitude,
            double latitude,
            int thousands,
            String french,
            String russian,
            String kazakh) {
        NamedPlace town = GAZETTEER.find(name, "en", 10).stream()
                .filter(found ->
                        found.kind() == NamedPlace.Kind.TOWN && found.within().startsWith(country + '.'))
                .findFirst()
                .orElseThrow();

        LocalizedText names = town.names();
        assertThat(names.in(List.of("en")).text()).isEqualTo(name);
        assertThat(names.in(List.of("fr", "en")).text()).isEqualTo(french);
        assertThat(names.in(List.of("ru")).text()).isEqualTo(russian);
        assertThat(names.in(List.of("kk", "ru")).text()).isEqualTo(kazakh);
        assertThat(GreatCircle.distanceMetres(town.at().getCoordinate(), new Coordinate(longitude, latitude)))
                .isLessThan(7_000);
        // Within 40 %: what belongs to a town is counted in many ways.
        assertThat((double) town.population()).isCloseTo(thousands * 1000.0, within(thousands * 1000.0 * 0.4));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # sought,      language, kind,    name,                         within
            алмат,         ru,       TOWN,    Almaty,                       KZ.02
            ALMAT,         en,       TOWN,    Almaty,                       KZ.02
            жаңаөз,        kk,       TOWN,    Zhanaozen,                    KZ.09
            sao paulo,     en,       TOWN,    São Paulo,                    BR.27
            londres,       fr,       TOWN,    London,                       GB.ENG
            казахст,       ru,       COUNTRY, Kazakhstan,                   KZ
            қазақстан,     kk,       COUNTRY, Kazakhstan,                   KZ
            états,         fr,       COUNTRY, United States,                US
            маңғыстау,     kk,       REGION,  Mangystau Region,             KZ.09
            SXB,           en,       AIRPORT, Strasbourg Airport,           FR
            almaty int,    en,       AIRPORT, Almaty International Airport, KZ
            airport almaty, en,      AIRPORT, Almaty International Airport, KZ
            janeiro,       en,       TOWN,    Rio de Janeiro,               BR.21
            lodz,          en,       TOWN,    Łódź,                         PL.74
            saint denis,   fr,       TOWN,    Saint-Denis,                  RE.RE
            # Beside what it is in, as in syncpoint/ODIN#23
            almaty kazakhstan,  en,  TOWN,    Almaty,                       KZ.02
            Graz Österreich, de,     TOWN,    Graz,                         AT.06
            Paris TX,      en,       TOWN,    Paris,                        US.TX
            нью-йорк сша,  ru,       TOWN,    New York,                     US.NY
            # Once, or there; graphhopper-maps#228, komoot/photon#376, pelias/pelias#140
            алма-ата,      ru,       TOWN,    Almaty,                       KZ.02
            Alma Ata,      en,       TOWN,    Almaty,                       KZ.02
            nur-sult,      en,       TOWN,    Astana,                       KZ.05
            danzig,        en,       TOWN,    Gdansk,                       PL.82
            Den Bosch,     en,       TOWN,    '''s-Hertogenbosch',          NL.06
            wien,          en,       TOWN,    Vienna,                       AT.09
            geneva,        en,       TOWN,    Genève,                       CH.GE
            cologne,       en,       TOWN,    Köln,                         DE.07
            astana airp,   en,       AIRPORT, Nursultan Nazarbayev International Airport, KZ
            # In other letters; kartta-labs/kartta#26
            moskva,        en,       TOWN,    Moscow,                       RU.48
            бейнеу,        ru,       TOWN,    Beyneu,                       KZ.09
            аэропорт алматы, ru,     AIRPORT, Almaty International Airport, KZ
            # Misspelt; the second and third of foursquare/fsqio#35 and pelias/pelias#446
            allmaty,       en,       TOWN,    Almaty,                       KZ.02
            baton rogue,   en,       TOWN,    Baton Rouge,                  US.LA
            'new symrna beach, fl', en, TOWN, New Smyrna Beach,             US.FL
            новосибрск,    ru,       TOWN,    Novosibirsk,                  RU.53
            newyork,       en,       TOWN,    New York,                     US.NY
            """)
    void findsByHowANameBegins(String sought, String language, NamedPlace.Kind kind, String name, String within) {
        List<NamedPlace> found = GAZETTEER.find(sought, language, 5);
        assertThat(found).first().satisfies(first -> {
            assertThat(first.kind()).isEqualTo(kind);
            assertThat(first.names().in(List.of("en")).text()).isEqualTo(name);
            assertThat(first.within()).isEqualTo(within);
        });
    }

    @Test
    void whatIsFoundByTwoNamesComesOnceAndTheLargestFirst() {
        List<NamedPlace> found = GAZETTEER.find("a", "en", 20);

        assertThat(found).hasSize(20).doesNotHaveDuplicates();
        assertThat(GAZETTEER.find("алматы", "ru", 10))
                .filteredOn(place -> place.kind() == NamedPlace.Kind.TOWN)
                .hasSize(1);
        assertThat(GAZETTEER.find("san", "en", 50))
                .filteredOn(place -> place.kind() == NamedPlace.Kind.TOWN
                        && NameForm.of(place.names().in(List.of("en")).text()).startsWith("san")
                        && !place.names().in(List.of("en")).text().equalsIgnoreCase("san"))
                .extracting(NamedPlace::population)
                .isSortedAccordingTo((one, other) -> Integer.compare(other, one));
    }

    @Test
    void whatHasTheNameInTheReadersLanguageComesBeforeWhatHasItInAnother() {
        // Mexico is a country in English, and a city in French.
        assertThat(GAZETTEER.find("mexico", "en", 1))
                .extracting(NamedPlace::kind)
                .containsExactly(NamedPlace.Kind.COUNTRY);
        assertThat(GAZETTEER.find("mexico", "fr", 1))
                .extracting(NamedPlace::kind)
                .containsExactly(NamedPlace.Kind.TOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "qqqqq", "\u0000", "%", "Almaty Berlin"})
    void findsNothingByWhatNoNameBeginsWith(String sought) {
        assertThat(GAZETTEER.find(sought, "en", 5)).isEmpty();
    }

    @Test
    void whatIsNearTheStoryComesBeforeWhatIsLarger() {
        Nearness kazakhstan = Nearness.to(new Extent(46, 40, 88, 56));

        assertThat(GAZETTEER.search("kar", "en", Nearness.to(null), 1).get(0).id())
                .isEqualTo("town/PK.05/Karachi");
        assertThat(GAZETTEER.search("kar", "en", kazakhstan, 1).get(0).id()).contains("/KZ.");
    }

    @Test
    void aHitTellsWhatItIsIn() {
        Gazetteer.Hit hit =
                GAZETTEER.search("актау", "ru", Nearness.to(null), 1).get(0);

        assertThat(hit.country()).isNotNull();
        assertThat(hit.country().byLanguage()).containsEntry("ru", "Казахстан");
        assertThat(hit.region()).isNotNull();
        assertThat(hit.region().byLanguage()).containsKey("en");
    }

    @Test
    void noTwoPlacesHaveOneId() {
        assertThat(IntStream.range(0, GAZETTEER.size()).mapToObj(GAZETTEER::id)).doesNotHaveDuplicates();
    }

    @Test
    void aHitTellsByWhichNameItWasFound() {
        assertThat(GAZETTEER.search("алма-а", "en", Nearness.to(null), 1))
                .extracting(Gazetteer.Hit::foundBy)
                .containsExactly("Alma-Ata");
    }

    @Test
    void otherNamesAreThoseOfPlacesAndDiffer() {
        OtherNames others = OtherNames.read(
                Objects.requireNonNull(PackagedGazetteerTest.class.getResourceAsStream("/gazetteer/other-names.txt")));

        assertThat(IntStream.range(0, GAZETTEER.size()).mapToObj(GAZETTEER::id)).containsAll(others.ids());
        assertThat(others.byId())
                .allSatisfy((id, names) -> assertThat(names)
                        .extracting(NameForm::of)
                        .doesNotContain("")
                        .doesNotHaveDuplicates());
    }

    /** A letter, any parts of a name, and what a place is in, find what looking at all names finds. */
    @ParameterizedTest
    @ValueSource(
            strings = {"k", "ал", "new y", "y new", "saint d", "орын", "ł", "de la", "paris t", "london on", "алм каз"})
    void theWordIndexFindsWhatLookingAtAllNamesFinds(String sought) {
        List<String> words = List.of(NameForm.of(sought).split(" "));
        Map<String, List<String>> areas = new HashMap<>();
        for (int row = 0; row < GAZETTEER.size() && GAZETTEER.kind(row) != NamedPlace.Kind.TOWN; row++) {
            areas.put(GAZETTEER.get(row).within(), GAZETTEER.foundBy(row));
        }
        long found = IntStream.range(0, GAZETTEER.size())
                .filter(row -> {
                    String within = GAZETTEER.get(row).within();
                    List<String> codes = List.of(within.split("\\."));
                    List<String> around = Stream.of(within, codes.get(0))
                            .flatMap(area -> areas.getOrDefault(area, List.of()).stream())
                            .toList();
                    return GAZETTEER.foundBy(row).stream()
                            .anyMatch(name -> words.stream().anyMatch(word -> has(name, word))
                                    && words.stream()
                                            .allMatch(word -> has(name, word)
                                                    || codes.stream().anyMatch(word::equalsIgnoreCase)
                                                    || around.stream().anyMatch(area -> has(area, word))));
                })
                .count();

        assertThat(GAZETTEER.search(sought, "en", Nearness.to(null), 100_000))
                .hasSize((int) found)
                .doesNotHaveDuplicates();
    }

    private static boolean has(String name, String word) {
        String words = ' ' + NameForm.of(name);
        return words.contains(' ' + word)
                || Shortened.waysToWrite(word).stream().anyMatch(other -> words.contains(' ' + other + ' '));
    }

    @Test
    void aLimitIsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GAZETTEER.find("a", "en", 0))
                .withMessage("limit is 0: expected 1 or more");
    }

    @Test
    void hasManyOfEachKindAllOnTheEarthAndNamed() {
        Map<NamedPlace.Kind, Integer> counts = new EnumMap<>(NamedPlace.Kind.class);
        for (int row = 0; row < GAZETTEER.size(); row++) {
            NamedPlace place = GAZETTEER.get(row);
            counts.merge(place.kind(), 1, Integer::sum);
            assertThat(place.at().getX()).isBetween(-180.0, 180.0);
            assertThat(place.at().getY()).isBetween(-90.0, 90.0);
            assertThat(place.names().byLanguage())
                    .containsKey("en")
                    .allSatisfy((language, name) ->
                            assertThat(name).isEqualTo(name.strip()).isNotEmpty());
            assertThat(place.within())
                    .matches(
                            place.kind() == NamedPlace.Kind.COUNTRY || place.kind() == NamedPlace.Kind.AIRPORT
                                    ? "[A-Z]{2}"
                                    : "[A-Z]{2}\\.\\w*");
        }
        assertThat(counts.get(NamedPlace.Kind.TOWN)).isGreaterThan(70_000);
        assertThat(counts.get(NamedPlace.Kind.REGION)).isGreaterThan(3_500);
        assertThat(counts.get(NamedPlace.Kind.COUNTRY)).isGreaterThan(240);
        assertThat(counts.get(NamedPlace.Kind.AIRPORT)).isGreaterThan(3_000);
    }

    /** Against all towns, one by one. */
    @Test
    void theTownForAPositionIsTheOneThatLookingAtAllTellsToo() {
        Coordinate[] all = IntStream.range(0, GAZETTEER.size())
                .mapToObj(GAZETTEER::position)
                .toArray(Coordinate[]::new);
        Random random = new Random(17);
        for (int i = 0; i < 200; i++) {
            // Half of them near a town, where there is most to choose from; the others anywhere, poles and ±180 among
            // them.
            Coordinate at = i % 2 == 0
                    ? near(all[random.nextInt(all.length)], random)
                    : new Coordinate(random.nextInt(-180, 181), random.nextInt(-90, 91));
            Gazetteer.Town found = GAZETTEER.townFor(at).orElseThrow();

            double least = Double.POSITIVE_INFINITY;
            for (int row = 0; row < all.length; row++) {
                if (GAZETTEER.kind(row) == NamedPlace.Kind.TOWN) {
                    least = Math.min(least, score(row, distance(at, all[row])));
                }
            }
            assertThat(score(found.row(), found.kilometres())).as("%s", at).isCloseTo(least, within(1e-3));
        }
    }

    private static double score(int row, double kilometres) {
        return Gazetteer.score(GAZETTEER.radius(row), kilometres);
    }

    private static Coordinate near(Coordinate town, Random random) {
        return new Coordinate(
                Math.max(-180, Math.min(180, town.x + random.nextGaussian() / 5)),
                Math.max(-90, Math.min(90, town.y + random.nextGaussian() / 5)));
    }

    private static double distance(Coordinate one, Coordinate other) {
        return PositionGrid.kilometres(one.x, one.y, other.x, other.y);
    }
}
