package org.chronomap.backend.exporting;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chronomap.geodata.format.Document;
import org.chronomap.geodata.format.StoryFolderWriter;

/** A story folder as a ZIP file: the same story makes the same bytes. */
final class FolderZip {

    // ZIP knows no time before 1980; of the first days of that year some readers make the year before.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private FolderZip() {}

    /** @param folder the name of the folder within the file */
    static byte[] of(String folder, List<Document> documents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            StoryFolderWriter.write(documents, name -> {
                ZipEntry entry = new ZipEntry(folder + '/' + name);
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                return new EntryOf(zip);
            });
        }
        return bytes.toByteArray();
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
