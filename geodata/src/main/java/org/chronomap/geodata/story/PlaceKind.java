package org.chronomap.geodata.story;

/** What sort of place it is, and so how closely an incident there is placed unless its author says otherwise. */
public enum PlaceKind implements WireName {
    COUNTRY(GeoPrecision.COUNTRY),
    REGION(GeoPrecision.REGION),
    CITY(GeoPrecision.CITY),
    AIRPORT(GeoPrecision.EXACT),
    SITE(GeoPrecision.EXACT);

    private final GeoPrecision precision;

    PlaceKind(GeoPrecision precision) {
        this.precision = precision;
    }

    public GeoPrecision precision() {
        return precision;
    }
}
