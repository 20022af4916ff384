package org.chronomap.geodata.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.DatetimeFilter;
import org.chronomap.geodata.time.Interval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiLineString;

class StoryIndexTest {

    private static final Story STORY = StoryFolder.bundled();
    private static final StoryIndex INDEX = new StoryIndex(STORY, StoryFolder.outlines());

    @Test
    void holdsTheWholeStory() {
        assertThat(INDEX.story()).isSameAs(STORY);
        assertThat(INDEX.incidents().size()).isEqualTo(26);
        assertThat(INDEX.movements().size()).isEqualTo(3);
        assertThat(INDEX.places().size()).isEqualTo(8);
    }

    @Test
    void answersWhatMayHaveGoneOnInThreeDays() {
        Interval days = DatetimeFilter.parse("2022-01-06/2022-01-08", STORY.timeZone());

        assertThat(incidents(null, days))
                .containsExactly(
                        "engineer-orange-revolution",
                        "massimov-dismissed",
                        "putin-mission-fulfilled",
                        "fuel-price-protests-begin",
                        "tokayev-asks-for-help",
                        "tokayev-caste-of-the-rich",
                        "tokayev-terrorist-aggression",
                        "tribute-fund",
                        "almaty-airport-closed",
                        "almaty-airport-ransacked",
                        "almaty-gunfire",
                        "almaty-official-buildings-burned",
                        "almaty-shops-looted",
                        "automatic-weapon-clashes",
                        "violence-unseen-since-1991",
                        "massimov-arrested");
    }

    @Test
    void whatIsSomewhereInACountryIsFoundInAllOfItAndWhatHasNoPlaceIsFoundEverywhere() {
        List<String> inTheNorth = incidents(new Extent(70, 52, 71, 53), null);
        List<String> inTheAtlantic = incidents(new Extent(-40, 20, -30, 30), null);
        List<String> inAlmaty = incidents(new Extent(76.9, 43.2, 77, 43.3), null);

        assertThat(inTheAtlantic)
                .containsExactly("engineer-orange-revolution", "putin-mission-fulfilled", "putin-tokayev-call");
        assertThat(inTheNorth)
                .contains("massimov-arrested")
                .containsAll(inTheAtlantic)
                .doesNotContain("almaty-gunfire");
        assertThat(inAlmaty).contains("almaty-gunfire", "massimov-arrested").doesNotContain("almaty-airport-closed");
    }

    @Test
    void whatACountryHasOverseasIsPartOfItsExtentAndNotShownForIt() {
        Story french = StoryFolder.small()
                .replacing("places.yaml", "code: KZ", "code: FR")
                .replacing("places.yaml", "at: [76.9115, 43.2525]", "at: [2.3, 48.9]")
                .read();
        StoryIndex index = new StoryIndex(french, StoryFolder.outlines());

        assertThat(index.extent().orElseThrow().contains(new Coordinate(-53, 4)))
                .isTrue();
        assertThat(index.view().orElseThrow())
                .isEqualTo(StoryFolder.outlines().find("FR").orElseThrow().mainExtent());
    }

    @Test
    void findsByPlaceByCategoryAndByStatus() {
        assertThat(incidents(new Selection(
                        null, null, Set.of(), Set.of(), Set.of("almaty-airport"), Set.of(), Set.of(), List.of())))
                .containsExactly("almaty-airport-closed", "almaty-airport-ransacked", "first-civil-flight");
        assertThat(incidents(new Selection(
                        null,
                        null,
                        Set.of("withdrawal"),
                        Set.of(Status.PLANNED),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        List.of())))
                .containsExactly("csto-departure-complete", "russian-repatriation-complete");
        assertThat(INDEX.movements()
                        .select(new Selection(
                                null, null, Set.of(), Set.of(), Set.of("russia"), Set.of(), Set.of(), List.of())))
                .hasSize(3);
        assertThat(INDEX.movements()
                        .select(new Selection(
                                null, null, Set.of(), Set.of(), Set.of("armenia"), Set.of(), Set.of(), List.of())))
                .hasSize(2);
    }

    @Test
    void findsByWhoTakesPartInAnyLanguage() {
        List<String> expected = List.of("csto-deployment", "csto-departure");

        for (String name : List.of("OTSC", "CSTO", "ОДКБ", "ҰҚШҰ")) {
            Selection selection =
                    new Selection(null, null, Set.of(), Set.of(), Set.of(), Set.of(name), Set.of(), List.of());
            assertThat(Arrays.stream(INDEX.movements().select(selection))
                            .mapToObj(
                                    position -> INDEX.movements().get(position).id()))
                    .as(name)
                    .containsExactlyElementsOf(expected);
            assertThat(INDEX.actors()).contains(name);
        }
        assertThat(INDEX.publishers()).containsExactly("AFP");
    }

    @Test
    void findsByWordsOfAnyTextInAnyLanguage() {
        assertThat(incidents(words("MASSIMOV trahison"))).containsExactly("massimov-arrested");
        assertThat(incidents(words("aéroport saccage"))).contains("almaty-airport-ransacked");
        assertThat(incidents(words("перестрелки"))).containsExactly("almaty-gunfire");
        assertThat(incidents(words("ТӨҢІРЕК"))).isEmpty();
        assertThat(incidents(words("l'aeroport d'Almaty"))).contains("almaty-airport-closed");
        assertThat(incidents(words("ransacked Reuters"))).isEmpty();
    }

    private static Selection words(String query) {
        return new Selection(null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), SearchText.words(query));
    }

    @Test
    void aMovementRunsFromEachOfItsBeginningsToEachOfItsEnds() {
        Geometry arcs = Objects.requireNonNull(INDEX.movements()
                .get(INDEX.movements().find("csto-departure").orElseThrow())
                .footprint()
                .geometry());

        assertThat(arcs instanceof MultiLineString).isTrue();
        assertThat(arcs.getNumGeometries()).isEqualTo(5);
        Coordinate kazakhstan = INDEX.anchor(INDEX.place("kazakhstan"));
        Coordinate russia = INDEX.anchor(INDEX.place("russia"));
        Coordinate[] first = arcs.getGeometryN(0).getCoordinates();
        assertThat(first[0].distance(kazakhstan)).isLessThan(1e-5);
        assertThat(first[first.length - 1].distance(russia)).isLessThan(1e-5);
    }

    @Test
    void aMovementThatComesBackIsWhereItBegan() {
        StoryIndex there =
                new StoryIndex(StoryFolder.small().with("movements.yaml", """
                                - {id: tour, when: 2022-01-07, from: [almaty], to: [almaty], category: protest,
                                   status: planned, title: {en: There and back}, sources: [{publisher: AFP}]}
                                """).read(), StoryFolder.outlines());

        assertThat(there.movements().select(new Selection(new Extent(76, 43, 77, 44), null)))
                .hasSize(1);
        assertThat(there.movements().select(new Selection(new Extent(70, 43, 71, 44), null)))
                .isEmpty();
    }

    @Test
    void aPlaceIsAnchoredWhereItsAuthorSaysElseAtItsSpotElseInItsOutline() {
        assertThat(INDEX.anchor(INDEX.place("kazakhstan"))).isEqualTo(new Coordinate(67, 48.5));
        assertThat(INDEX.anchor(INDEX.place("almaty"))).isEqualTo(new Coordinate(76.9115, 43.2525));
        StoryIndex small = new StoryIndex(StoryFolder.small().read(), StoryFolder.outlines());
        assertThat(StoryFolder.outlines().find("KZ").orElseThrow().covers(small.anchor(small.place("kazakhstan"))))
                .isTrue();
    }

    @Test
    void reachesAroundAllThatHasAPlace() {
        Extent all = INDEX.extent().orElseThrow();

        assertThat(all.crossesAntimeridian()).as("Russia reaches over it").isTrue();
        assertThat(all.south()).isBetween(36.0, 38.0);
        assertThat(new StoryIndex(
                                StoryFolder.empty()
                                        .with(
                                                "story.yaml",
                                                "title: {en: A}\ntimeZone: UTC\nextent: 2022\nlanguages: [en]\n")
                                        .read(),
                                StoryFolder.outlines())
                        .extent())
                .isEmpty();
    }

    @Test
    void whatIsAtAPositionAloneIsToldAndFoundByWhatIsNear() {
        StoryIndex index = new StoryIndex(
                StoryFolder.small()
                        .replacing("incidents.yaml", "place: almaty", "at: [77.059, 43.1575]")
                        .read(),
                StoryFolder.outlines());

        assertThat(index.whereText(index.incident("march")).byLanguage())
                .containsEntry("en", "16\u00a0km south-east of Almaty")
                .containsOnlyKeys("en", "fr", "ru", "kk", "de", "es", "ar", "uk");
        assertThat(index.incidents().select(words("almaty"))).hasSize(1);
        assertThat(index.incidents().select(words("south"))).isEmpty();
    }

    @Test
    void whatHasAPlaceOrNoPositionIsToldByNothingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INDEX.whereText(INDEX.incident("almaty-gunfire")))
                .withMessage("almaty-gunfire is not told by its position alone");
    }

    @Test
    void refusesAPlaceThatIsNotThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> INDEX.place("astana"))
                .withMessage("There is no place astana");
    }

    private static List<String> incidents(@Nullable Extent extent, @Nullable Interval interval) {
        return incidents(new Selection(extent, interval));
    }

    private static List<String> incidents(Selection selection) {
        FeatureIndex<Incident> incidents = INDEX.incidents();
        return Arrays.stream(incidents.select(selection))
                .mapToObj(position -> incidents.get(position).id())
                .toList();
    }
}
