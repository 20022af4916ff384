package org.chronomap.geodata.ingest.geo;

import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.ParserMessage;
import org.chronomap.geodata.ingest.RefusedFileException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON of others is read: strictly, but for NaN, which Python writes for what is not there. */
final class Json {

    /** A double has 17 digits; nothing that is measured has more than a few. */
    private static final int LONGEST_NUMBER = 500;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(Limits.DEPTH)
                            .maxStringLength(Limits.LINE)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .enable(JsonReadFeature.ALLOW_RS_CONTROL_CHAR)
                    .build())
            .build();

    private Json() {}

    /** How far it is, in bytes, or in characters where the text is not UTF-8. */
    static long offset(JsonParser parser) {
        TokenStreamLocation at = parser.currentLocation();
        return at.getByteOffset() >= 0 ? at.getByteOffset() : at.getCharOffset();
    }

    static RefusedFileException refused(JacksonException e, int feature) {
        TokenStreamLocation at = e.getLocation();
        String where = at == null ? "" : " " + ParserMessage.place(at.getLineNr(), at.getColumnNr());
        boolean large = e instanceof StreamConstraintsException;
        return new RefusedFileException(
                large ? "too-large" : "broken-json",
                "The JSON is %s%s, in feature %d: %s"
                        .formatted(large ? "beyond what is read here" : "broken", where, feature, problem(e)));
    }

    static String problem(JacksonException e) {
        return ParserMessage.ofJson(String.valueOf(e.getOriginalMessage()));
    }
}
