package org.chronomap.geodata.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Point;

class StoryValuesTest {

    private static final TimeSpan DAY = Edtf.parse("2022-01-06", ZoneOffset.UTC);
    private static final LocalizedText TEXT = LocalizedText.of("en", "Text");
    private static final Point SPOT = Wgs84.GEOMETRY.createPoint(new Coordinate(76.9, 43.2));
    private static final Source SOURCE = new Source("AFP", null, null, null, null, null, null, null, null);

    @Test
    void aTextIsInTheFirstLanguageThatItHas() {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        byLanguage.put("fr", "marche");
        byLanguage.put("en", "march");
        LocalizedText text = new LocalizedText(byLanguage);

        assertThat(text.in(List.of("kk", "en", "fr"))).isEqualTo(new LocalizedText.InLanguage("en", "march"));
        assertThat(text.in(List.of("kk"))).isEqualTo(new LocalizedText.InLanguage("fr", "marche"));
        assertThat(text.in(List.of())).isEqualTo(new LocalizedText.InLanguage("fr", "marche"));
        assertThatIllegalArgumentException().isThrownBy(() -> new LocalizedText(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"-1,,", ",-1,", ",,-1", "2,1,", "2,,1", ",2,1", ",,"})
    void aNumberIsInOrderAndNotNegative(
            @Nullable BigDecimal low, @Nullable BigDecimal best, @Nullable BigDecimal high) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Quantity(low, best, high, null))
                .withMessageStartingWith("a number needs ");
    }

    @ParameterizedTest
    @CsvSource({"0,,", ",0,", ",,0", "1,1,1", "1,,2", "1,2,3"})
    void aNumberMayLackAnEnd(@Nullable BigDecimal low, @Nullable BigDecimal best, @Nullable BigDecimal high) {
        assertThat(new Quantity(low, best, high, null).low()).isEqualTo(low);
    }

    @Test
    void aSourceIsShownOnceItIsSaidWhoSaysSo() {
        Source unnamed = new Source("", null, null, null, null, "Many came", null, null, null);

        assertThat(statement(List.of(unnamed, SOURCE)).namedSources()).containsExactly(SOURCE);
        assertThat(statement(List.of()).namedSources()).isEmpty();
    }

    @Test
    void anIncidentWithoutAPlaceHasNoPrecision() {
        Statement statement = statement(List.of(SOURCE));

        assertThat(new Incident(statement, null, null, GeoPrecision.NONE).place())
                .isNull();
        assertThat((Object) new Incident(statement, null, SPOT, GeoPrecision.EXACT).at())
                .isEqualTo(SPOT);
        assertThatIllegalArgumentException().isThrownBy(() -> new Incident(statement, null, null, GeoPrecision.CITY));
    }

    @Test
    void aMovementGoesFromSomewhereToSomewhere() {
        Statement statement = statement(List.of(SOURCE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Movement(statement, List.of(), List.of("a"), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Movement(statement, List.of("a"), List.of(), List.of()));
    }

    @Test
    void aCountryHasACodeAndAnyOtherPlaceASpot() {
        assertThat(place(PlaceKind.COUNTRY, null, "KZ").code()).isEqualTo("KZ");
        assertThat((Object) place(PlaceKind.CITY, SPOT, null).at()).isEqualTo(SPOT);
        assertThatIllegalArgumentException().isThrownBy(() -> place(PlaceKind.COUNTRY, SPOT, "KZ"));
        assertThatIllegalArgumentException().isThrownBy(() -> place(PlaceKind.COUNTRY, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> place(PlaceKind.CITY, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> place(PlaceKind.CITY, SPOT, "KZ"));
    }

    private static Place place(PlaceKind kind, @Nullable Point at, @Nullable String code) {
        return new Place("a", TEXT, kind, at, code, null, List.of(), null, null, Attributes.NONE);
    }

    private static Statement statement(List<Source> sources) {
        return new Statement(
                "a",
                TEXT,
                null,
                DAY,
                "protest",
                Status.REPORTED,
                Map.of(),
                List.of(),
                List.of(),
                sources,
                List.of(),
                List.of(),
                Attributes.NONE,
                Map.of());
    }
}
