package org.chronomap.backend;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chronomap.backend.editing.Replacement;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.chronomap.geodata.folder.StoryFiles;
import org.chronomap.geodata.folder.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;

/** Stories that tests have for themselves on a server that they share. */
@TestComponent
public final class OwnStories {

    private final LiveStories stories;
    private final Replacement replacement;
    private final CountryOutlines outlines;
    private final Map<String, Object> given = new ConcurrentHashMap<>();

    OwnStories(LiveStories stories, Replacement replacement, CountryOutlines outlines) {
        this.stories = stories;
        this.replacement = replacement;
        this.outlines = outlines;
    }

    /**
     * Has the server hold a story, as a folder in its data would; one that it holds already stays as it is. Two tests that share
     * a server may not call different stories by one name: which of them came first would be left to chance.
     *
     * @param files their texts by their names, like {@code story.yaml}
     * @return its address
     */
    public String hold(String id, Map<String, String> files) {
        return hold(id, files, name -> {
            String text = files.get(name);
            return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Has the server hold the bundled story under another name, to be edited. */
    public String holdCopyOfBundled(String id) {
        return hold(id, "the bundled one", name -> {
            ClassPathResource file = new ClassPathResource("stories/kazakhstan-january-2022/" + name);
            return file.exists() ? file.getInputStream() : null;
        });
    }

    private String hold(String id, Object what, StoryFiles files) {
        boolean isHeld = stories.held(id).isPresent();
        Object before = given.putIfAbsent(id, what);
        if (before == null ? isHeld : !before.equals(what)) {
            throw new IllegalArgumentException("another test has a story of its own called " + id);
        }
        if (!isHeld) {
            try {
                replacement
                        .ofUnknown(id, StoryReader.documents(id, files, outlines))
                        .block();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (StoryFaultsException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return "/stories/" + id;
    }
}
