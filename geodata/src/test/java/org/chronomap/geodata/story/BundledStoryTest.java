package org.chronomap.geodata.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.StoryFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The story that comes with the product says what its dispatch supports, and no more. */
class BundledStoryTest {

    private static final Story STORY = StoryFolder.bundled();
    private static final Dispatch DISPATCH = Dispatch.read("afp-2022-01-13");
    private static final Set<String> LANGUAGES = Set.of("fr", "en", "ru", "kk");

    /** Written from the dispatch by hand: when | at which place, how closely | category | status | numbers. */
    private static final String INCIDENTS = """
            fuel-price-protests-begin          | 2022-01-02/                | kazakhstan country   | protest    | reported |
            violence-unseen-since-1991         | 2022-01-03~/2022-01-09~    | kazakhstan country   | violence   | reported | killed dozens, injured hundreds, arrested 12000..
            automatic-weapon-clashes           | 2022-01-03~/2022-01-09~    | kazakhstan country   | violence   | reported |
            almaty-gunfire                     | 2022-01-03~/2022-01-09~    | almaty city          | violence   | reported |
            almaty-shops-looted                | 2022-01-03~/2022-01-09~    | almaty city          | violence   | reported |
            almaty-official-buildings-burned   | 2022-01-03~/2022-01-09~    | almaty city          | violence   | reported |
            almaty-airport-ransacked           | [2022-01-03..2022-01-09]   | almaty-airport exact | violence   | reported |
            almaty-airport-closed              | 2022-01-03~/2022-01-13     | almaty-airport exact | closure    | reported |
            tokayev-asks-for-help              | [2022-01-02..2022-01-06]   | kazakhstan country   | politics   | reported |
            massimov-dismissed                 | [..2022-01-08]             | kazakhstan country   | politics   | reported |
            massimov-arrested                  | 2022-01-08                 | kazakhstan country   | arrest     | reported | arrested 1
            tokayev-terrorist-aggression       | [2022-01-02..2022-01-13]   | kazakhstan country   | politics   | claimed  |
            tokayev-caste-of-the-rich          | [2022-01-02..2022-01-13]   | kazakhstan country   | politics   | claimed  |
            tribute-fund                       | [2022-01-02..2022-01-13]   | kazakhstan country   | politics   | claimed  |
            engineer-orange-revolution         | [..2022-01-13]             | none                 | reaction   | claimed  |
            csto-departure-ceremony            | 2022-01-13                 | almaty city          | withdrawal | reported |
            first-russian-plane-leaves         | 2022-01-13                 | kazakhstan country   | withdrawal | claimed  |
            first-civil-flight                 | 2022-01-13                 | almaty-airport exact | reopening  | reported |
            almaty-transport-and-shops-reopen  | 2022-01-13~                | almaty city          | reopening  | reported |
            security-service-member-funeral    | 2022-01-13                 | almaty city          | funeral    | reported |
            putin-mission-fulfilled            | [..2022-01-13]             | none                 | politics   | claimed  |
            putin-tokayev-call                 | 2022-01-13                 | none                 | politics   | claimed  |
            massimov-deputies-arrested         | 2022-01-13                 | kazakhstan country   | arrest     | claimed  | arrested 2
            no-precise-toll                    | 2022-01-13                 | kazakhstan country   | politics   | reported |
            russian-repatriation-complete      | 2022-01-19                 | kazakhstan country   | withdrawal | planned  |
            csto-departure-complete            | [2022-01-13..2022-01-21]   | kazakhstan country   | withdrawal | planned  |
            """;

    private static final String MOVEMENTS = """
            csto-deployment      | 2022-01-06               | five to kazakhstan     | claimed | troops 2030 | from
            russian-repatriation | 2022-01-13/2022-01-19    | kazakhstan to russia   | planned |             |
            csto-departure       | [2022-01-13..2022-01-21] | kazakhstan to five     | planned | troops 2030 | to
            """;

    /** A number as it is written in any of the languages: 13, 2.030, 12,000 or 12 000. */
    private static final java.util.regex.Pattern FIGURE =
            java.util.regex.Pattern.compile("[0-9]+(?:[.,\u00a0][0-9]{3})*");

    private static final Set<String> FIVE = Set.of("russia", "belarus", "armenia", "tajikistan", "kyrgyzstan");

    @Test
    void itsIncidentsAreThoseOfTheDispatch() {
        assertThat(STORY.incidents().stream().map(BundledStoryTest::row)).containsExactlyElementsOf(rows(INCIDENTS));
    }

    @Test
    void itsMovementsAreThoseOfTheDispatchAndSayWhatIsInferred() {
        assertThat(STORY.movements().stream().map(BundledStoryTest::row)).containsExactlyElementsOf(rows(MOVEMENTS));
    }

    @Test
    void itsPlacesAreThoseOfTheDispatchAndSayWhereTheyAreFrom() {
        assertThat(STORY.places())
                .extracting(place -> place.id() + " " + place.kind().id())
                .containsExactlyInAnyOrder(
                        "kazakhstan country",
                        "almaty city",
                        "almaty-airport airport",
                        "russia country",
                        "belarus country",
                        "armenia country",
                        "tajikistan country",
                        "kyrgyzstan country");
        assertThat(STORY.places()).allSatisfy(place -> {
            assertThat(place.reference()).isNotNull();
            assertThat(place.name().byLanguage()).containsOnlyKeys(LANGUAGES);
            assertThat(Objects.requireNonNull(place.role()).byLanguage()).containsOnlyKeys(LANGUAGES);
        });
    }

    @Test
    void everyCountryHasItsOutlineAndIsAMemberOfTheAlliance() {
        List<Place> countries = STORY.places().stream()
                .filter(place -> place.kind() == PlaceKind.COUNTRY)
                .toList();

        assertThat(countries).extracting(Place::code).containsExactlyInAnyOrder("KZ", "RU", "BY", "AM", "TJ", "KG");
        assertThat(countries).allSatisfy(country -> {
            assertThat(country.memberOf()).containsExactly("CSTO");
            assertThat(StoryFolder.outlines().find(Objects.requireNonNull(country.code())))
                    .isPresent();
        });
    }

    @Test
    void itsTextsAreInAllItsLanguages() {
        List<LocalizedText> texts = new ArrayList<>(List.of(
                STORY.title(), Objects.requireNonNull(STORY.standfirst()), Objects.requireNonNull(STORY.byline())));
        STORY.categories().forEach(category -> texts.add(category.label()));
        STORY.scenes().forEach(scene -> texts.addAll(List.of(scene.title(), scene.text())));
        statements().forEach(statement -> {
            texts.addAll(statement.actors());
            texts.addAll(statement.tags());
            texts.add(statement.title());
            texts.add(Objects.requireNonNull(statement.summary(), statement.id()));
            statement.numbers().values().stream()
                    .map(Quantity::words)
                    .filter(Objects::nonNull)
                    .forEach(texts::add);
            statement.sources().stream()
                    .flatMap(source -> Stream.ofNullable(source.attributedTo()))
                    .forEach(texts::add);
        });

        assertThat(STORY.languages()).containsExactly("fr", "en", "ru", "kk");
        assertThat(texts).allSatisfy(text -> {
            assertThat(text.byLanguage()).containsOnlyKeys(LANGUAGES);
            assertThat(text.byLanguage().values()).doesNotContain("");
        });
    }

    @Test
    void noTwoCategoriesShareAColourOrAPattern() {
        assertThat(STORY.categories()).extracting(Category::colour).doesNotHaveDuplicates();
        assertThat(STORY.categories()).extracting(Category::pattern).doesNotHaveDuplicates();
    }

    @Test
    void everyStatementQuotesItsSourceAndEveryClaimNamesWhoseItIs() {
        assertThat(statements()).hasSize(29).allSatisfy(statement -> {
            assertThat(statement.sources()).as(statement.id()).isNotEmpty().allSatisfy(source -> {
                assertThat(source.publisher()).isEqualTo("AFP");
                assertThat(source.published()).isEqualTo("2022-01-13");
                assertThat(source.lang()).isEqualTo("fr");
                assertThat(source.quote()).isNotNull();
            });
            if (statement.status() != Status.REPORTED) {
                assertThat(statement.sources()).as(statement.id()).anyMatch(source -> source.attributedTo() != null);
            }
        });
    }

    @Test
    void whatLiesAfterTheDispatchIsPlannedAndNothingElseIs() {
        long known = Objects.requireNonNull(STORY.knownAsOf()).latest();

        assertThat(statements())
                .allSatisfy(statement -> assertThat(statement.status() == Status.PLANNED)
                        .as(statement.id())
                        .isEqualTo(statement.when().end().isBoundedAfter()
                                && statement.when().latest() > known));
    }

    @Test
    void itsScenesLeadFromTheFirstProtestToThePlannedDeparture() {
        Set<String> told = statements().map(Statement::id).collect(Collectors.toSet());

        assertThat(STORY.scenes()).hasSizeBetween(6, 8);
        assertThat(STORY.scenes().get(0).highlight()).containsExactly("fuel-price-protests-begin");
        assertThat(STORY.scenes().get(STORY.scenes().size() - 1).highlight()).contains("csto-departure-complete");
        assertThat(STORY.scenes()).allSatisfy(scene -> {
            assertThat(scene.view()).isNotNull();
            assertThat(told).containsAll(scene.highlight());
            assertThat(scene.at().earliest())
                    .isGreaterThanOrEqualTo(STORY.extent().earliest());
            assertThat(scene.at().latest()).isLessThanOrEqualTo(STORY.extent().latest());
        });
    }

    @Test
    void itShadesTheTimeInWhichTheAirportWasClosed() {
        assertThat(STORY.spans()).containsExactly(new ShadedSpan("almaty-airport-closed", null));
    }

    @Test
    void noSceneHasAFigureThatNoIncidentHas() {
        Set<String> figures = statements()
                .flatMap(statement -> Stream.concat(
                        Stream.of(statement.title()), Stream.of(Objects.requireNonNull(statement.summary()))))
                .flatMap(BundledStoryTest::figures)
                .collect(Collectors.toSet());

        assertThat(STORY.scenes().stream().flatMap(scene -> figures(scene.text())))
                .isNotEmpty()
                .isSubsetOf(figures);
    }

    private static Stream<String> figures(LocalizedText text) {
        return text.byLanguage().values().stream()
                .flatMap(words -> FIGURE.matcher(words).results())
                .map(figure -> figure.group().replaceAll("\\D", ""));
    }

    @Test
    void quotesAreUnbrokenPiecesOfTheDispatch() {
        assertThat(quotes()).allMatch(DISPATCH::holds);
    }

    @Test
    void quotesAreShortAndFew() {
        assertThat(quotes())
                .allSatisfy(quote ->
                        assertThat(quote.codePointCount(0, quote.length())).isLessThanOrEqualTo(160));
        assertThat(quotes().stream()
                        .mapToInt(quote -> quote.codePointCount(0, quote.length()))
                        .sum())
                .as("characters of the dispatch, each quotation counted once")
                .isLessThanOrEqualTo(2000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jamais vues depuis leur indépendance en 1991",
                "jamais vues depuis son indépendance en 1992",
                "Jamais vues depuis son indépendance en 1991",
                "jamais vues depuis son independance en 1991",
                "jamais vues depuis son indépendance en 1991 à Almaty avec des échanges de tirs",
                "des dizaines de morts et des milliers de blessés",
                "des dizaines de morts, et des centaines de blessés",
                "en 1991",
                ""
            })
    void refusesWhatTheDispatchDoesNotSay(String altered) {
        assertThat(DISPATCH.holds(altered)).isFalse();
    }

    @Test
    void refusesEveryQuoteWithAWordLess() {
        assertThat(quotes()).allSatisfy(quote -> {
            String[] words = quote.split("\\p{IsWhite_Space}+", -1);
            int middle = words.length / 2;
            String gapped = IntStream.range(0, words.length)
                    .filter(position -> position != middle)
                    .mapToObj(position -> words[position])
                    .collect(Collectors.joining(" "));
            assertThat(DISPATCH.holds(gapped)).as(gapped).isFalse();
        });
    }

    @Test
    void refusesTwoQuotesJoinedUnlessTheyFollowOneAnother() {
        List<String> joined = quotes().stream()
                .flatMap(quote -> quotes().stream().map(next -> quote + " " + next))
                .filter(DISPATCH::holds)
                .toList();

        assertThat(joined)
                .containsExactly("Karim Massimov, a en outre été arrêté samedi pour haute trahison"
                        + " après avoir été limogé de la tête des services de renseignement");
    }

    private static Set<String> quotes() {
        return statements()
                .flatMap(statement -> statement.sources().stream())
                .map(source -> Objects.requireNonNull(source.quote()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<Statement> statements() {
        return Stream.concat(STORY.incidents().stream(), STORY.movements().stream())
                .map(StoryEvent::statement);
    }

    private static List<String> rows(String table) {
        return table.lines()
                .map(line -> line.replaceAll(" *\\| *", "|").strip())
                .toList();
    }

    private static String row(Incident incident) {
        Statement statement = incident.statement();
        String place = incident.place() == null ? "" : incident.place() + " ";
        return String.join(
                "|",
                statement.id(),
                statement.when().edtf(),
                place + incident.geoPrecision().id(),
                statement.category(),
                statement.status().id(),
                numbers(statement));
    }

    private static String row(Movement movement) {
        Statement statement = movement.statement();
        return String.join(
                "|",
                statement.id(),
                statement.when().edtf(),
                ends(movement.from()) + " to " + ends(movement.to()),
                statement.status().id(),
                numbers(statement),
                String.join(",", statement.inferred()));
    }

    private static String ends(List<String> places) {
        return Set.copyOf(places).equals(FIVE) ? "five" : String.join(",", places);
    }

    private static String numbers(Statement statement) {
        return statement.numbers().entrySet().stream()
                .map(BundledStoryTest::number)
                .collect(Collectors.joining(", "));
    }

    private static String number(Map.Entry<String, Quantity> number) {
        Quantity quantity = number.getValue();
        String words =
                quantity.words() == null ? "" : quantity.words().byLanguage().get("en");
        String low = quantity.low() == null ? "" : quantity.low() + "..";
        String best = quantity.best() == null ? "" : quantity.best().toString();
        String high = quantity.high() == null ? "" : ".." + quantity.high();
        return number.getKey() + " " + words + low + best + high;
    }
}
