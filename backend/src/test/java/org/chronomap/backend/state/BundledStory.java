package org.chronomap.backend.state;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.chronomap.geodata.folder.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.index.StoryIndex;
import org.springframework.core.io.ClassPathResource;

/** The bundled story, read once for all tests. */
public final class BundledStory {

    private static final String ID = "kazakhstan-january-2022";

    public static final CountryOutlines OUTLINES = outlines();
    public static final StoryIndex INDEX = read();

    private BundledStory() {}

    private static CountryOutlines outlines() {
        try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream()) {
            return CountryOutlines.read(world);
        } catch (IOException e) {
            throw new UncheckedIOException("The outlines of countries cannot be read", e);
        }
    }

    private static StoryIndex read() {
        try {
            return new StoryIndex(
                    StoryReader.read(
                            ID, name -> new ClassPathResource("stories/" + ID + '/' + name).getInputStream(), OUTLINES),
                    OUTLINES);
        } catch (IOException | StoryFaultsException e) {
            throw new IllegalStateException("The bundled story cannot be read", e);
        }
    }
}
