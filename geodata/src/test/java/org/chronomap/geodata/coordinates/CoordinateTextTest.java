package org.chronomap.geodata.coordinates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Nearness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

/** Texts as they are pasted, in {@code coordinates/pasted.txt}, and what is made of them. */
class CoordinateTextTest {

    private static final Nearness KAZAKHSTAN = Nearness.to(new Extent(46, 40, 88, 56));
    private static final double TOLERANCE = 0.00006;

    private record Pasted(String language, String text, String expected) {

        @Override
        public String toString() {
            return text + " => " + expected;
        }
    }

    static List<Pasted> pasted() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(CoordinateTextTest.class.getResourceAsStream("/coordinates/pasted.txt"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.contains(" => "))
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> {
                        int arrow = line.lastIndexOf(" => ");
                        boolean isTagged = line.startsWith("{fr} ");
                        String text = line.substring(isTagged ? 5 : 0, arrow);
                        return new Pasted(
                                isTagged ? "fr" : "en",
                                text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u2212", "\u2212"),
                                line.substring(arrow + 4).strip());
                    })
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pasted")
    void whatIsPastedIsReadAskedOrRefused(Pasted pasted) {
        Reading reading = CoordinateText.read(pasted.text(), pasted.language(), KAZAKHSTAN);

        List<String> expected = List.of(pasted.expected().split(" "));
        assertThat(said(reading).split(" ", -1)[0]).as(said(reading)).isEqualTo(expected.get(0));
        if (reading instanceof Reading.Read read) {
            assertAt(read.position(), expected.get(1), expected.get(2));
            assertThat(said(reading))
                    .endsWith(pasted.expected().substring(pasted.expected().indexOf(expected.get(3))));
        } else if (reading instanceof Reading.Asked asked) {
            assertThat(asked.question().id()).isEqualTo(expected.get(1));
            assertThat(asked.positions()).hasSize((expected.size() - 1) / 3);
            for (int i = 0; i < asked.positions().size(); i++) {
                assertAt(asked.positions().get(i), expected.get(2 + 3 * i), expected.get(3 + 3 * i));
            }
        } else {
            assertThat(said(reading)).isEqualTo(pasted.expected());
        }
    }

    /** What is left out, doubled or put elsewhere is read, asked or refused, and nothing else happens. */
    @Test
    void whatIsGarbledIsAnsweredToo() throws IOException {
        Random random = new Random(30);
        List<Pasted> all = pasted();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text =
                    new StringBuilder(all.get(random.nextInt(all.size())).text());
            String other = all.get(random.nextInt(all.size())).text();
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length() + 1);
                int from = random.nextInt(other.length());
                text.insert(at, other, from, Math.min(other.length(), from + random.nextInt(4)));
                int gone = random.nextInt(text.length() + 1);
                text.delete(gone, Math.min(text.length(), gone + random.nextInt(3)));
            }
            assertThat(said(CoordinateText.read(text.toString(), "en", KAZAKHSTAN)))
                    .as(text.toString())
                    .matches("(?:read|asked|refused|name).*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "N ", "43,", "-", "°", "43°15′", "1 ", "(", "8F+", "a.b/", "geo:", "43T ", "'", "+"})
    void aLongTextIsAnswered(String repeated) {
        String text = repeated.repeat(CoordinateText.LONGEST / repeated.length());

        assertThat(said(CoordinateText.read(text, "en", KAZAKHSTAN))).matches("(?:refused|name).*");
        assertThat(said(CoordinateText.read(text + "12345678", "en", KAZAKHSTAN)))
                .isEqualTo("refused too-long");
    }

    /** Positions anywhere, as programs write them. */
    @Test
    void whatIsWrittenIsReadAgain() {
        Random random = new Random(31);
        for (int i = 0; i < 2_000; i++) {
            long east = random.nextLong(-180 * 3600L, 180 * 3600L + 1);
            long north = random.nextLong(-90 * 3600L, 90 * 3600L + 1);
            Coordinate at = new Coordinate(east / 3600.0, north / 3600.0);
            for (String text : List.of(
                    "%.7f° %s, %.7f° %s"
                            .formatted(Math.abs(at.y), north < 0 ? "S" : "N", Math.abs(at.x), east < 0 ? "W" : "E"),
                    sexagesimal(north, "с. ш.", "ю. ш.") + ' ' + sexagesimal(east, "в. д.", "з. д."),
                    sexagesimal(east, "E", "W") + sexagesimal(north, "N", "S"),
                    "lon %.7f lat %.7f".formatted(at.x, at.y).replace('.', ','),
                    "geo:%.7f,%.7f".formatted(at.y, at.x),
                    "https://www.openstreetmap.org/?mlat=%.7f&mlon=%.7f#map=3/0/0".formatted(at.y, at.x))) {
                Reading reading = CoordinateText.read(text, "en", KAZAKHSTAN);
                assertThat(reading).as(text).isInstanceOf(Reading.Read.class);
                assertThat(((Reading.Read) reading).position().coordinate().distance(at))
                        .as(text)
                        .isLessThan(2e-7);
            }
        }
    }

    private static String sexagesimal(long seconds, String positive, String negative) {
        long all = Math.abs(seconds);
        return "%d° %d′ %d″ %s".formatted(all / 3600, all / 60 % 60, all % 60, seconds < 0 ? negative : positive);
    }

    private static void assertAt(Position position, String longitude, String latitude) {
        assertThat(position.longitude())
                .as("longitude")
                .isCloseTo(Double.parseDouble(longitude), within(tolerance(longitude)));
        assertThat(position.latitude())
                .as("latitude")
                .isCloseTo(Double.parseDouble(latitude), within(tolerance(latitude)));
    }

    /** Where few digits are given, half of the last. */
    private static double tolerance(String number) {
        int decimals = number.length() - number.indexOf('.') - 1;
        return number.indexOf('.') < 0 || decimals > 4 ? 1e-7 : Math.max(TOLERANCE, 0.5 / Math.pow(10, decimals));
    }

    private static String said(Reading reading) {
        if (reading instanceof Reading.Read read) {
            Position at = read.position();
            String radius = at.radiusMetres() == Math.rint(at.radiusMetres())
                    ? String.valueOf((long) at.radiusMetres())
                    : String.valueOf(at.radiusMetres());
            return "read %s %s %s %s %s"
                    .formatted(
                            at.longitude(),
                            at.latitude(),
                            radius,
                            at.precision().id(),
                            at.form().id());
        }
        if (reading instanceof Reading.Asked asked) {
            return "asked " + asked.question().id() + ' '
                    + asked.positions().stream()
                            .map(at -> at.longitude() + " " + at.latitude())
                            .collect(Collectors.joining(" ; "));
        }
        return reading instanceof Reading.Refused refused
                ? "refused " + refused.refusal().id()
                : "name";
    }
}
