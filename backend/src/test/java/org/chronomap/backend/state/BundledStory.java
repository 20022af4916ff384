package org.chronomap.backend.state;

import java.io.IOException;
import java.io.InputStream;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.chronomap.geodata.folder.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.springframework.core.io.ClassPathResource;

/** The bundled story, read once for all tests. */
public final class BundledStory {

    private static final String ID = "kazakhstan-january-2022";

    public static final StoryIndex INDEX = read();

    private BundledStory() {}

    private static StoryIndex read() {
        try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream()) {
            CountryOutlines outlines = CountryOutlines.read(world);
            return new StoryIndex(
                    StoryReader.read(
                            ID, name -> new ClassPathResource("stories/" + ID + '/' + name).getInputStream(), outlines),
                    outlines);
        } catch (IOException | StoryFaultsException e) {
            throw new IllegalStateException("The bundled story cannot be read", e);
        }
    }
}
