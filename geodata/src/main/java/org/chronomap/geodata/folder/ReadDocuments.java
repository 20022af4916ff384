package org.chronomap.geodata.folder;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.compact.Placed;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Story;
import tools.jackson.core.JsonPointer;

/** Gives the documents of all items to who wants them, and finds those that are too long to be kept. */
final class ReadDocuments implements ItemTaker {

    private final DocumentWriter writer;
    private final StoryTaker taker;
    private final List<Fault> tooLong = new ArrayList<>();
    private final Map<String, PlaceKind> kinds = new HashMap<>();

    ReadDocuments(ItemSchemas schemas, StoryTaker taker) {
        writer = new DocumentWriter(schemas);
        this.taker = taker;
    }

    /** @throws StoryFaultsException when one is too long */
    void requireNoneTooLong(String story) throws StoryFaultsException {
        if (!tooLong.isEmpty()) {
            throw new StoryFaultsException(story, tooLong);
        }
    }

    @Override
    public void story(Story own, StoryFile file) {
        add(writer.story(own), JsonPointer.empty(), file);
    }

    @Override
    public void place(Place place, int index, StoryFile file) {
        kinds.put(place.id(), place.kind());
        add(writer.place(place), index, file);
    }

    @Override
    public void incident(Incident incident, int index, StoryFile file) {
        boolean asItsPlace = DocumentWriter.isAsItsPlace(incident, kinds);
        String json = json(writer.incident(incident, asItsPlace), at(index), file);
        taker.take(new Placed(incident, asItsPlace), json);
    }

    @Override
    public void movement(Movement movement, int index, StoryFile file) {
        add(writer.movement(movement), index, file);
    }

    @Override
    public void scene(Scene scene, int index, StoryFile file) {
        add(writer.scene(scene), index, file);
    }

    private void add(Document document, int index, StoryFile file) {
        add(document, at(index), file);
    }

    private void add(Document document, JsonPointer at, StoryFile file) {
        taker.take(Document.ofJson(document.part(), document.id(), json(document, at, file)));
    }

    private static JsonPointer at(int index) {
        return JsonPointer.empty().appendIndex(index);
    }

    private String json(Document document, JsonPointer at, StoryFile file) {
        String json = document.fields().toString();
        TextRules.faultOfDocument(json).ifPresent(fault -> tooLong.add(file.fault(at, fault)));
        return json;
    }
}
