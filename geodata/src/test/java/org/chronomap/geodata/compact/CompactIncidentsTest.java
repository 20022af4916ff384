package org.chronomap.geodata.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.story.Attributes;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Media;
import org.chronomap.geodata.story.Quantity;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.Qualifier;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompactIncidentsTest {

    private static final TimeSpan OPEN = new TimeSpan(
            new Interval(Interval.UNBOUNDED_BEFORE, 5),
            new Interval(7, Interval.UNBOUNDED_AFTER),
            Precision.DAY,
            Set.of(Qualifier.START_OPEN, Qualifier.END_OPEN),
            "../..");

    @Test
    void whatIsReadIsWhatWasWritten() {
        List<Placed> incidents = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            incidents.add(i % 2 == 0 ? full(i) : bare(i));
        }

        CompactIncidents compact = of(incidents);

        assertThat(compact.size()).isEqualTo(incidents.size());
        for (int i = 0; i < incidents.size(); i++) {
            assertThat(compact.get(i)).isEqualTo(incidents.get(i));
            assertThat(compact.id(i)).isEqualTo("i" + i);
            assertThat(compact.find("i" + i)).hasValue(i);
            assertThat(compact.version(i)).isEqualTo(version(i));
        }
        assertThat(compact.find("none")).isEmpty();
        assertThat(compact.at("here")).hasSize(1_500).startsWith(0, 2, 4);
        assertThat(compact.at("nowhere")).isEmpty();
        assertThat(compact.in("violence")).hasSize(1_500).startsWith(1, 3, 5);
    }

    @Test
    void soIsEachOfTheBundledStory() {
        List<Placed> incidents = StoryFolder.bundled().incidents().stream()
                .map(incident -> new Placed(incident, true))
                .toList();

        CompactIncidents compact = of(incidents);

        for (int i = 0; i < incidents.size(); i++) {
            assertThat(compact.get(i)).isEqualTo(incidents.get(i));
        }
    }

    @Test
    void theSameIsWhatSaysTheSameAndIsOfTheSameVersion() {
        CompactIncidents one = of(List.of(full(0), bare(1), full(2), bare(3)));
        CompactIncidents other = of(List.of(bare(0), bare(1), bare(3)));

        assertThat(one.isSame(1, other, 1)).isTrue();
        assertThat(one.isSame(0, other, 0)).as("says another thing").isFalse();
        assertThat(one.isSame(3, other, 2)).as("was counted otherwise").isFalse();
    }

    @Test
    void whatIsAddedWithoutAVersionHasThatOfAll() {
        Version common = new Version(3, Instant.ofEpochSecond(7, 8_000_000));
        CompactIncidents.Builder builder = new CompactIncidents.Builder(ItemSchemas.STANDARD.incidents());
        builder.add(bare(0), null);
        builder.add(bare(1), version(1));
        CompactIncidents compact = builder.build(common);

        assertThat(compact.version(0)).isEqualTo(common);
        assertThat(compact.version(1)).isEqualTo(version(1));
        assertThat(compact.get(0)).isEqualTo(bare(0));
        assertThat(compact.isSame(0, of(List.of(bare(0))), 0))
                .as("was not counted there")
                .isFalse();
        CompactIncidents.Builder copied = new CompactIncidents.Builder(ItemSchemas.STANDARD.incidents());
        compact.copy(false).add(0, copied, compact.version(0));
        assertThat(copied.build().version(0)).isEqualTo(common);
    }

    private static CompactIncidents of(List<Placed> incidents) {
        CompactIncidents.Builder builder = new CompactIncidents.Builder(ItemSchemas.STANDARD.incidents());
        for (int i = 0; i < incidents.size(); i++) {
            builder.add(incidents.get(i), version(i));
        }
        return builder.build();
    }

    private static @Nullable Version version(int i) {
        return i % 3 == 0 ? null : new Version(i, Instant.ofEpochSecond(-i, 999_999_999));
    }

    private static Placed bare(int i) {
        return placed(
                new Statement(
                        "i" + i,
                        LocalizedText.inAnyLanguage(""),
                        null,
                        OPEN,
                        "violence",
                        Status.RETRACTED,
                        Map.of(),
                        List.of(),
                        List.of(),
                        List.of(new Source("AFP", null, null, null, null, null, null, null, null)),
                        List.of(),
                        List.of(),
                        Attributes.NONE,
                        Map.of()),
                false);
    }

    private static Placed full(int i) {
        LocalizedText text = LocalizedText.of("kk", "Қазақстан 🇰🇿 " + i);
        BigDecimal number = new BigDecimal("12.50");
        JsonNode tree = JsonMapper.shared().readTree("{'a': [true, null, 'x', {}]}".replace('\'', '"'));
        return placed(
                new Statement(
                        "i" + i,
                        text,
                        text,
                        OPEN,
                        "protest",
                        Status.CLAIMED,
                        Map.of("killed", new Quantity(BigDecimal.ONE, number, new BigDecimal("1E+3"), text)),
                        List.of(text, LocalizedText.inAnyLanguage("ODKB")),
                        List.of(text),
                        List.of(new Source(
                                "AFP", text, "https://a.b/c", "2022-01", "fr", "«»", "2022", "https://d", text)),
                        List.of(new Media("https://a.b/c.jpg", Media.Kind.AUDIO, "me", text, null)),
                        List.of("when", "place"),
                        Attributes.NONE,
                        Map.of("more", tree)),
                true);
    }

    private static Placed placed(Statement statement, boolean somewhere) {
        return new Placed(
                somewhere
                        ? new Incident(
                                statement,
                                "here",
                                Wgs84.GEOMETRY.createPoint(new Coordinate(76.9115, -43.25)),
                                GeoPrecision.EXACT)
                        : new Incident(statement, null, null, GeoPrecision.NONE),
                somewhere);
    }
}
