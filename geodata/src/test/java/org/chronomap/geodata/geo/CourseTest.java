package org.chronomap.geodata.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiLineString;

class CourseTest {

    @Test
    void nearPositionsAreJoinedAsTheyAre() {
        MultiLineString course = through(7.1, 50.7, 7.2, 50.8, 7.2, 50.8, 7.1, 50.9);

        assertThat(course.toText()).isEqualTo("MULTILINESTRING ((7.1 50.7, 7.2 50.8, 7.1 50.9))");
    }

    @Test
    void farPositionsAreJoinedByTheShortestWay() {
        MultiLineString course = through(0, 50, 0.1, 50, 90, 50);

        assertThat(course.getNumGeometries()).isEqualTo(1);
        assertThat(course.getCoordinates()[1]).isEqualTo(new Coordinate(0.1, 50));
        assertThat(course.getEnvelopeInternal().getMaxY()).isGreaterThan(58);
    }

    @Test
    void isCutAtTheAntimeridianAndGoesOnBehindIt() {
        MultiLineString course = through(179.9, 10, -179.9, 10, -179.8, 10, 179.95, 10.1);

        assertThat(course.getNumGeometries()).isEqualTo(3);
        assertThat(course.getGeometryN(1).getCoordinates())
                .startsWith(new Coordinate(-180, 10.00002))
                .contains(new Coordinate(-179.9, 10), new Coordinate(-179.8, 10));
        assertThat(course.getGeometryN(2).getCoordinates()[0].x).isEqualTo(180);
        assertThat(course.getEnvelopeInternal().getWidth()).isEqualTo(360);
    }

    @Test
    void aPositionOnTheAntimeridianIsOnEitherSide() {
        MultiLineString course = through(179.9, 10, 180, 10, -179.9, 10);

        assertThat(course.getNumGeometries()).isEqualTo(2);
        assertThat(course.getGeometryN(0).getCoordinates()).endsWith(new Coordinate(180, 10));
        assertThat(course.getGeometryN(1).getCoordinates()).startsWith(new Coordinate(-180, 10));
    }

    @Test
    void nowhereToGoIsNoLine() {
        assertThat(through(7, 50, 7, 50).isEmpty()).isTrue();
        assertThat(through(7, 50).isEmpty()).isTrue();
    }

    @Test
    void whatIsNoPositionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> through(7, 90, 7, 90.1));
    }

    private static MultiLineString through(double... degrees) {
        List<Coordinate> positions = new ArrayList<>();
        for (int i = 0; i < degrees.length; i += 2) {
            positions.add(new Coordinate(degrees[i], degrees[i + 1]));
        }
        return Course.through(positions);
    }
}
