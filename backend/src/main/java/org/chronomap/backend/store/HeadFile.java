package org.chronomap.backend.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The file beside the database that says what it held at the least. H2 opens a damaged file where it can at an older state, and an
 * empty one as a new database: by itself it does not show that something is missing.
 */
final class HeadFile {

    static final String NAME = "chronomap.head";

    private static final Pattern FORM = Pattern.compile(
            "(head=(\\d{1,18}) restored=(\\d{1,18}) changes=(\\d{1,18}) items=(\\d{1,18})) crc32=(\\w{1,8})\\s*");

    private final Path file;
    private final Path next;

    HeadFile(Path dataDir) {
        file = dataDir.resolve(NAME);
        next = dataDir.resolve(NAME + ".next");
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** What it says; empty when there is none, or it is damaged itself. */
    Optional<DatabaseCounts> read() throws IOException {
        try {
            // Of any bytes: what is no text must not fail.
            Matcher form = FORM.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
            return form.matches() && form.group(6).equals(digest(form.group(1)))
                    ? Optional.of(
                            new DatabaseCounts(number(form, 2), number(form, 3), number(form, 4), number(form, 5)))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Puts a new one in the place of the old one: whenever the process or the machine ends, one of both is there. */
    void write(DatabaseCounts held) throws IOException {
        String figures = "head=" + held.head() + " restored=" + held.restored() + " changes=" + held.changes()
                + " items=" + held.items();
        String line = figures + " crc32=" + digest(figures) + '\n';
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static long number(Matcher form, int group) {
        return Long.parseLong(form.group(group));
    }

    private static String digest(String figures) {
        CRC32 crc = new CRC32();
        crc.update(figures.getBytes(StandardCharsets.US_ASCII));
        return Long.toHexString(crc.getValue());
    }
}
