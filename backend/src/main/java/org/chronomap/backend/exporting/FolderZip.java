package org.chronomap.backend.exporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.Deflater;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.folder.StoryFolderWriter;

/** A story folder as a ZIP file. */
final class FolderZip {

    private FolderZip() {}

    /** @param folder the name of the folder within the file */
    static byte[] of(String folder, List<Document> documents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ReproducibleZip zip = new ReproducibleZip(bytes, Deflater.DEFAULT_COMPRESSION)) {
            StoryFolderWriter.write(documents, name -> zip.entry(folder + '/' + name));
        }
        return bytes.toByteArray();
    }
}
