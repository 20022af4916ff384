package org.chronomap.geodata.ingest.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chronomap.geodata.ingest.RefusedFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<gpx version='1.1' xmlns='http://www.topografix.com/GPX/1/1'><metadata><name>x</name><time>2020-01-01T00:00:00Z</time></metadata>",
                "<gpx version='1.0'><name>x</name><time>2020-01-01T00:00:00Z</time>"
            })
    void waypointsRoutesAndTracksAreRows(String begin) throws RefusedFileException {
        Whole whole = Whole.of(begin + """
                <wpt lat="43.24" lon="76.95"><ele>700</ele><time>2022-01-05T10:00:00Z</time><name>Square</name><link href="https://e.org"><text>t</text></link><type>fire</type></wpt>
                <rte><name>Way</name><rtept lat="1" lon="2"/><rtept lat="3" lon="4"/></rte>
                <trk><name>Walk</name><desc>On foot</desc><trkseg><trkpt lat="1" lon="2"><time>2022-01-05T12:00:00Z</time></trkpt>
                <trkpt lat="3" lon="4"><time>2022-01-05T10:30:00+06:00</time><extensions><hr>90</hr></extensions></trkpt></trkseg>
                <trkseg/><trkseg><trkpt lat="5" lon="6"/></trkseg><trkseg><trkpt lat="7" lon="8"/><trkpt lat="9" lon="10"/></trkseg></trk>
                <trk><trkseg><trkpt lat="1" lon="2"/></trkseg></trk>
                <trk/>
                </gpx>
                """);

        assertThat(whole.format()).isEqualTo("gpx");
        assertThat(whole.row(1))
                .isEqualTo("element=T:waypoint; name=T:Square; ele=T:700; link=T:https://e.org; type=T:fire;"
                        + " geometry=S:POINT (76.95 43.24); time=M:2022-01-05T10:00:00Z");
        assertThat(whole.row(2)).isEqualTo("element=T:route; name=T:Way; geometry=S:LINESTRING (2 1, 4 3)");
        assertThat(whole.row(3))
                .isEqualTo(
                        "element=T:track; name=T:Walk; desc=T:On foot; geometry=S:MULTILINESTRING ((2 1, 4 3), (8 7, 10 9));"
                                + " time=M:2022-01-05T10:30:00+06:00/2022-01-05T12:00:00Z");
        assertThat(whole.row(4)).isEqualTo("element=T:track; geometry=S:POINT (2 1)");
        assertThat(whole.row(5)).isEqualTo("element=T:track");
        assertThat(whole.faults()).isEmpty();
    }

    @Test
    void whatIsWrongIsAFaultOfItsRow() throws RefusedFileException {
        Whole whole = Whole.of("<gpx><wpt lat='176' lon='43'/><wpt lat='43,2' lon='76,9'/><wpt lat='1'/>"
                + "<wpt lat='1' lon='2'><time>yesterday</time></wpt></gpx>");

        assertThat(whole.faults())
                .containsExactly(
                        "1 geometry swapped-coordinates",
                        "2 geometry bad-coordinates",
                        "3 geometry bad-coordinates",
                        "4 time bad-date");
    }

    @Test
    void aTrackThatIsCutOffIsRefused() {
        assertThatThrownBy(() -> Whole.of("<gpx><trk><trkseg><trkpt lat='1' lon='2'/>"))
                .hasMessageContaining("broken");
    }
}
