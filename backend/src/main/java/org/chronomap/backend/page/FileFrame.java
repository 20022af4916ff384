package org.chronomap.backend.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.http.ContentPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the templates need of a page that is a file: what else a server's headers say, and the script that stands in for it. */
@Component
final class FileFrame {

    private final Assets assets;
    private final ContentPolicy policy;

    FileFrame(Assets assets, ContentPolicy policy) {
        this.assets = assets;
        this.policy = policy;
    }

    /**
     * @param base what leads from the page to the top of the folder, without a slash at its end
     * @param siblings the languages in which the page stands beside itself
     */
    Map<String, @Nullable Object> values(String base, List<String> siblings) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("files", true);
        values.put("policy", policy.ofPages());
        values.put("script", base + assets.address("file.ts"));
        values.put("all", String.join(" ", siblings));
        return values;
    }
}
