package org.chronomap.backend.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.importing.rows.MemoryEnd;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.geodata.folder.Fault;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Loads, before anything is served, the stories that the store holds, and those that it has never held: the ones in the data
 * folder's {@code stories}, and the bundled ones unless one there has their name. A story that it once held is never read from its
 * folder again unless somebody asks for it. A faulty story is not loaded; the log tells every fault.
 */
@Component
public final class FirstStories implements InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStories.class);

    private final ChronomapProperties properties;
    private final LiveStories stories;
    private final FolderImport folders;

    FirstStories(ChronomapProperties properties, LiveStories stories, FolderImport folders) {
        this.properties = properties;
        this.stories = stories;
        this.folders = folders;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        stories.load().block();
        Path written = properties.dataDir().resolve("stories");
        List<String> strays = StoryFolder.strays(written);
        if (!strays.isEmpty()) {
            LOG.warn(
                    "Nobody reads these in {}: {}. A story is a folder there, like {}",
                    written,
                    String.join(", ", strays),
                    written.resolve("my-story").resolve("story.yaml"));
        }
        // Those of the data folder first: a bundled one of the same name is known then.
        List<StoryFolder> folders = new ArrayList<>(StoryFolder.in(written));
        folders.addAll(StoryFolder.allBundled());
        for (StoryFolder folder : folders) {
            if (stories.held(folder.id()).isEmpty()) {
                load(folder);
            }
        }
        stories.list()
                .forEach(snapshot -> LOG.info(
                        "Story {}: {} incidents, {} movements, {} places",
                        snapshot.story().id(),
                        snapshot.index().incidents().size(),
                        snapshot.index().movements().size(),
                        snapshot.index().places().size()));
    }

    /** The stories, which are loaded by now. */
    public LiveStories loaded() {
        return stories;
    }

    private void load(StoryFolder folder) throws IOException {
        try {
            FolderImport.Report report = folders.load(folder.id(), folder.files());
            if (!report.warnings().isEmpty()) {
                LOG.warn(
                        "Story {} was read; look at these again:\n  {}",
                        folder.id(),
                        report.warnings().stream().map(Fault::toString).collect(Collectors.joining("\n  ")));
            }
        } catch (StoryFaultsException e) {
            LOG.error("{}{}", e.getMessage(), instead(folder));
        } catch (IOException e) {
            LOG.error("Story {} could not be read: {}{}", folder.id(), e, instead(folder));
        } catch (OutOfMemoryError | RuntimeException e) {
            if (!MemoryEnd.isWhy(e)) {
                throw e;
            }
            LOG.error("{}{}", MemoryEnd.told("Story " + folder.id()), instead(folder));
        }
    }

    private static String instead(StoryFolder faulty) throws IOException {
        boolean hidesBundled = !faulty.bundled()
                && StoryFolder.allBundled().stream()
                        .anyMatch(folder -> folder.id().equals(faulty.id()));
        return hidesBundled ? "\n  The bundled story of that name is served in its place." : "";
    }
}
