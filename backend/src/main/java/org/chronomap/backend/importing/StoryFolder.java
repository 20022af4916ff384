package org.chronomap.backend.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.geodata.folder.StoryFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of one story.
 *
 * @param id the name of its folder
 * @param bundled whether it comes with the program
 */
record StoryFolder(String id, StoryFiles files, boolean bundled) {

    private static final String BUNDLED = "classpath*:stories/*/story.yaml";

    /** Those that come with the program. */
    static List<StoryFolder> allBundled() throws IOException {
        List<StoryFolder> folders = new ArrayList<>();
        for (Resource head : new PathMatchingResourcePatternResolver().getResources(BUNDLED)) {
            String path = head.getURL().getPath();
            String folder = path.substring(0, path.lastIndexOf('/'));
            StoryFiles files = name -> {
                Resource file = head.createRelative(name);
                return file.exists() ? file.getInputStream() : null;
            };
            folders.add(new StoryFolder(folder.substring(folder.lastIndexOf('/') + 1), files, true));
        }
        return folders;
    }

    /** Those in a folder, in alphabetical order; none when it is not there. */
    static List<StoryFolder> in(Path stories) throws IOException {
        if (!Files.isDirectory(stories)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(stories)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(StoryFolder::at)
                    .toList();
        }
    }

    /** The names of files that lie beside the folders, and that nobody reads; none when there is no such folder. */
    static List<String> strays(Path stories) throws IOException {
        if (!Files.isDirectory(stories)) {
            return List.of();
        }
        try (Stream<Path> held = Files.list(stories)) {
            return held.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    static StoryFolder at(Path folder) {
        return new StoryFolder(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()), new OnDisk(folder), false);
    }

    private record OnDisk(Path folder) implements StoryFiles {

        @Override
        public @Nullable InputStream open(String name) throws IOException {
            Path file = folder.resolve(name);
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.newInputStream(file) : null;
        }

        @Override
        public List<String> names() throws IOException {
            try (Stream<Path> held = Files.list(folder)) {
                return held.map(path -> path.getFileName() + (Files.isDirectory(path) ? "/" : ""))
                        .sorted()
                        .toList();
            }
        }
    }
}
