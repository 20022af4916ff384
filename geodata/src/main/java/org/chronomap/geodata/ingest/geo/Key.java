package org.chronomap.geodata.ingest.geo;

/** What a value of a feature is called, and who calls it so: features have a property {@code id} beside their id. */
record Key(Of of, String name) {

    static final Key ID = new Key(Of.ITSELF, "id");
    static final Key TIME = new Key(Of.EXTENT, "time");
    static final Key GEOMETRY = new Key(Of.EXTENT, "geometry");

    static Key property(String name) {
        return new Key(Of.PROPERTIES, name);
    }

    /** In the order of their columns. */
    enum Of {
        ITSELF,
        PROPERTIES,
        MEMBERS,
        EXTENT
    }
}
