package org.chronomap.backend.exporting;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file that the same entries make the same bytes of, whenever and wherever they are packed. */
public final class ReproducibleZip implements AutoCloseable {

    // ZIP knows no time before 1980; of the first days of that year some readers make the year before.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;

    /** @param level of compression, as {@link java.util.zip.Deflater} has them */
    public ReproducibleZip(OutputStream out, int level) {
        zip = new ZipOutputStream(out);
        zip.setLevel(level);
    }

    /** Begins an entry, which ends when what is returned is closed. */
    public OutputStream entry(String path) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        return new EntryOf(zip);
    }

    /** Ends the file, and closes what it is written to. */
    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Ends with its entry, and not with the file. */
    private static final class EntryOf extends FilterOutputStream {

        private final ZipOutputStream zip;

        EntryOf(ZipOutputStream zip) {
            super(zip);
            this.zip = zip;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            zip.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            zip.closeEntry();
        }
    }
}
