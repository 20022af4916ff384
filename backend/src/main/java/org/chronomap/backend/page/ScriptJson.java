package org.chronomap.backend.page;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that stands in a script element of a page. */
public final class ScriptJson {

    private ScriptJson() {}

    /** Without any {@code <}, so that nothing in it can end the element or begin a comment (HTML, section 4.12.1.3). */
    public static String text(JsonNode json) {
        return new String(JsonMapper.shared().writeValueAsBytes(json), StandardCharsets.UTF_8).replace("<", "\\u003c");
    }
}
