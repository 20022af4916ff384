package org.chronomap.backend.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that somebody sent. A member that is given twice is a mistake: which of the two is meant nobody knows. */
public final class SentJson {

    /** The content type of it. */
    public static final String TYPE = MediaType.APPLICATION_JSON_VALUE;
    /** GeoJSON, merge patches and the like. */
    public static final String OF_OTHER_NAMES = "application/*+json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SentJson() {}

    /** @throws ProblemException (400) that tells the line and column at which it is no JSON object */
    public static JsonNode object(byte[] body) {
        JsonNode json;
        try {
            json = MAPPER.readTree(body);
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST, "What was sent is not JSON" + where + ": " + e.getOriginalMessage());
        }
        if (json == null || !json.isObject()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "What is sent must be a JSON object");
        }
        return json;
    }
}
