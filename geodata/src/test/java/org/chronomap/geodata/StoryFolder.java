package org.chronomap.geodata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.geodata.format.Fault;
import org.chronomap.geodata.format.StoryFaultsException;
import org.chronomap.geodata.format.StoryFiles;
import org.chronomap.geodata.format.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.story.Story;

/** A story folder in memory. Every change makes a new one. */
public final class StoryFolder implements StoryFiles {

    private static final String BUNDLED = "kazakhstan-january-2022";
    private static final CountryOutlines OUTLINES = outlines("/basemap/world.json");

    private final Map<String, byte[]> files;

    private StoryFolder(Map<String, byte[]> files) {
        this.files = files;
    }

    /** The built-in base map. */
    public static CountryOutlines outlines() {
        return OUTLINES;
    }

    public static StoryFolder empty() {
        return new StoryFolder(Map.of());
    }

    /** The least that a story is made of, and one incident in one city. */
    public static StoryFolder small() {
        return empty().with("story.yaml", """
                        title: {en: A story}
                        timeZone: Asia/Almaty
                        extent: 2022-01-02/2022-01-22
                        languages: [en]
                        categories:
                          - {id: protest, label: {en: Protest}, colour: "#96590d", pattern: waves}
                        """).with("places.yaml", """
                        - id: almaty
                          name: {en: Almaty}
                          kind: city
                          at: [76.9115, 43.2525]
                        - id: kazakhstan
                          name: {en: Kazakhstan}
                          kind: country
                          code: KZ
                        """).with("incidents.yaml", """
                        - id: march
                          when: 2022-01-06
                          place: almaty
                          category: protest
                          status: reported
                          title: {en: A march}
                          sources: [{publisher: AFP}]
                        """);
    }

    public StoryFolder with(String name, String yaml) {
        return with(name, yaml.getBytes(StandardCharsets.UTF_8));
    }

    public StoryFolder with(String name, byte[] content) {
        Map<String, byte[]> changed = new LinkedHashMap<>(files);
        changed.put(name, content);
        return new StoryFolder(changed);
    }

    /** The file with one piece of its text, which it must hold exactly once, put in another's place. */
    public StoryFolder replacing(String name, String old, String replacement) {
        String text = new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
        if (text.indexOf(old) < 0 || text.indexOf(old) != text.lastIndexOf(old)) {
            throw new IllegalArgumentException(name + " must hold exactly once: " + old);
        }
        return with(name, text.replace(old, replacement));
    }

    @Override
    public InputStream open(String name) {
        byte[] content = files.get(name);
        return content == null ? null : new ByteArrayInputStream(content);
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** What its author should look at again, each as one line, in order; it must be without fault. */
    public List<String> warnings() throws IOException {
        try {
            return StoryReader.reading("test", this, OUTLINES).warnings().stream()
                    .map(Fault::toString)
                    .toList();
        } catch (StoryFaultsException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** What it holds, which must be without fault. */
    public Story read() {
        return read("test", this);
    }

    /** What is wrong with it, each as one line, in order; empty when nothing is. */
    public List<String> faults() throws IOException {
        return faults("test");
    }

    /** What is wrong with it under a name, each as one line, in order; empty when nothing is. */
    public List<String> faults(String folder) throws IOException {
        try {
            StoryReader.documents(folder, this, OUTLINES);
            return List.of();
        } catch (StoryFaultsException e) {
            return e.faults().stream().map(Fault::toString).toList();
        }
    }

    /** The story that comes with the product. */
    public static Story bundled() {
        return read(BUNDLED, name -> StoryFolder.class.getResourceAsStream("/stories/" + BUNDLED + "/" + name));
    }

    private static Story read(String id, StoryFiles files) {
        try {
            return StoryReader.read(id, files, OUTLINES);
        } catch (StoryFaultsException | IOException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static CountryOutlines outlines(String resource) {
        try (InputStream stream = Objects.requireNonNull(StoryFolder.class.getResourceAsStream(resource))) {
            return CountryOutlines.read(stream);
        } catch (IOException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
