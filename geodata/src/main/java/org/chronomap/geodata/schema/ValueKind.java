package org.chronomap.geodata.schema;

/** What one value is, and how it stands in JSON. */
public enum ValueKind {
    /** A slug: lower-case letters, digits and single hyphens, {@link TextRules#LONGEST_ID} at the most. */
    ID("string", ""),
    TEXT("string", ""),
    /** Text in the words of one language, which another property may name. */
    PROSE("string", ""),
    /** {@link org.chronomap.geodata.story.LocalizedText}: an object of texts by language tag; read in one language, a text. */
    LOCALIZED("object", ""),
    /** {@link org.chronomap.geodata.time.TimeSpan}, written as EDTF in the story's time zone. */
    EDTF("string", "edtf"),
    /** EDTF that is kept as it was written. */
    EDTF_TEXT("string", "edtf"),
    /** Milliseconds since 1970, written as RFC 3339 in UTC; null where there is no bound. */
    INSTANT("string", "date-time"),
    /** A {@link org.chronomap.geodata.time.TimeSpan}, or its EDTF, in the words of one language; not there in every language. */
    EDTF_IN_WORDS("string", ""),
    /** A BCP 47 tag. */
    LANGUAGE("string", ""),
    /** The tag of the language that a {@link org.chronomap.geodata.story.LocalizedText} is written in; not there in every language. */
    LANGUAGE_OF_TEXT("string", ""),
    /** The IANA name of a time zone. */
    TIME_ZONE("string", ""),
    /** {@code #rrggbb}. */
    COLOUR("string", ""),
    /** An address of the web, {@code https} or {@code http}. */
    URI("string", "uri"),
    /** A decimal. */
    NUMBER("number", ""),
    /** A {@link org.locationtech.jts.geom.Point}: longitude and latitude in degrees WGS 84. */
    POSITION("array", ""),
    /** A {@link org.chronomap.geodata.story.Waypoint}: the id of a place, or longitude and latitude in degrees WGS 84. */
    WAYPOINT("", ""),
    /** An {@link org.chronomap.geodata.geo.Extent}: west, south, east, north in degrees WGS 84. */
    BOUNDS("array", ""),
    /** One of a closed set: {@link ValueType#choices}. */
    CHOICE("string", ""),
    /** The id of something else in the story: {@link ValueType#target}. */
    REFERENCE("string", ""),
    /** The name of the place whose id it has, as {@link #LOCALIZED} is written. */
    PLACE_NAME("object", ""),
    /** Where the incident that it has is: put into words, as {@link #LOCALIZED} is written. */
    WHERE_TEXT("object", ""),
    /** Has properties of its own: {@link ValueType#members}. */
    OBJECT("object", ""),
    /** Whatever JSON the author keeps. */
    ANY("", "");

    private final String json;
    private final String format;

    ValueKind(String json, String format) {
        this.json = json;
        this.format = format;
    }

    /** The type of JSON Schema that a value has where texts are told by language; empty = any. */
    public String jsonType() {
        return json;
    }

    /** The format of JSON Schema, or {@code edtf}; empty = none. */
    public String format() {
        return format;
    }
}
