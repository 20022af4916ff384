package org.chronomap.backend.snapshot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronomap.backend.language.Messages;
import org.chronomap.geodata.geojson.Wording;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.SpanWords;
import org.jspecify.annotations.Nullable;

/** One revision of a story as it is served: its index, and the story encoded in each of its languages. */
public final class Snapshot {

    /** The {@code lang} that asks for every language. */
    public static final String EVERY_LANGUAGE = "*";

    private final StoryIndex index;
    private final long seq;
    private final String tag;
    private final @Nullable Instant asOf;
    private final Map<String, EncodedStory> byLanguage;

    /**
     * One that readers are served.
     *
     * @param seq sequence number of the story's last change
     * @param before an earlier revision, from which is taken what is the same; null = there is none
     */
    public Snapshot(StoryIndex index, Messages messages, long seq, @Nullable Snapshot before) {
        this(index, messages, seq, seq + messages.tag(), before);
    }

    private Snapshot(StoryIndex index, Messages messages, long seq, String tag, @Nullable Snapshot before) {
        this(index, seq, tag, null, new LinkedHashMap<>());
        Story story = index.story();
        Snapshot alike = before != null && isWordedAlike(story, before.story()) ? before : null;
        for (String language : story.languages()) {
            put(language, wording(story, language, messages), alike);
        }
        put(EVERY_LANGUAGE, Wording.everyLanguage(), alike);
    }

    private Snapshot(
            StoryIndex index, long seq, String tag, @Nullable Instant asOf, Map<String, EncodedStory> byLanguage) {
        this.index = index;
        this.seq = seq;
        this.tag = tag;
        this.asOf = asOf;
        this.byLanguage = byLanguage;
    }

    /** The same revision with drafts in it: to be told apart from what readers are served. */
    public Snapshot withDrafts(StoryIndex drafted, Messages messages) {
        return new Snapshot(drafted, messages, seq, tag + "-drafts", this);
    }

    /**
     * The same, told as how the story was known at an instant.
     *
     * @param tag changes when what was known then is told otherwise
     */
    public Snapshot knownAt(Instant instant, String tag) {
        return new Snapshot(index, seq, tag, instant, byLanguage);
    }

    private void put(String language, Wording wording, @Nullable Snapshot before) {
        byLanguage.put(
                language,
                new EncodedStory(index, language, wording, before == null ? null : before.byLanguage.get(language)));
    }

    /** What is written of an item depends on the story in nothing else. */
    private static boolean isWordedAlike(Story story, Story before) {
        return story.languages().equals(before.languages()) && story.timeZone().equals(before.timeZone());
    }

    /** Writes what had been written of the revision before, so that no reader waits for it. */
    public void keepWritten() {
        byLanguage.values().forEach(EncodedStory::keepWritten);
    }

    /** Lets go of what is written in languages that nobody has asked for since this was called before. */
    public void rest() {
        byLanguage.values().forEach(EncodedStory::rest);
    }

    private static Wording wording(Story story, String language, Messages messages) {
        List<String> preferred = new ArrayList<>(List.of(language));
        preferred.addAll(story.languages());
        return new Wording(preferred, new SpanWords(story.timeZone(), messages.in(language)));
    }

    /** The sequence number of the story's last change: what is read of the story is the same as long as it is. */
    public long seq() {
        return seq;
    }

    /** What is read of the story is the same as long as this is: letters, digits and hyphens. */
    public String tag() {
        return tag;
    }

    /** The instant in the past as of which it tells the story; empty when it tells it as it is now. */
    public Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }

    public StoryIndex index() {
        return index;
    }

    public Story story() {
        return index.story();
    }

    /** The language of names and labels beside what an encoded story tells: of one in every language, the story's first. */
    public String languageOfLabels(EncodedStory encoded) {
        return encoded.language().equals(EVERY_LANGUAGE) ? story().languages().get(0) : encoded.language();
    }

    /**
     * @param language one of the story's languages, or {@link #EVERY_LANGUAGE}
     * @throws IllegalArgumentException for any other
     */
    public EncodedStory encoded(String language) {
        EncodedStory encoded = byLanguage.get(language);
        if (encoded == null) {
            throw new IllegalArgumentException("The story is not told in " + language);
        }
        return encoded;
    }
}
