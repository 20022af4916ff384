package org.chronomap.backend.snapshot.request;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.backend.snapshot.Snapshot;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriUtils;

/**
 * What the links of an answer ask for because it was asked for: who follows them stays with the language, the moment and the drafts
 * that they chose.
 */
public final class KeptParameters {

    public static final List<String> NAMES = List.of("lang", AsOf.PARAMETER, SnapshotChoice.PREVIEW);

    private KeptParameters() {}

    /**
     * In an answer about the server: with their values, as they stand in an address.
     *
     * @param language of the answer
     */
    public static List<String> ofServer(String language, ServerWebExchange exchange) {
        return exchange.getRequest().getQueryParams().containsKey("lang") ? List.of("lang=" + language) : List.of();
    }

    /** In an answer about a story, likewise. */
    public static List<String> ofStory(Snapshot snapshot, String language, ServerWebExchange exchange) {
        List<String> kept = new ArrayList<>(ofServer(language, exchange));
        snapshot.asOf().ifPresent(instant -> kept.add(AsOf.PARAMETER + '=' + instant));
        String preview = exchange.getRequest().getQueryParams().getFirst(SnapshotChoice.PREVIEW);
        if (preview != null) {
            kept.add(SnapshotChoice.PREVIEW + '=' + UriUtils.encode(preview, StandardCharsets.UTF_8));
        }
        return kept;
    }
}
