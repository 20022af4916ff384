package org.chronomap.geodata.story;

/** A closed set whose members are written in files, addresses and GeoJSON as their names in lower case. */
public interface WireName {

    String name();

    /** The member as it is written outside of Java: {@code claimed}, {@code lines-up}. */
    default String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
