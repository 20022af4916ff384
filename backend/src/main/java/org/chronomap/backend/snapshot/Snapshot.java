package org.chronomap.backend.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chronomap.backend.language.Messages;
import org.chronomap.geodata.format.Wording;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.SpanWords;

/** One revision of a story as it is served: its index, and an edition for each of its languages. */
public final class Snapshot {

    /** The {@code lang} that asks for every language. */
    public static final String EVERY_LANGUAGE = "*";

    private final StoryIndex index;
    private final Map<String, Edition> editions = new LinkedHashMap<>();

    public Snapshot(StoryIndex index, Messages messages) {
        this.index = index;
        Story story = index.story();
        for (String language : story.languages()) {
            editions.put(language, new Edition(index, language, wording(story, language, messages)));
        }
        editions.put(EVERY_LANGUAGE, new Edition(index, EVERY_LANGUAGE, Wording.everyLanguage()));
    }

    private static Wording wording(Story story, String language, Messages messages) {
        List<String> preferred = new ArrayList<>(List.of(language));
        preferred.addAll(story.languages());
        Map<String, String> words = messages.in(language);
        String spoken = messages.languages().contains(language) ? language : Messages.DEFAULT;
        SpanWords dates =
                new SpanWords(Locale.forLanguageTag(spoken), story.timeZone(), key -> words.getOrDefault(key, key));
        return new Wording(preferred, dates);
    }

    public StoryIndex index() {
        return index;
    }

    public Story story() {
        return index.story();
    }

    /**
     * @param language one of the story's languages, or {@link #EVERY_LANGUAGE}
     * @throws IllegalArgumentException for any other
     */
    public Edition edition(String language) {
        Edition edition = editions.get(language);
        if (edition == null) {
            throw new IllegalArgumentException("The story is not told in " + language);
        }
        return edition;
    }
}
