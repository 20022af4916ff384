package org.chronomap.backend.features;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.ApiRoot;
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

    String word(String key) {
        return words.getOrDefault(key, key);
    }
}
