package org.chronomap.backend.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A folder that a bundle is written to: all at once, so that a reader never meets half of it. */
final class BundleFolder {

    private final Path folder;

    BundleFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** What stands in the way of writing here: empty when nothing does. */
    String obstacle() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return "";
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return folder + " is no folder";
        }
        Set<String> there = files();
        if (there.isEmpty()) {
            return "";
        }
        if (!there.contains(Bundle.MANIFEST)) {
            return folder + " is not empty, and is no earlier bundle";
        }
        there.removeAll(known());
        return there.isEmpty()
                ? ""
                : folder + " holds what an earlier bundle did not: "
                        + there.stream().limit(3).collect(Collectors.joining(", "));
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Set<String> known() throws IOException {
        try {
            JsonNode manifest = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve(Bundle.MANIFEST)));
            return manifest.path("files").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        } catch (JacksonException e) {
            return Set.of(Bundle.MANIFEST); // not ours, or broken: then nothing else in the folder is known
        }
    }

    /** Writes all files beside the folder, and puts them in its place, with whatever it held. */
    void write(List<BundleFile> files) throws Exception {
        Path parent = folder.getParent();
        if (parent == null) {
            throw new IOException(folder + " is the top of a file system: name a folder in it");
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, ".chronomap-");
        try {
            // Created for its owner alone, but a file host must read it.
            Path content = Files.createDirectory(fresh.resolve("bundle"));
            for (BundleFile file : files) {
                Path target = content.resolve(file.path());
                Files.createDirectories(target.getParent());
                try (OutputStream out = Files.newOutputStream(target)) {
                    file.content().write(out);
                }
            }
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                Path before = fresh.resolve("before");
                Files.move(folder, before);
                moveOrRestore(content, before);
            } else {
                Files.move(content, folder);
            }
        } finally {
            FileSystemUtils.deleteRecursively(fresh);
        }
    }

    private void moveOrRestore(Path content, Path before) throws IOException {
        try {
            Files.move(content, folder);
        } catch (IOException e) {
            Files.move(before, folder);
            throw e;
        }
    }
}
