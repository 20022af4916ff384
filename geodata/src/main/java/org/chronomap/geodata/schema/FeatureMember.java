package org.chronomap.geodata.schema;

/** Where a property stands in a GeoJSON feature (RFC 7946). Of what is no feature, each is a member of it. */
public enum FeatureMember {
    PROPERTIES,
    /** The feature's {@code id}. */
    ID,
    /** The feature's {@code geometry}. */
    GEOMETRY,
    /** The feature's {@code bbox}. */
    BBOX
}
