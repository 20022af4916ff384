package org.chronomap.geodata.folder;

import java.util.List;
import org.chronomap.geodata.document.Document;

/**
 * What a story folder says.
 *
 * @param documents the story's own, then its places, incidents, movements and scenes, in the order of the files; each says all
 *     of itself, whatever it has from the sources that the story names
 * @param warnings what could be read and is most likely otherwise than its author meant, in the order of the files and of the
 *     lines in them
 */
public record StoryReading(List<Document> documents, List<Fault> warnings) {

    public StoryReading {
        documents = List.copyOf(documents);
        warnings = List.copyOf(warnings);
    }
}
