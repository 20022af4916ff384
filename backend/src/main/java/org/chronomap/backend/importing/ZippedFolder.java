package org.chronomap.backend.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.geodata.folder.StoryFiles;
import org.chronomap.geodata.schema.TextRules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The files of a story folder in a ZIP file, at its top or in one folder there. Nothing is written to disk, and how much is
 * unpacked is bounded, whatever the file says of itself.
 */
final class ZippedFolder implements StoryFiles {

    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_ENTRIES = 1_000;

    private final Map<String, byte[]> files;

    private ZippedFolder(Map<String, byte[]> files) {
        this.files = files;
    }

    /** @throws ProblemException (400, 413, 422) when it is no ZIP file, too much, or no single folder */
    static ZippedFolder read(byte[] zip) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream stream = new ZipInputStream(new ByteArrayInputStream(zip))) {
            int left = MOST_BYTES;
            for (ZipEntry entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                byte[] content = stream.readNBytes(left + 1);
                left -= content.length;
                if (left < 0 || entries.size() == MOST_ENTRIES) {
                    throw ProblemException.of(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "A story folder is " + MOST_ENTRIES + " files and " + (MOST_BYTES >> 20)
                                    + " MB at the most, unpacked");
                }
                if (!entry.isDirectory() && entries.put(checked(entry.getName()), content) != null) {
                    throw unfit('"' + entry.getName() + "\" stands in it twice");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // It is in memory: what fails is the text of the file. A name that is not UTF-8 is an
            // IllegalArgumentException.
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "This is not a whole ZIP file: " + e.getMessage());
        }
        if (entries.isEmpty()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "This is not a ZIP file, or holds nothing");
        }
        return new ZippedFolder(ofFolder(entries));
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
    private static Map<String, byte[]> ofFolder(Map<String, byte[]> entries) {
        List<String> tops = entries.keySet().stream()
                .filter(name -> !isHidden(name))
                .map(name -> name.substring(0, name.indexOf('/') + 1))
                .distinct()
                .toList();
        String folder = tops.size() == 1 ? tops.get(0) : "";
        Map<String, byte[]> files = new LinkedHashMap<>();
        entries.forEach((name, content) -> {
            if (!isHidden(name)) {
                String below = name.substring(folder.length());
                int slash = below.indexOf('/');
                files.put(slash < 0 ? below : below.substring(0, slash + 1), content);
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
    public @Nullable InputStream open(String name) {
        byte[] content = files.get(name);
        return content == null ? null : new ByteArrayInputStream(content);
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }
}
