package org.chronomap.geodata.ingest;

import java.math.BigDecimal;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/** What stands in a column of a row. Nothing is null, and so is text of blanks alone. */
public sealed interface Cell {

    /** As somebody would have typed it. */
    String text();

    /** @param text stripped, not empty */
    record Text(String text) implements Cell {}

    /** @param text as it is written there: {@code 007}, {@code 1e3} */
    @SuppressWarnings("JavaLangClash") // It is always said with Cell.
    record Number(BigDecimal value, String text) implements Cell {}

    /**
     * What its file itself knows as a date.
     *
     * @param text EDTF
     */
    record Moment(String text) implements Cell {}

    record Truth(boolean value) implements Cell {

        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }

    /** Longitude and latitude in WGS 84. */
    record Shape(Geometry geometry) implements Cell {

        @Override
        public String text() {
            return geometry.toText();
        }
    }

    /** An object or a list. */
    record Tree(JsonNode json) implements Cell {

        @Override
        public String text() {
            return json.toString();
        }
    }
}
