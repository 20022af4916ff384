package org.chronomap.geodata.folder;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.document.StoryHeader;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Story;

/** Keeps all items of a story as they are. */
final class ReadStory implements ItemTaker {

    private final List<Place> places = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<Scene> scenes = new ArrayList<>();

    /** The whole of it. */
    Story with(StoryHeader header, String id) {
        return header.story(id, places, incidents, movements, scenes);
    }

    @Override
    public void story(Story own, StoryFile file) {
        // It is in the header, too.
    }

    @Override
    public void place(Place place, int index, StoryFile file) {
        places.add(place);
    }

    @Override
    public void incident(Incident incident, int index, StoryFile file) {
        incidents.add(incident);
    }

    @Override
    public void movement(Movement movement, int index, StoryFile file) {
        movements.add(movement);
    }

    @Override
    public void scene(Scene scene, int index, StoryFile file) {
        scenes.add(scene);
    }
}
