package org.chronomap.geodata.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Statement;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/** What is said of incidents. */
public final class Incidents {

    public static final Property<Incident, String> PLACE = Property.of(
                    "place", ValueType.referenceTo(ReferenceTarget.PLACE), Incident::place)
            .needed(Obligation.DEPENDS)
            .selectedBy("place")
            .writtenEmpty()
            .readAfter(PropertySchema.EXTRA)
            .writtenAfter(PropertySchema.EXTRA);
    public static final Property<Incident, Point> AT = Property.of("at", ValueType.POSITION, Incident::at)
            .needed(Obligation.DEPENDS)
            .selectedBy("bbox")
            .label(Labels.of("geometry"))
            .featureMember(FeatureMember.GEOMETRY)
            .readAfter("place");
    public static final Property<Incident, GeoPrecision> GEO_PRECISION = Property.of(
                    "geoPrecision", ValueType.oneOf(GeoPrecision.class), Incident::geoPrecision)
            .needed(Obligation.DEPENDS)
            .words("precision")
            .readAfter("at")
            .writtenAfter("placeName");

    static final PropertySchema<Incident> SCHEMA = new PropertySchema<>(
            values -> new Incident(
                    Statements.make(values), values.find(PLACE), values.find(AT), values.get(GEO_PRECISION)),
            around(
                    Incident::statement,
                    List.of(
                            PLACE,
                            Property.<Incident, String>computed("placeName", ValueType.PLACE_NAME, Incident::place)
                                    .writtenEmpty()
                                    .writtenAfter("place"),
                            AT,
                            GEO_PRECISION,
                            Property.computed("whereText", ValueType.WHERE_TEXT, Incidents::atPositionAlone)
                                    .writtenAfter("placeName"))),
            List.of());

    private Incidents() {}

    /** Of what has a position and no place, which alone tells where it is. */
    private static @Nullable Incident atPositionAlone(Incident incident) {
        return incident.place() == null && incident.at() != null ? incident : null;
    }

    /** What is said of where something happened, within what is stated of it. */
    static <E> List<Property<E, ?>> around(Function<E, Statement> statement, List<Property<E, ?>> where) {
        List<Property<E, ?>> all = new ArrayList<>();
        Statements.FIRST.forEach(property -> all.add(property.in(statement)));
        all.addAll(where);
        Statements.OTHERS.forEach(property -> all.add(property.in(statement)));
        return all;
    }
}
