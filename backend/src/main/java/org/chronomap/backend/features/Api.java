package org.chronomap.backend.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.ApiRoot;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.jspecify.annotations.Nullable;

/**
 * What is described: one story with its collections, or a server with those of all its stories.
 *
 * @param title of the story, or of the server
 * @param language of the words
 * @param words of the interface
 * @param story null = the server's
 */
record Api(
        ApiRoot root,
        String title,
        String language,
        Map<String, String> words,
        @Nullable Snapshot story,
        List<Served> collections) {

    Api {
        collections = List.copyOf(collections);
    }

    /**
     * A collection as an API names it.
     *
     * @param id among all of the API
     * @param ofStory where the story's own API begins, which has the items
     */
    record Served(
            String id, String title, ApiRoot ofStory, Snapshot snapshot, EncodedStory encoded, StoryCollection kind) {

        /** Where its items are. */
        String items(String... parameters) {
            return ofStory.of("/collections/" + kind.id() + "/items", parameters);
        }

        boolean isInEveryLanguage() {
            return encoded.language().equals(Snapshot.EVERY_LANGUAGE);
        }

        /** The language of names and labels. */
        String labelled() {
            return snapshot.languageOfLabels(encoded);
        }
    }

    /** @param asked what links ask for */
    static Api ofStory(Snapshot snapshot, EncodedStory encoded, List<String> asked, Messages messages) {
        ApiRoot root = rootOf(snapshot, asked);
        String language = snapshot.languageOfLabels(encoded);
        Map<String, String> words = messages.in(language);
        return new Api(
                root,
                title(snapshot, language),
                language,
                words,
                snapshot,
                Arrays.stream(StoryCollection.values())
                        .map(kind -> new Served(kind.id(), name(kind, words), root, snapshot, encoded, kind))
                        .toList());
    }

    /** @param asked what links ask for */
    static Api ofServer(List<Snapshot> stories, String language, List<String> asked, Messages messages) {
        Map<String, String> words = messages.in(language);
        List<Served> collections = new ArrayList<>();
        for (Snapshot snapshot : stories) {
            EncodedStory encoded =
                    snapshot.encoded(LanguageChoice.among(snapshot.story().languages(), language, null));
            for (StoryCollection kind : StoryCollection.values()) {
                collections.add(new Served(
                        new CollectionId(snapshot.story().id(), kind).toString(),
                        Messages.fill(words, "history.of", title(snapshot, encoded.language()), name(kind, words)),
                        rootOf(snapshot, asked),
                        snapshot,
                        encoded,
                        kind));
            }
        }
        return new Api(
                new ApiRoot(FeaturesPages.root(), asked),
                words.getOrDefault("page.site", "Chronomap"),
                language,
                words,
                null,
                collections);
    }

    private static ApiRoot rootOf(Snapshot snapshot, List<String> asked) {
        return new ApiRoot(FeaturesPages.root() + "/stories/" + snapshot.story().id(), asked);
    }

    private static String title(Snapshot snapshot, String language) {
        return snapshot.story().title().in(List.of(language)).text();
    }

    private static String name(StoryCollection kind, Map<String, String> words) {
        return words.getOrDefault("history.parts." + kind.id(), kind.id());
    }

    /** The collection of an id; null = there is none. */
    @Nullable Served find(String collection) {
        return collections.stream()
                .filter(served -> served.id().equals(collection))
                .findFirst()
                .orElse(null);
    }

    String word(String key) {
        return words.getOrDefault(key, key);
    }
}
