package org.chronomap.backend.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bundle as a ZIP file: the same files make the same bytes, whenever and wherever they are packed. */
final class BundleZip {

    // ZIP knows no time before 1980; of the first days of that year some readers make the year before.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private BundleZip() {}

    /** @param files in the order in which they are to stand */
    static void write(List<BundleFile> files, OutputStream out) throws Exception {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_COMPRESSION);
        for (BundleFile file : files) {
            add(zip, file.path(), file.bytes());
        }
        zip.finish();
    }

    private static void add(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
