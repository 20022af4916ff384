package org.chronomap.backend.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.language.Messages;
import org.chronomap.geodata.format.StoryFaultsException;
import org.chronomap.geodata.format.StoryFiles;
import org.chronomap.geodata.format.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The bundled stories and those in the data folder's {@code stories}, read once at start. A story in the data folder takes the
 * place of a bundled one of the same name, unless it is faulty. A faulty story is not served; the log tells every fault.
 */
@Component
final class StoryFolders implements Stories {

    private static final Logger LOG = LoggerFactory.getLogger(StoryFolders.class);
    private static final String BUNDLED = "classpath*:stories/*/story.yaml";

    private final Messages messages;
    private final CountryOutlines outlines;
    private final SortedMap<String, Snapshot> byId = new TreeMap<>();

    StoryFolders(ChronomapProperties properties, Messages messages) throws IOException {
        this.messages = messages;
        try (InputStream world = new ClassPathResource("basemap/world.json").getInputStream()) {
            outlines = CountryOutlines.read(world);
        }
        readBundled();
        readDataFolder(properties.dataDir().resolve("stories"));
    }

    private void readBundled() throws IOException {
        for (Resource head : new PathMatchingResourcePatternResolver().getResources(BUNDLED)) {
            String path = head.getURL().getPath();
            String folder = path.substring(0, path.lastIndexOf('/'));
            read(folder.substring(folder.lastIndexOf('/') + 1), name -> {
                Resource file = head.createRelative(name);
                return file.exists() ? file.getInputStream() : null;
            });
        }
    }

    private void readDataFolder(Path stories) throws IOException {
        if (!Files.isDirectory(stories)) {
            return;
        }
        try (Stream<Path> folders = Files.list(stories)) {
            for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
                read(String.valueOf(folder.getFileName()), name -> {
                    Path file = folder.resolve(name);
                    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.newInputStream(file) : null;
                });
            }
        }
    }

    private void read(String id, StoryFiles files) {
        try {
            Snapshot snapshot = new Snapshot(new StoryIndex(StoryReader.read(id, files, outlines), outlines), messages);
            boolean replaced = byId.put(id, snapshot) != null;
            LOG.info(
                    "Story {}: {} incidents, {} movements, {} places{}",
                    id,
                    snapshot.index().incidents().size(),
                    snapshot.index().movements().size(),
                    snapshot.index().places().size(),
                    replaced ? ", in place of the bundled one" : "");
        } catch (StoryFaultsException e) {
            LOG.error("{}{}", e.getMessage(), instead(id));
        } catch (IOException e) {
            LOG.error("Story {} could not be read: {}{}", id, e, instead(id));
        }
    }

    private String instead(String id) {
        return byId.containsKey(id) ? "\n  The bundled story of that name is served in its place." : "";
    }

    @Override
    public Optional<Snapshot> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public List<Snapshot> list() {
        return List.copyOf(byId.values());
    }
}
