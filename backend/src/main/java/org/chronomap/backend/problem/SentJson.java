package org.chronomap.backend.problem;

import java.util.List;
import java.util.Optional;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.geodata.document.UnfitTexts;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON that somebody sent. A member that is given twice is a mistake: which of the two is meant nobody knows. */
public final class SentJson {

    /** The content type of it. */
    static final String TYPE = MediaType.APPLICATION_JSON_VALUE;
    /** GeoJSON, merge patches and the like. */
    static final String OF_OTHER_NAMES = "application/*+json";

    /** What is read of them takes about 100 MB; a batch of 16 MB has fewer. */
    private static final int MOST_TOKENS_OF_BATCH = 2_000_000;

    /** Brackets, names and values; an item that is as long as it may be has fewer, unless it says next to nothing in each. */
    private static final int MOST_TOKENS = 200_000;

    private static final JsonMapper OBJECTS = mapper(MOST_TOKENS);
    private static final JsonMapper BATCHES = mapper(MOST_TOKENS_OF_BATCH);

    private SentJson() {}

    private static JsonMapper mapper(int mostTokens) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxTokenCount(mostTokens)
                                .build())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    /**
     * One item, or the like.
     *
     * @throws ProblemException 400 that tells where it is no JSON object, or has a member twice; 422 that tells which of its texts
     *     are none
     */
    public static JsonNode object(byte[] body) {
        return read(body, OBJECTS);
    }

    /**
     * Many items, for each of which {@link #faultOfSize} is to be asked.
     *
     * @throws ProblemException as for one
     */
    public static JsonNode batch(byte[] body) {
        return read(body, BATCHES);
    }

    /** What is wrong with how much a part of a batch says; empty when nothing is. */
    public static Optional<String> faultOfSize(JsonNode item) {
        return tokens(item, 0) <= MOST_TOKENS
                ? Optional.empty()
                : Optional.of("has more than " + MOST_TOKENS + " brackets, names and values; divide it into several");
    }

    /** Counts on from a number, no further than it takes to tell that there are too many. */
    private static int tokens(JsonNode node, int before) {
        int counted = before + (node.isContainer() ? 2 : 1) + (node.isObject() ? node.size() : 0);
        for (JsonNode child : node) {
            if (counted > MOST_TOKENS) {
                break;
            }
            counted = tokens(child, counted);
        }
        return counted;
    }

    private static JsonNode read(byte[] body, JsonMapper mapper) {
        JsonNode json;
        try {
            requireFew(body, mapper);
            json = mapper.readTree(body);
        } catch (StreamConstraintsException e) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "What was sent is more than is read here" + where(e) + ": " + e.getOriginalMessage());
        } catch (JacksonException e) {
            throw SameMember.in(body)
                    .map(fault -> ProblemException.badJson(List.of(fault)))
                    .orElseGet(() -> ProblemException.of(
                            HttpStatus.BAD_REQUEST,
                            "What was sent is not JSON" + where(e) + ": " + e.getOriginalMessage()));
        }
        if (json == null || !json.isObject()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "What is sent must be a JSON object");
        }
        requireFit(json);
        return json;
    }

    /** Counts what may be too much before any of it is kept: kept it takes ten times as long, and as much memory. */
    private static void requireFew(byte[] body, JsonMapper mapper) {
        if (body.length <= mapper.tokenStreamFactory().streamReadConstraints().getMaxTokenCount()) {
            return;
        }
        try (JsonParser parser = mapper.tokenStreamFactory().createParser(ObjectReadContext.empty(), body)) {
            while (parser.nextToken() != null) {
                // The parser counts.
            }
        }
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null ? "" : " (" + SameMember.place(e.getLocation()) + ")";
    }

    private static void requireFit(JsonNode json) {
        UnfitTexts unfit = UnfitTexts.in(json);
        if (!unfit.first().isEmpty()) {
            throw ProblemException.badContent(
                    unfit.first().stream()
                            .map(text -> new PointerFault(text.pointer(), text.message()))
                            .toList(),
                    unfit.others());
        }
    }
}
