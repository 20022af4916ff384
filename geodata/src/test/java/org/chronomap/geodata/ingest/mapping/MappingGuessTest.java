package org.chronomap.geodata.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is proposed for the columns of tables as newsrooms have them. */
class MappingGuessTest {

    private static String rules(MappingGuess.Guessed guessed) {
        return guessed.mapping().rules().stream()
                        .map(rule -> rule.field() + "=" + String.join("+", rule.columns())
                                + (rule.way() == Way.VALUE
                                        ? ""
                                        : "(" + rule.way().id() + ")"))
                        .sorted()
                        .collect(Collectors.joining(" "))
                + " " + guessed.mapping().constants();
    }

    @Test
    void aTableOfAColleague() {
        Sheet sheet = Sheet.of(
                "Date | Headline | Lat | Lng | Type | Killed | Source | Link | Notes",
                "1/13/2022 | A march | 43.25 | 76.91 | Protest | 0 | AFP | https://example.org/1 | Many came",
                "1/14/2022 | A fire | 43.26 | 76.95 | Fire | 2 | Reuters | https://example.org/2 | At night");

        assertThat(rules(sheet.guess()))
                .isEqualTo("at=Lat+Lng(latitude-longitude) category=Type numbers.killed=Killed source.publisher=Source"
                        + " source.url=Link summary=Notes title=Headline when=Date {status=reported}");
        assertThat(sheet.guess().reasons())
                .hasSize(9)
                .allSatisfy(reason -> assertThat(reason.text()).isNotBlank());
    }

    @Test
    void inRussian() {
        Sheet sheet = Sheet.of(
                "Дата | Заголовок | Широта | Долгота | Тип события | Погибшие | Источник | Ссылка | Описание",
                "13.01.2022 | Марш | 43,25 | 76,91 | протест | 0 | AFP | https://example.org/1 | Много людей");

        assertThat(rules(sheet.guess()))
                .isEqualTo(
                        "at=Широта+Долгота(latitude-longitude) category=Тип события numbers.killed=Погибшие"
                                + " source.publisher=Источник source.url=Ссылка summary=Описание title=Заголовок when=Дата {status=reported}");
    }

    @Test
    void namesThatAShapefileCutOff() {
        assertThat(rules(Sheet.of(
                                "latitude | longitude | date_of_ev | headline | descriptio",
                                "43.25 | 76.91 | 13.1.2022 | A fire | At night")
                        .guess()))
                .startsWith(
                        "at=latitude+longitude(latitude-longitude) summary=descriptio title=headline when=date_of_ev");
    }

    @Test
    void inOtherLanguagesOfTheTable() {
        assertThat(rules(Sheet.of(
                                "Datum | Überschrift | Breite | Länge | Quelle",
                                "13.1.2022 | Feuer | 43,25 | 76,91 | dpa")
                        .guess()))
                .isEqualTo("at=Breite+Länge(latitude-longitude) source.publisher=Quelle title=Überschrift when=Datum"
                        + " {category=protest, status=reported}");
        assertThat(rules(Sheet.of(
                                "Fecha | Título | Latitud | Longitud | Fuente",
                                "13/1/2022 | Fuego | 43,25 | 76,91 | EFE")
                        .guess()))
                .startsWith("at=Latitud+Longitud(latitude-longitude) source.publisher=Fuente title=Título when=Fecha");
        assertThat(rules(Sheet.of(
                                "Күні | Тақырыбы | Ендік | Бойлық | Дереккөз",
                                "13.01.2022 | Шеру | 43,25 | 76,91 | ҚазАқпарат")
                        .guess()))
                .startsWith("at=Ендік+Бойлық(latitude-longitude) source.publisher=Дереккөз title=Тақырыбы when=Күні");
        assertThat(rules(Sheet.of(
                                "التاريخ | العنوان | خط العرض | خط الطول | المصدر",
                                "13/1/2022 | حريق | 43.25 | 76.91 | أ")
                        .guess()))
                .startsWith(
                        "at=خط العرض+خط الطول(latitude-longitude) source.publisher=المصدر title=العنوان when=التاريخ");
        assertThat(rules(Sheet.of("Дата події | Назва | Місто | Джерело", "13.01.2022 | Марш | Almaty | УНІАН")
                        .guess()))
                .startsWith("place=Місто source.publisher=Джерело title=Назва when=Дата події");
    }

    /** The columns of ACLED's export of 2022, and of GED 22.1, as their codebooks name them. */
    @Test
    void tablesOfConflictData() {
        Sheet acled = Sheet.of(
                "event_id_cnty | event_date | year | time_precision | event_type | sub_event_type | actor1 | country | admin1"
                        + " | location | latitude | longitude | geo_precision | source | notes | fatalities | timestamp",
                "KAZ1 | 05 January 2022 | 2022 | 1 | Protests | Peaceful protest | Protesters | Kazakhstan | Almaty"
                        + " | Almaty | 43.25 | 76.91 | 1 | AFP; Reuters | On 5 January, | 0 | 1642000000",
                "KAZ2 | 06 January 2022 | 2022 | 2 | Riots | Mob violence | Rioters | Kazakhstan | Almaty"
                        + " | Almaty | 43.25 | 76.91 | 1 | AFP | On 6 January, | 3 | 1642000001");

        assertThat(rules(acled.guess()))
                .isEqualTo(
                        "at=latitude+longitude(latitude-longitude) category=event_type geoPrecision=geo_precision id=event_id_cnty"
                                + " numbers.killed=fatalities source.publisher=source summary=notes title=event_type+location when=event_date"
                                + " {status=reported}");
        assertThat(acled.guess().mapping().rules().stream()
                        .filter(rule -> rule.field().kind() == Field.Kind.WHEN)
                        .map(Rule::precision))
                .containsExactly("time_precision");

        Sheet ged = Sheet.of(
                "id | date_start | date_end | date_prec | latitude | longitude | where_prec | best | low | high | source_article",
                "412 | 2022-01-05 | 2022-01-06 | 1 | 43.25 | 76.91 | 1 | 5 | 3 | 9 | A paper");
        assertThat(rules(ged.guess()))
                .contains("when=date_start+date_end(start-end)")
                .contains("numbers.killed.high=high numbers.killed.low=low numbers.killed=best");
    }

    @Test
    void byValuesWhereNamesSayNothing() {
        String[] lines = new String[13];
        lines[0] = "a | b | c | d | e";
        for (int i = 1; i < lines.length; i++) {
            lines[i] = "2022-01-%02d | 43.2%d, 76.9%d | Something happened at number %d | %s | https://example.org/%d"
                    .formatted(i + 2, i % 10, i % 10, i, i % 2 == 0 ? "march" : "fire", i);
        }

        assertThat(rules(Sheet.of(lines).guess()))
                .isEqualTo("at=b category=d source.url=e title=c when=a {status=reported}");
    }

    @Test
    void aNameThatItsValuesBelieIsNotBelieved() {
        assertThat(rules(Sheet.of(
                                "date | id | status | lat | lon",
                                "soon | 1 | blue | north | south",
                                "later | 1 | red | x | y")
                        .guess()))
                .doesNotContain("when=")
                .doesNotContain("id=")
                .doesNotContain("status=status")
                .doesNotContain("at=");
    }

    @Test
    void textsInSeveralLanguages() {
        assertThat(rules(Sheet.of("title_en | title_ru | description (fr) | when", "A | Б | C | 2022")
                        .guess()))
                .startsWith("summary=description (fr) title.en=title_en title.ru=title_ru when=when");
    }

    @Test
    void yearsMonthsAndDaysOfTheirOwn() {
        assertThat(rules(Sheet.of("Year | Month | Day | Headline", "2022 | 1 | 5 | A")
                        .guess()))
                .contains("when=Year+Month+Day(year-month-day)");
        assertThat(rules(Sheet.of("Date | Time | Headline", "2022-01-05 | 14:30 | A")
                        .guess()))
                .contains("when=Date+Time(date-time)");
    }
}
