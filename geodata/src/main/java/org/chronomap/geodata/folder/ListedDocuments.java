package org.chronomap.geodata.folder;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.story.StoryPart;

/** Keeps all documents of a story, as text. */
final class ListedDocuments implements StoryTaker {

    private final List<Document> documents = new ArrayList<>();

    List<Document> all() {
        return documents;
    }

    @Override
    public void take(Document document) {
        documents.add(document);
    }

    @Override
    public void take(Placed incident, String json) {
        documents.add(Document.ofJson(StoryPart.INCIDENTS, incident.id(), json));
    }
}
