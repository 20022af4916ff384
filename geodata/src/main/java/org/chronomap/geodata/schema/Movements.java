package org.chronomap.geodata.schema;

import java.util.List;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Waypoint;

/** What is said of movements. */
public final class Movements {

    private static final String MISSING = "ids of places, like [kazakhstan]";

    public static final Property<Movement, List<String>> FROM = Property.of(
                    "from", ValueType.referenceTo(ReferenceTarget.PLACE).list(), Movement::from)
            .required(MISSING)
            .selectedBy("place")
            .writtenEmpty()
            .readAfter(PropertySchema.EXTRA)
            .writtenAfter(PropertySchema.EXTRA);
    public static final Property<Movement, List<String>> TO = Property.of(
                    "to", ValueType.referenceTo(ReferenceTarget.PLACE).list(), Movement::to)
            .required(MISSING)
            .selectedBy("place")
            .writtenEmpty()
            .readAfter("from")
            .writtenAfter("fromNames");

    public static final Property<Movement, List<Waypoint>> VIA = Property.of(
                    "via", ValueType.WAYPOINT.list(), Movement::via)
            .readAfter("to")
            .writtenAfter("toNames");

    static final PropertySchema<Movement> SCHEMA = new PropertySchema<>(
            values -> new Movement(Statements.make(values), values.list(FROM), values.list(TO), values.list(VIA)),
            Incidents.around(
                    Movement::statement,
                    List.of(
                            FROM,
                            Property.computed("fromNames", ValueType.PLACE_NAME.list(), Movement::from)
                                    .writtenAfter("from"),
                            TO,
                            Property.computed("toNames", ValueType.PLACE_NAME.list(), Movement::to)
                                    .writtenAfter("to"),
                            VIA)),
            List.of());

    private Movements() {}
}
