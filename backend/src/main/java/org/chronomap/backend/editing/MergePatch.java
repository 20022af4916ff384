package org.chronomap.backend.editing;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7396): members that are given replace, null removes, arrays are replaced whole. */
final class MergePatch {

    private MergePatch() {}

    /** What a patch makes of a value, which itself stays as it is. */
    static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode patched = target.isObject() ? (ObjectNode) target.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue().isNull()) {
                patched.remove(member.getKey());
            } else {
                patched.set(member.getKey(), apply(patched.path(member.getKey()), member.getValue()));
            }
        }
        return patched;
    }
}
