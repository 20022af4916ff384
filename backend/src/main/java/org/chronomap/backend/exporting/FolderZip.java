package org.chronomap.backend.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.zip.Deflater;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.folder.StoryFolderWriter;
import org.chronomap.geodata.validation.ValidStory;

/** A story folder as a ZIP file, which is made in pieces: of the story's documents there is one at a time. */
final class FolderZip implements Pieces.Steps {

    private final ReproducibleZip zip;
    private final StoryFolderWriter folder;
    private final Iterator<Document> documents;

    /** @param name of the folder within the file */
    FolderZip(String name, ValidStory story, OutputStream out) {
        zip = new ReproducibleZip(out, Deflater.DEFAULT_COMPRESSION);
        folder = new StoryFolderWriter(file -> zip.entry(name + '/' + file));
        documents = story.eachDocument().iterator();
    }

    @Override
    public boolean next() throws IOException {
        if (documents.hasNext()) {
            folder.take(documents.next());
            return true;
        }
        folder.close();
        zip.close();
        return false;
    }
}
