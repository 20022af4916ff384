package org.chronomap.backend.importing;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.geodata.folder.StoryFiles;
import org.chronomap.geodata.schema.TextRules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The files of a story folder in a ZIP file, at its top or in one folder there. They are unpacked as they are read, and nowhere kept;
 * how much of one is unpacked is bounded, whatever the file says of itself.
 */
final class ZippedFolder implements StoryFiles, Closeable {

    /** Of each file, however small it was packed. */
    private static final long MOST_BYTES = 64 << 20;
    /** Beyond that, as a multiple of the ZIP file: YAML packs to a tenth. */
    private static final int MOST_TIMES = 100;

    private static final int MOST_ENTRIES = 1_000;

    private final ZipFile zip;
    private final long most;
    private final Map<String, ZipEntry> files;

    private ZippedFolder(ZipFile zip, long size) {
        this.zip = zip;
        this.most = Math.max(MOST_BYTES, size * MOST_TIMES);
        this.files = ofFolder(entries(zip));
    }

    /**
     * @param size of the file, in bytes
     * @throws ProblemException (400, 413, 422) when it is no ZIP file, too much, or no single folder
     */
    static ZippedFolder open(Path path, long size) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException | IllegalArgumentException e) {
            // A name that is not UTF-8 is an IllegalArgumentException.
            throw broken(e);
        }
        try {
            return new ZippedFolder(zip, size);
        } catch (ProblemException e) {
            zip.close();
            throw e;
        }
    }

    private static ProblemException broken(Exception e) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, "This is not a whole ZIP file: " + e.getMessage());
    }

    private static Map<String, ZipEntry> entries(ZipFile zip) {
        if (zip.size() == 0) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "This is not a ZIP file, or holds nothing");
        }
        if (zip.size() > MOST_ENTRIES) {
            throw ProblemException.of(
                    HttpStatus.CONTENT_TOO_LARGE, "A story folder is " + MOST_ENTRIES + " files at the most");
        }
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (!entry.isDirectory() && entries.put(checked(entry.getName()), entry) != null) {
                throw unfit('"' + entry.getName() + "\" stands in it twice");
            }
        }
        return entries;
    }

    private static String checked(String name) {
        TextRules.faultOfLine(name).ifPresent(fault -> {
            throw unfit("the name of a file in it " + fault);
        });
        if (name.startsWith("/")
                || name.indexOf('\\') >= 0
                || Arrays.asList(name.split("/", -1)).contains("..")) {
            throw unfit('"' + name + "\" leads out of it");
        }
        return name;
    }

    /** Those of its one folder, by their names there; of what is deeper the name of the folder that it is in. */
    private static Map<String, ZipEntry> ofFolder(Map<String, ZipEntry> entries) {
        List<String> tops = entries.keySet().stream()
                .filter(name -> !isHidden(name))
                .map(name -> name.substring(0, name.indexOf('/') + 1))
                .distinct()
                .toList();
        String folder = tops.size() == 1 ? tops.get(0) : "";
        Map<String, ZipEntry> files = new LinkedHashMap<>();
        entries.forEach((name, entry) -> {
            if (!isHidden(name)) {
                String below = name.substring(folder.length());
                int slash = below.indexOf('/');
                files.put(slash < 0 ? below : below.substring(0, slash + 1), entry);
            }
        });
        return files;
    }

    /** What systems put beside the files that somebody packs. */
    private static boolean isHidden(String name) {
        return name.startsWith("__MACOSX/")
                || name.substring(name.lastIndexOf('/') + 1).startsWith(".");
    }

    private static ProblemException unfit(String why) {
        return ProblemException.of(
                HttpStatus.UNPROCESSABLE_CONTENT, "This ZIP file is not the folder of one story: " + why);
    }

    @Override
    public @Nullable InputStream open(String name) throws IOException {
        ZipEntry entry = files.get(name);
        if (entry == null) {
            return null;
        }
        // What it says of itself is known before anybody reads it.
        requireNotTooMuch(entry.getSize());
        try {
            return new Unpacked(zip.getInputStream(entry), entry);
        } catch (ZipException e) {
            throw broken(e);
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void requireNotTooMuch(long size) {
        if (size > most) {
            throw ProblemException.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "A file of a story folder has " + (MOST_BYTES >> 20) + " MB at the most, unpacked, or " + MOST_TIMES
                            + " times as much as the ZIP file");
        }
    }

    /** What is not as it was packed is told when it is read. */
    private static final class Unpacked extends FilterInputStream {

        private final CRC32 sum = new CRC32();
        private final ZipEntry entry;
        private long size;

        Unpacked(InputStream packed, ZipEntry entry) {
            super(packed);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(into, offset, length);
            } catch (ZipException | EOFException e) {
                throw broken(e);
            }
            if (read > 0) {
                sum.update(into, offset, read);
                size += read;
            }
            if (size > entry.getSize() || (read < 0 && sum.getValue() != entry.getCrc())) {
                throw broken(new ZipException("what is unpacked is not what was packed"));
            }
            return read;
        }
    }
}
