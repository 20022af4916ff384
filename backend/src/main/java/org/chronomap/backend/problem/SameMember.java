package org.chronomap.backend.problem;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Finds the first member that an object of some JSON has twice. */
final class SameMember {

    private SameMember() {}

    /** Where it stands, both times; empty when there is none before the JSON ends, or ends to be JSON. */
    static Optional<PointerFault> in(byte[] body) {
        Deque<Map<String, TokenStreamLocation>> open = new ArrayDeque<>();
        try (JsonParser parser = JsonMapper.shared().createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    open.push(new HashMap<>());
                } else if (token == JsonToken.END_OBJECT) {
                    open.pop();
                } else if (token == JsonToken.PROPERTY_NAME) {
                    TokenStreamLocation second = parser.currentTokenLocation();
                    TokenStreamLocation first = open.element().putIfAbsent(parser.currentName(), second);
                    if (first != null) {
                        return Optional.of(new PointerFault(
                                parser.streamReadContext().pathAsPointer().toString(),
                                "is given twice, at " + place(first) + " and at " + place(second) + "; give it once"));
                    }
                }
            }
        } catch (JacksonException e) {
            // From here on it is no JSON.
            return Optional.empty();
        }
        return Optional.empty();
    }

    static String place(TokenStreamLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
