package org.chronomap.backend.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backups that can be found: those in the data folder, and the one that the command {@code backup} wrote last, wherever. */
public final class Archives {

    private static final Logger LOG = LoggerFactory.getLogger(Archives.class);

    /** Says where the last one is. */
    private static final String LAST = "chronomap.backup";

    private static final String MANIFEST = "manifest.json";
    private static final int DEPTH = 2;

    private Archives() {}

    /** Remembers where a backup was written, as far as that is possible: it is a backup all the same. */
    public static void remember(Path dataDir, Path archive) {
        if (Files.isDirectory(dataDir)) {
            try {
                Files.writeString(
                        dataDir.resolve(LAST), archive.toAbsolutePath().normalize() + "\n");
            } catch (IOException e) {
                LOG.warn("Where the backup is could not be noted: {}", e.toString());
            }
        }
    }

    /** The one that was written last. */
    static Optional<Path> newest(Path dataDir) {
        try (Stream<Path> inFolder = Files.find(dataDir, DEPTH, (file, is) -> is.isRegularFile())) {
            return Stream.concat(inFolder, remembered(dataDir))
                    .filter(Archives::isOne)
                    .max(Comparator.comparing(Archives::written))
                    .map(file -> file.toAbsolutePath().normalize());
        } catch (IOException | UncheckedIOException e) {
            return remembered(dataDir).filter(Archives::isOne).findFirst();
        }
    }

    private static Stream<Path> remembered(Path dataDir) {
        try {
            return Stream.of(Path.of(Files.readString(dataDir.resolve(LAST)).strip()));
        } catch (IOException | InvalidPathException e) {
            return Stream.empty();
        }
    }

    private static boolean isOne(Path file) {
        if (!file.toString().endsWith(".zip") || !Files.isRegularFile(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry(MANIFEST) != null && zip.getEntry("change_log.jsonl") != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static long written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return Long.MIN_VALUE;
        }
    }
}
