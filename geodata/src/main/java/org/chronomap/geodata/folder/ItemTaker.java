package org.chronomap.geodata.folder;

import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Story;

/**
 * Gets what is read of a story's folder, in the order of the files and while each stands in its file. What it was given is to be
 * forgotten when anything turns out to be wrong later.
 */
interface ItemTaker {

    /** @param own what the story says of itself, without items */
    void story(Story own, StoryFile file);

    /** @param index its position in the file */
    void place(Place place, int index, StoryFile file);

    void incident(Incident incident, int index, StoryFile file);

    void movement(Movement movement, int index, StoryFile file);

    void scene(Scene scene, int index, StoryFile file);
}
