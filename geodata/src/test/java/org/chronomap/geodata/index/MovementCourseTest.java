package org.chronomap.geodata.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.Movement;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** A movement whose course is known, from what its author writes to the line that is found on the map. */
class MovementCourseTest {

    private static final StoryFolder BARGE =
            StoryFolder.small().with("places.yaml", """
                    - {id: almaty, name: {en: Almaty}, kind: city, at: [76.9115, 43.2525]}
                    - {id: balkhash, name: {en: Balkhash}, kind: city, at: [75, 46.85]}
                    - {id: astana, name: {en: Astana}, kind: city, at: [71.43, 51.13]}
                    """).with("movements.yaml", """
                    - id: barge
                      when: 2022-01-06
                      from: almaty
                      to: astana
                      via: [[77.1, 44, 512], balkhash, [73.1, 49.8]]
                      category: protest
                      status: reported
                      title: {en: A barge}
                      sources: [{publisher: AFP}]
                    """);

    @Test
    void leadsFromBeginningToEndThroughAllItsPoints() {
        Geometry line = geometry(BARGE);

        assertThat(line.getNumGeometries()).isEqualTo(1);
        assertThat(line.getCoordinates())
                .startsWith(new Coordinate(76.9115, 43.2525))
                .containsSubsequence(new Coordinate(77.1, 44), new Coordinate(75, 46.85), new Coordinate(73.1, 49.8))
                .endsWith(new Coordinate(71.43, 51.13));
    }

    @Test
    void isFoundWhereItsCourseIsAndNotWhereAnArcWouldBe() {
        StoryIndex index = new StoryIndex(BARGE.read(), StoryFolder.outlines());

        assertThat(found(index, new Extent(76.9, 43.9, 77.2, 44.1))).containsExactly("barge");
        assertThat(found(index, new Extent(74, 47, 74.5, 47.5))).isEmpty();
    }

    @Test
    void leadsFromOtherBeginningsToItsFirstPointAndFromItsLastToOtherEnds() {
        Geometry lines = geometry(BARGE.replacing("movements.yaml", "from: almaty", "from: [almaty, balkhash]")
                .replacing("movements.yaml", "to: astana", "to: [astana, almaty]"));

        assertThat(lines.getNumGeometries()).isEqualTo(3);
        assertThat(lines.getGeometryN(1).getCoordinates())
                .startsWith(new Coordinate(75, 46.85))
                .endsWith(new Coordinate(77.1, 44));
        assertThat(lines.getGeometryN(2).getCoordinates())
                .startsWith(new Coordinate(73.1, 49.8))
                .endsWith(new Coordinate(76.9115, 43.2525));
    }

    @Test
    void whatIsNoPointIsToldByItsNumber() throws IOException {
        StoryFolder faulty = BARGE.replacing(
                "movements.yaml",
                "[[77.1, 44, 512], balkhash, [73.1, 49.8]]",
                "[[44, 177.1], [1, 2], [200, 44], balkash, {lat: 44}, [1], [1, a]]");

        assertThat(faulty.faults())
                .containsExactly(
                        "movements.yaml:5: barge: via/0: longitude lies within -180 and 180, latitude within -90 and 90: "
                                + "[longitude, latitude] in degrees, like [76.9115, 43.2525]",
                        "movements.yaml:5: barge: via/2: longitude lies within -180 and 180, latitude within -90 and 90: "
                                + "[longitude, latitude] in degrees, like [76.9115, 43.2525]",
                        "movements.yaml:5: barge: via/4: must be a point, [longitude, latitude] in degrees, like "
                                + "[76.9115, 43.2525], or the id of a place",
                        "movements.yaml:5: barge: via/5: must be a point, [longitude, latitude] in degrees, like "
                                + "[76.9115, 43.2525], or the id of a place",
                        "movements.yaml:5: barge: via/6: must be a point, [longitude, latitude] in degrees, like "
                                + "[76.9115, 43.2525], or the id of a place",
                        "movements.yaml:5: barge: via: \"balkash\" is no place of this story, which has almaty, balkhash, "
                                + "astana");
    }

    @Test
    void hasNoMorePointsThanAMapNeeds() throws IOException {
        assertThat(with(Movement.MOST_WAYPOINTS).faults()).isEmpty();
        assertThat(with(Movement.MOST_WAYPOINTS + 1).faults())
                .containsExactly("movements.yaml:5: barge: via: has 10001 points; 10000 at the most: "
                        + "leave out those that lie nearly on a line");
    }

    @Test
    void whoTurnedLongitudeAndLatitudeRoundIsToldOnce() throws IOException {
        StoryFolder turned = BARGE.replacing(
                "movements.yaml", "[[77.1, 44, 512], balkhash, [73.1, 49.8]]", "[[44, 77.1], [46.8, 75]]");

        assertThat(turned.warnings()).singleElement().asString().contains("barge: via/0: lies far from all other");
    }

    private static StoryFolder with(int points) {
        String list = IntStream.range(0, points)
                .mapToObj(i -> "[" + (70 + i / 2000.0) + ", 45]")
                .collect(Collectors.joining(", ", "[", "]"));
        return BARGE.replacing("movements.yaml", "[[77.1, 44, 512], balkhash, [73.1, 49.8]]", list);
    }

    private static Geometry geometry(StoryFolder folder) {
        StoryIndex index = new StoryIndex(folder.read(), StoryFolder.outlines());
        return Objects.requireNonNull(index.movements().get(0).footprint().geometry());
    }

    private static List<String> found(StoryIndex index, Extent bbox) {
        return Arrays.stream(index.movements().select(new Selection(bbox, null)))
                .mapToObj(position -> index.movements().get(position).id())
                .toList();
    }
}
