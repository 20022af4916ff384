package org.chronomap.geodata.coordinates;

import java.util.List;

/** What a text says of where something is. */
public sealed interface Reading {

    /** It says one position. */
    record Read(Position position) implements Reading {}

    /**
     * It may be read in several ways.
     *
     * @param positions two or more, the likeliest first
     */
    record Asked(Question question, List<Position> positions) implements Reading {

        public Asked {
            positions = List.copyOf(positions);
        }
    }

    /** It is meant as a position, and says none. */
    record Refused(Refusal refusal) implements Reading {}

    /** It is not meant as a position: a name, perhaps. */
    record NoCoordinates() implements Reading {}
}
