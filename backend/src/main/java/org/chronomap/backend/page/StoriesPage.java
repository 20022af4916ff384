package org.chronomap.backend.page;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.Templates;
import org.chronomap.backend.view.Theme;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of the stories. */
@Component
final class StoriesPage {

    private final Templates templates;
    private final Messages messages;
    private final Frame frame;

    StoriesPage(Templates templates, Messages messages, Frame frame) {
        this.templates = templates;
        this.messages = messages;
        this.frame = frame;
    }

    byte[] render(List<Snapshot> stories, String language) {
        Map<String, @Nullable Object> values = frame.values(language, messages.languages(), ".", Theme.AUTO);
        values.put(
                "stories", stories.stream().map(story -> row(story, language)).toList());
        return templates.render("stories", values);
    }

    private Map<String, Object> row(Snapshot snapshot, String language) {
        String told = LanguageChoice.among(snapshot.story().languages(), language, null);
        Map<String, Object> row = new StoryWords(snapshot, snapshot.edition(told), messages.in(told)).head();
        row.put("href", "stories/" + snapshot.story().id() + "?lang=" + told);
        row.put("textLang", told);
        return row;
    }
}
