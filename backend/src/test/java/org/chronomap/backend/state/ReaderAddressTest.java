package org.chronomap.backend.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.chronomap.backend.CountedStory;
import org.chronomap.backend.http.ListParameter;
import org.chronomap.geodata.index.NumberFilter;
import org.chronomap.geodata.story.NumberRange;
import org.chronomap.geodata.story.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReaderAddressTest {

    private final ReaderAddress address = new ReaderAddress(BundledStory.INDEX);

    /** The table that the front end's {@code address.test.ts} is held to as well. */
    static Stream<JsonNode> table() throws IOException {
        byte[] table = Files.readAllBytes(Path.of("../frontend/src/test/web/addresses.json"));
        return JsonMapper.shared().readTree(table).valueStream();
    }

    @ParameterizedTest
    @MethodSource("table")
    void readsTimeAsTheFrontEndDoes(JsonNode row) {
        TimeShown time = read(row.get("search").stringValue()).state().time();

        assertThat(time.mode().id()).isEqualTo(row.get("mode").stringValue());
        assertThat(time.unit().name().toLowerCase(Locale.ROOT))
                .isEqualTo(row.get("unit").stringValue());
        assertThat(Instant.ofEpochMilli(time.from())).isEqualTo(row.get("from").stringValue());
        assertThat(Instant.ofEpochMilli(time.t())).isEqualTo(row.get("t").stringValue());
    }

    @ParameterizedTest
    @MethodSource("table")
    void refusesWhatTheFrontEndRefuses(JsonNode row) {
        assertThat(read(row.get("search").stringValue()).refused().stream()
                        .map(one -> one.name() + '=' + one.value() + (one.isOutside() ? " (outside)" : "")))
                .containsExactlyInAnyOrderElementsOf(row.get("refused")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("table")
    void writesAStateAsTheFrontEndDoes(JsonNode row) {
        Map<String, String> written = new LinkedHashMap<>();
        parameters(address.write(read(row.get("search").stringValue()).state()))
                .forEach((name, values) -> written.put(name, String.join("|", values)));
        Map<String, String> there = new LinkedHashMap<>();
        row.get("written").forEachEntry((name, value) -> there.put(name, value.stringValue()));
        // The front end leaves the theme in the address as it is.
        written.remove("theme");

        assertThat(written).isEqualTo(there);
    }

    @ParameterizedTest
    @MethodSource("table")
    void opensTheSameStateAgain(JsonNode row) {
        ReaderState state = read(row.get("search").stringValue()).state();

        assertThat(read(address.write(state)).state()).isEqualTo(state);
    }

    @Test
    void writesWhatItReadInOneForm() {
        String query =
                "t=2022-01-08&mode=window&window=P3D&category=protest,violence&status=claimed&place=almaty&source=AFP"
                        + "&q=gaz++p%C3%A9trole&incident=almaty-gunfire&lat=43.2525&lon=-76.9115&z=5.25&theme=dark";

        assertThat(address.write(read(query).state())).isEqualTo(query);
        assertThat(address.write(read("theme=dark&z=5.250&lon=-76.9115&lat=43.2525&window=P3D&t=2022-01-08&source=AFP"
                                + "&category=violence&category=protest&status=claimed&place=almaty&q=gaz%20%20p%C3%A9trole"
                                + "&incident=almaty-gunfire&utm_source=letter&colour=red")
                        .state()))
                .isEqualTo(query);
    }

    @Test
    void narrowsAStoryByTheNumberThatItsMarksAreSizedByAlone() throws Exception {
        ReaderAddress counted = new ReaderAddress(CountedStory.index());

        ReaderState state = counted.read(parameters("number=killed:5/")).state();
        assertThat(state.filters().numbers())
                .containsExactly(new NumberFilter("killed", new NumberRange(5, Double.POSITIVE_INFINITY)));
        assertThat(counted.write(state)).endsWith("&number=killed:5/..");
        for (String other : List.of("injured:1", "killed:5/1", "killed:1,killed:2")) {
            ReaderAddress.Asked asked = counted.read(parameters("number=" + other));
            assertThat(asked.state().filters().numbers()).isEmpty();
            assertThat(asked.refused()).containsExactly(new ReaderAddress.Refused("number", other, false));
        }
    }

    @Test
    void readsANameThatHoldsACommaAsDataAddressesDo() {
        Set<String> known = Set.of("Smith, John", "Doe", "Roe", "Doe,Roe");

        assertThat(ListParameter.values("Smith, John", known::contains)).containsExactly("Smith, John");
        assertThat(ListParameter.values("Smith%2c John,Doe", known::contains)).containsExactly("Smith, John", "Doe");
        assertThat(ListParameter.values("Doe,Roe", known::contains)).containsExactly("Doe", "Roe");
        assertThat(ListParameter.values("Doe%2CRoe", known::contains)).containsExactly("Doe,Roe");
        assertThat(ListParameter.values("Smith, John,Doe", known::contains)).containsExactly("Smith", "John", "Doe");
    }

    @Test
    void writesOfAnAddressWhatCouldBeReadAndNothingElse() {
        assertThat(written("")).isEmpty();
        assertThat(written("utm_source=x&colour=red&f=html")).isEmpty();
        assertThat(written("t=nonsense&lang=de&source=Reuters")).isEmpty();
        assertThat(written("lang=ru&t=2022-01-06")).isEqualTo("t=2022-01-06&lang=ru");
        assertThat(written("lang=FR-ca")).isEqualTo("lang=fr");
        assertThat(written("t=2023-06-01&theme=dark&controls=false")).isEqualTo("t=2022-01-22&theme=dark");
        assertThat(written("mode=moment&t=nonsense")).isEqualTo("t=2022-01-13&mode=moment");
        assertThat(written("scene=2")).isEqualTo("scene=2");
        assertThat(written("scene=2&t=nonsense")).isEqualTo("t=2022-01-13&scene=2");
        assertThat(written("actor=rioters")).isEqualTo("actor=%C3%A9meutiers");
    }

    @Test
    void tellsWhetherAnAddressAsksForMoreThanTheStoryAsItBegins() {
        assertThat(address.asksForState(parameters("lang=ru&utm_source=x&f=html&colour=red")))
                .isFalse();
        assertThat(address.asksForState(parameters("theme=dark"))).isTrue();
        assertThat(address.asksForState(parameters("t=2022-01-06"))).isTrue();
    }

    @Test
    void countsALengthByTheCalendarAndTheClockOfTheStorysZone() {
        Axis paris = new Axis(
                ZoneId.of("Europe/Paris"),
                Instant.parse("2024-01-30T23:00:00Z").toEpochMilli(),
                Instant.parse("2024-05-31T21:59:59.999Z").toEpochMilli(),
                TimeUnit.DAY);

        assertThat(asked(paris, "2024-03-30/P2D")).isEqualTo("2024-03-29T23:00:00Z/2024-03-31T21:59:59.999Z");
        assertThat(asked(paris, "2024-03-31/PT24H")).isEqualTo("2024-03-30T23:00:00Z/2024-03-31T22:59:59.999Z");
        assertThat(asked(paris, "2024-01-31/P1M")).isEqualTo("2024-01-30T23:00:00Z/2024-02-28T22:59:59.999Z");
        assertThat(asked(paris, "P1M/2024-04-30")).isEqualTo("2024-03-31T22:00:00Z/2024-04-30T21:59:59.999Z");
    }

    @Test
    void leavesOutWhatIsUnknownOrMalformedAndTellsEachByName() {
        ReaderAddress.Asked asked = read(
                "t=soon&mode=sideways&window=P1Y2M&category=protest,none&status=sure&place=mars"
                        + "&incident=x&scene=99&lat=91&lon=a&z=&theme=pink&colour=red&actor=nobody&source=Reuters&lang=de&controls=no");

        assertThat(asked.refused().stream().map(one -> one.name() + '=' + one.value()))
                .containsExactlyInAnyOrder(
                        "t=soon",
                        "mode=sideways",
                        "window=P1Y2M",
                        "category=none",
                        "status=sure",
                        "place=mars",
                        "incident=x",
                        "scene=99",
                        "lat=91",
                        "lon=a",
                        "z=",
                        "theme=pink",
                        "colour=red",
                        "actor=nobody",
                        "source=Reuters",
                        "lang=de",
                        "controls=no");
        assertThat(asked.state().time()).isEqualTo(read("").state().time());
        assertThat(asked.state().filters().categories()).isEqualTo(Set.of("protest"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"utm_source=x", "utm_campaign=", "fbclid=1", "gclid=1", "mc_cid=1", "lang=fr", "f=html"})
    void passesOverInSilenceWhatOthersAddToLinksAndWhatTheServerReads(String query) {
        assertThat(read(query).refused()).isEmpty();
        assertThat(read(query).state()).isEqualTo(read("").state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"t=2022-02-30", "t=2022-13-01", "t=2022-01-06/2022-01-03", "t=%00"})
    void refusesWhatIsNoDay(String query) {
        assertThat(read(query).refused())
                .singleElement()
                .satisfies(one -> assertThat(one.name()).isEqualTo("t"));
    }

    @Test
    void takesTimeAndViewFromASceneUnlessATimeIsGiven() {
        ReaderState led = read("scene=2").state();
        ReaderState left = read("scene=2&t=2022-01-06").state();

        assertThat(led.sceneLeads()).isTrue();
        assertThat(Instant.ofEpochMilli(led.time().from())).isEqualTo("2022-01-02T18:00:00Z");
        assertThat(Instant.ofEpochMilli(led.time().t())).isEqualTo("2022-01-09T17:59:59.999Z");
        assertThat(left.sceneLeads()).isFalse();
        assertThat(Instant.ofEpochMilli(left.time().t())).isEqualTo("2022-01-06T17:59:59.999Z");
    }

    @Test
    void readsCommasWithinValuesAndStatusesByTheirIds() {
        ReaderAddress.Asked asked = read("actor=A%252C%20B,rioters&status=claimed,planned");
        ReaderState state = asked.state();

        assertThat(asked.refused()).containsExactly(new ReaderAddress.Refused("actor", "A, B", false));
        assertThat(state.filters().actors()).isEqualTo(Set.of("émeutiers"));
        assertThat(state.filters().statuses()).isEqualTo(Set.of(Status.CLAIMED, Status.PLANNED));
        assertThat(read(address.write(state)).state()).isEqualTo(state);
    }

    @Test
    void countsWhatTheReaderPageCounts() {
        List<ShownEvent> shown =
                ShownEvent.of(BundledStory.INDEX, read("t=2022-01-06").state());

        assertThat(shown).hasSize(16);
        assertThat(shown.stream().filter(one -> one.standing() == Standing.POSSIBLY_BEGUN))
                .hasSize(7);
    }

    private String written(String query) {
        return address.write(read(query));
    }

    private static String asked(Axis axis, String text) {
        AskedTime time = AskedTime.parse(axis, text).orElseThrow();
        return Instant.ofEpochMilli(Objects.requireNonNull(time.from())) + "/" + Instant.ofEpochMilli(time.t());
    }

    private ReaderAddress.Asked read(String query) {
        return address.read(parameters(query));
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] sides = pair.split("=", 2);
                parameters
                        .computeIfAbsent(sides[0], first -> new ArrayList<>())
                        .add(URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
