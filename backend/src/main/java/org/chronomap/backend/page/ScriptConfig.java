package org.chronomap.backend.page;

import java.util.List;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.assets.MapPieces;
import org.chronomap.backend.language.Messages;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the script of each page with a map is given, whatever the page shows: where the parts of the map are, and the words. */
@Component
public final class ScriptConfig {

    /** Beginnings of the keys of what the server alone writes, here and on other pages. */
    private static final List<String> OF_THE_SERVER = List.of(
            "api.",
            "download.",
            "history.",
            "login.",
            "page.",
            "pasted.",
            "picture.",
            "problem.",
            "signedIn.",
            "span.",
            "table.",
            "typed.");

    /** In the byline, which the script writes again when the story changes. */
    private static final String KNOWN_AS_OF = "page.knownAsOf";

    private static final String OF_GROUND = "ground.";
    private static final String OF_SIZES = "sized.";

    private final Assets assets;
    private final Messages messages;

    ScriptConfig(Assets assets, Messages messages) {
        this.assets = assets;
        this.messages = messages;
    }

    /**
     * Adds {@code namesLang}, {@code assets} and {@code pieces}.
     *
     * @param base what leads from the page to the top of this server, without a slash at its end
     * @param pieces those that there are for the page
     */
    public void putMap(ObjectNode config, String language, String base, MapPieces.Part pieces) {
        String namesLanguage = Assets.namesLanguage(language);
        config.put("namesLang", namesLanguage);
        config.putObject("assets")
                .put("world", base + assets.baseMap("world"))
                .put("water", base + assets.baseMap("water"))
                .put("names", base + assets.baseMap("names-" + namesLanguage))
                .put("closeNames", base + assets.baseMap("names-close-" + namesLanguage))
                .put("towns", base + assets.towns(namesLanguage))
                .put("shareStyles", base + assets.address("share.css"));
        ObjectNode detail =
                config.putObject("pieces").put("digest", assets.pieces().digest());
        pieces.held().forEach(detail.putArray("held")::add);
        if (!pieces.absent().isEmpty()) {
            pieces.absent().forEach(detail.putArray("absent")::add);
        }
    }

    /**
     * The words that scripts use, by their keys.
     *
     * @param hasGround whether the map shows more than the built-in one
     * @param isSized whether marks are sized by a number
     */
    public ObjectNode messages(String language, boolean hasGround, boolean isSized) {
        ObjectNode words = JsonMapper.shared().createObjectNode();
        messages.in(language).forEach((key, word) -> {
            if (key.startsWith(OF_GROUND)
                    ? hasGround
                    : key.startsWith(OF_SIZES)
                            ? isSized
                            : key.equals(KNOWN_AS_OF) || OF_THE_SERVER.stream().noneMatch(key::startsWith)) {
                words.put(key, word);
            }
        });
        return words;
    }
}
