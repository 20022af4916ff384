package org.chronomap.geodata.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfPropertyTest {
    private static final long SEED = 20220106;
    private static final List<String> SEEDS = List.of(
            "2022-01-06",
            "2022-01-06T23:20:30.5+06:00",
            "2022-01-03~/2022-01-09%",
            "[2022-01-02,2022-01-05..2022-01-06?]",
            "[..2022-01-08]",
            "2022-01-02/..",
            "Y-50000",
            "-0044-03-15",
            "201X",
            "1985-XX-XX",
            "2021-24",
            "2011-12-30T12",
            "{2022,2023}",
            "6 Jan 2022");
    private static final String ALPHABET = "0123456789-/.,:+[]{}TZXYES?~% tz\n\u0000é٣\uD83D–$\\";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Asia/Almaty",
                "America/St_Johns",
                "Asia/Kathmandu",
                "Europe/Paris",
                "Australia/Lord_Howe",
                "America/Juneau",
                "Africa/Monrovia",
                "UTC"
            })
    void aDayHoldsExactlyTheMomentsThatFallOnIt(String zoneId) {
        ZoneId zone = ZoneId.of(zoneId);
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            LocalDate day = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(60_000));
            Interval bounds = Edtf.parse(day.toString(), zone).start();

            assertThat(bounds.first())
                    .isEqualTo(day.atStartOfDay(zone).toInstant().toEpochMilli());
            assertThat(bounds.last() + 1)
                    .isEqualTo(day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
            long length = bounds.last() - bounds.first() + 1;
            long middle = bounds.first() + (long) (random.nextDouble() * length);
            assertThat(Edtf.parse(day.plusDays(1).toString(), zone).start().first())
                    .isGreaterThan(middle);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Almaty", "America/St_Johns", "Europe/Paris", "Australia/Lord_Howe", "Pacific/Apia"})
    void aMinuteHoldsTheMomentsAtWhichClocksShowIt(String zoneId) {
        ZoneId zone = ZoneId.of(zoneId);
        Random random = new Random(SEED);
        long from = Instant.parse("1980-01-01T00:00:00Z").getEpochSecond();
        for (int i = 0; i < 5_000; i++) {
            Instant moment = Instant.ofEpochSecond(from + (long) (random.nextDouble() * 1.6e9));
            LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
            String minute = local.truncatedTo(ChronoUnit.MINUTES).toString();

            Interval bounds = Edtf.parse(minute, zone).start();

            assertThat(bounds.contains(moment.toEpochMilli())).as(minute).isTrue();
            for (long edge : new long[] {bounds.first(), bounds.last()}) {
                assertThat(LocalDateTime.ofInstant(Instant.ofEpochMilli(edge), zone)
                                .truncatedTo(ChronoUnit.MINUTES))
                        .isEqualTo(local.truncatedTo(ChronoUnit.MINUTES));
            }
        }
    }

    @Test
    void coarserDatesHoldTheFinerOnes() {
        Random random = new Random(SEED);
        ZoneId zone = ZoneId.of("Asia/Almaty");
        for (int i = 0; i < 2_000; i++) {
            String day = LocalDate.of(1000 + random.nextInt(9000), 1, 1)
                    .plusDays(random.nextInt(365))
                    .toString();
            String year = day.substring(0, 4);
            List<String> nested = List.of(
                    day + "T12:00:00",
                    day + "T12:00",
                    day + "T12",
                    day,
                    day.substring(0, 7),
                    year,
                    year.substring(0, 3) + "X",
                    year.substring(0, 2) + "XX",
                    year.charAt(0) + "XXX");
            for (int n = 1; n < nested.size(); n++) {
                TimeSpan fine = Edtf.parse(nested.get(n - 1), zone);
                TimeSpan coarse = Edtf.parse(nested.get(n), zone);
                assertThat(coarse.start().contains(fine.start())).isTrue();
                assertThat(coarse.precision()).isLessThan(fine.precision());
            }
        }
    }

    @Test
    void intervalsAndSetsOfRandomDaysAreReadOrRefusedByTheirOrder() {
        Random random = new Random(SEED);
        ZoneId zone = ZoneId.of("America/St_Johns");
        for (int i = 0; i < 2_000; i++) {
            LocalDate a = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(30));
            LocalDate b = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(30));
            for (String text : List.of(a + "/" + b, "[" + a + ".." + b + "]")) {
                if (a.isAfter(b)) {
                    assertThatCode(() -> Edtf.parse(text, zone)).isInstanceOf(EdtfException.class);
                } else {
                    TimeSpan span = Edtf.parse(text, zone);
                    assertThat(span.earliest())
                            .isEqualTo(a.atStartOfDay(zone).toInstant().toEpochMilli());
                    assertThat(span.latest() + 1)
                            .isEqualTo(
                                    b.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
                }
            }
        }
    }

    @Test
    void noTextThrowsAnythingElse() {
        Random random = new Random(SEED);
        ZoneId zone = ZoneId.of("Pacific/Apia");
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            String text = mutated(random);
            try {
                assertThat(Edtf.parse(text, zone).edtf()).isEqualTo(text);
                read++;
            } catch (EdtfException refused) {
                assertThat(refused.getMessage()).startsWith("Cannot read the date");
                assertThat(refused.position()).isBetween(0, text.length());
            } catch (RuntimeException other) {
                fail("\"" + text + "\" threw " + other, other);
            }
            try {
                Interval window = DatetimeFilter.parse(text, zone);
                assertThat(window.first()).isLessThanOrEqualTo(window.last());
            } catch (DatetimeException refused) {
                assertThat(refused.getMessage()).startsWith("Cannot read the datetime");
            } catch (RuntimeException other) {
                fail("datetime \"" + text + "\" threw " + other, other);
            }
        }
        assertThat(read).as("some survive their mutation").isBetween(1_000, 60_000);
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(text.length() + 1);
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, c);
                case 1 -> text.replace(at, Math.min(at + 1, text.length()), String.valueOf(c));
                case 2 -> text.delete(at, Math.min(at + 1, text.length()));
                default -> text.insert(at, SEEDS.get(random.nextInt(SEEDS.size())));
            }
        }
        return text.toString();
    }
}
