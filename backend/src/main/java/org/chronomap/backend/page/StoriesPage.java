package org.chronomap.backend.page;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.CardImage;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.LastChange;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.Templates;
import org.chronomap.backend.view.TextWithSlots;
import org.chronomap.geodata.story.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The list of the stories. */
@Component
final class StoriesPage {

    private static final String SIGNED_IN = "signedin";

    private static final Comparator<Snapshot> NEWEST_FIRST =
            Comparator.comparing((Snapshot story) -> LastChange.of(story)).reversed();
    /** Of a story's picture, in CSS pixels. */
    private static final int WIDTH = 600;

    private static final int HEIGHT = 315;

    private final Templates templates;
    private final Messages messages;
    private final Frame frame;
    private final FileFrame fileFrame;
    private final Renderings renderings;

    private record Key(String language) {}

    StoriesPage(Templates templates, Messages messages, Frame frame, FileFrame fileFrame, Renderings renderings) {
        this.renderings = renderings;
        this.templates = templates;
        this.messages = messages;
        this.frame = frame;
        this.fileFrame = fileFrame;
    }

    /**
     * The page in UTF-8.
     *
     * @param stories another list is another page
     * @param signedInBar what stands above the stories for who has signed in; empty for a reader
     */
    Mono<TextWithSlots.Filled> page(List<Snapshot> stories, String language, String signedInBar) {
        return renderings.text(
                stories, new Key(language), () -> render(stories, language), Map.of(SIGNED_IN, signedInBar));
    }

    private byte[] render(List<Snapshot> stories, String language) {
        Map<String, @Nullable Object> values = frame.values(language, messages.languages(), ".", Theme.AUTO);
        values.put("signedInBar", TextWithSlots.slot(SIGNED_IN));
        values.put(
                "stories",
                stories.stream()
                        .sorted(NEWEST_FIRST)
                        .map(story -> row(story, language))
                        .toList());
        return templates.render("stories", values);
    }

    /** The page as a file that leads to one story, in that story's first language. */
    byte[] file(Snapshot snapshot) {
        Story story = snapshot.story();
        String language = story.languages().get(0);
        Map<String, @Nullable Object> values = frame.values(language, List.of(), ".", Theme.AUTO);
        values.putAll(fileFrame.values(".", List.of()));
        List<Map<String, Object>> languages = Languages.links(story.languages(), language, messages);
        languages.forEach(link -> link.put("href", FileNames.reader(story.id(), String.valueOf(link.get("code")))));
        values.put("languages", languages);
        Map<String, Object> row = row(snapshot, language);
        row.put("href", FileNames.reader(story.id(), language));
        row.remove("picture");
        values.put("signedInBar", "");
        values.put("stories", List.of(row));
        return templates.render("stories", values);
    }

    private Map<String, Object> row(Snapshot snapshot, String language) {
        Story story = snapshot.story();
        String told = LanguageChoice.among(story.languages(), language, null);
        EncodedStory encoded = snapshot.encoded(told);
        Map<String, Object> row = new StoryWords(snapshot, encoded, messages.in(told))
                .card(LastChange.edited(snapshot).orElse(null));
        row.put("href", "stories/" + story.id() + "?lang=" + told);
        row.put("textLang", told);
        row.put("told", Languages.links(story.languages(), told, messages));
        row.put("story", story.id());
        ReaderAddress.Asked unasked = new ReaderAddress(snapshot.index()).read(Map.of());
        String picture = ".%s&width=%d&height=%d".formatted(CardImage.path(snapshot, encoded, unasked), WIDTH, HEIGHT);
        row.put("picture", Map.of("light", picture, "dark", picture + "&theme=dark", "width", WIDTH, "height", HEIGHT));
        return row;
    }
}
