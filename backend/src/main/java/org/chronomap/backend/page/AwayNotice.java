package org.chronomap.backend.page;

import java.util.HashMap;
import java.util.Map;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.store.StoreHealth;
import org.chronomap.backend.view.TextWithSlots;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The line in which a page says, while the database is away, as of when it is. */
@Component
final class AwayNotice {

    private static final String AWAY = "away";

    private final StoreHealth health;
    private final Messages messages;

    AwayNotice(StoreHealth health, Messages messages) {
        this.health = health;
        this.messages = messages;
    }

    /** Stands in a page where the line goes. */
    static String slot() {
        return TextWithSlots.slot(AWAY);
    }

    /** What fills the slots of a page, and of this one an HTML paragraph, or nothing while all is well. */
    Map<String, String> with(Map<String, String> open, Snapshot snapshot, EncodedStory encoded) {
        Map<String, String> all = new HashMap<>(open);
        all.put(
                AWAY,
                health.awaySince()
                        .map(since -> new StoryWords(snapshot, encoded, messages.in(encoded.language())).away(since))
                        .map(text -> "<p class=\"notice as-of\" id=\"away\">" + HtmlUtils.htmlEscape(text, "UTF-8")
                                + "</p>\n")
                        .orElse(""));
        return all;
    }
}
