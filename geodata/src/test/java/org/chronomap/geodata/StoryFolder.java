package org.chronomap.geodata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.geodata.folder.Fault;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.chronomap.geodata.folder.StoryFiles;
import org.chronomap.geodata.folder.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.story.Story;

/** A story folder in memory. Every change makes a new one. */
public final class StoryFolder implements StoryFiles {

    private static final String BUNDLED = "kazakhstan-january-2022";
    private static final CountryOutlines OUTLINES = outlines("/basemap/server/world.json");

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

    /** Every member that a story can have. What is in English alone is there to be fallen back on. */
    public static StoryFolder full() {
        return empty().with("story.yaml", """
                    title: {fr: Un récit, en: A story}
                    standfirst: {fr: En deux mots, en: In two words}
                    byline: {en: Somebody}
                    licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
                    timeZone: Asia/Almaty
                    extent: 2022-01-02/2022-01-22
                    knownAsOf: 2022-01-13
                    languages: [fr, en]
                    view: [170, -20, -170, 60]
                    categories:
                      - {id: protest, label: {fr: Manifestations, en: Protests}, colour: "#96590d", pattern: lines-up}
                    numbers: {tents: {fr: Tentes, en: Tents}}
                    spans:
                      - {incident: march}
                      - {incident: somewhere, label: {fr: Silence, en: Silence}}
                    sources:
                      afp:
                        publisher: AFP
                        title: {en: A dispatch}
                        published: 2022-01-13
                        lang: fr
                        url: https://example.org/dispatch
                        quote: left as it is
                        accessed: 2022-01-14
                        archiveUrl: https://example.org/archive
                        attributedTo: {fr: les autorités, en: the authorities}
                    """)
                .with("places.yaml", """
                    - id: almaty
                      name: {en: Almaty}
                      kind: city
                      at: [76.911512345, 43.2525]
                      role: {fr: Une ville, en: A city}
                      reference: {name: GeoNames, licence: CC BY 4.0, url: "https://www.geonames.org/"}
                    - id: kyrgyzstan
                      name: {fr: Kirghizstan, en: Kyrgyzstan}
                      kind: country
                      code: KG
                      anchor: [74.6, 41.5]
                      memberOf: [CSTO]
                      reference: {name: Somebody}
                    - id: suva
                      name: {en: Suva}
                      kind: city
                      at: [178.44, -18.14]
                    - id: apia
                      name: {en: Apia}
                      kind: city
                      at: [-171.76, -13.83]
                    """)
                .with("incidents.yaml", """
                    - id: march
                      when: 2022-01-03~/2022-01-09T18:30
                      place: almaty
                      category: protest
                      status: claimed
                      title: {en: A march, fr: Une marche}
                      summary: {en: Told in English alone}
                      numbers:
                        killed: {words: {fr: des dizaines, en: dozens}}
                        injured: {low: 100, high: 200}
                        arrested: {low: 12000}
                        tents: {low: 1, best: 2.5, high: 4, words: {en: a few}}
                      actors: [The marchers, {fr: La police, en: The police}]
                      tags: [march, {en: spring}]
                      sources:
                        - {ref: afp, quote: une marche}
                        - {ref: afp}
                        - {publisher: Reuters}
                        - ref: afp
                          publisher: AFP Almaty
                          title: {en: Another}
                          url: https://example.org/other
                          published: 2022-01-12
                          lang: en
                          accessed: 2022-01-15
                          archiveUrl: https://example.org/other-archive
                          attributedTo: {en: nobody}
                      media:
                        - {kind: image, url: "https://example.org/a.jpg", credit: Somebody, caption: {en: A}, alt: {fr: B}}
                        - {kind: audio, url: "https://example.org/a.mp3", credit: Somebody}
                      inferred: [when, numbers]
                      extra:
                        slug: a-march
                        weight: 0.5
                        checked: true
                        nothing: null
                        steps: [{to: north}, 2]
                    - id: somewhere
                      when: "[..2022-01-13]"
                      place: kyrgyzstan
                      category: protest
                      status: planned
                      title: {fr: Quelque part, en: Somewhere}
                      sources: [{ref: afp}]
                    - id: nowhere
                      when: 2022-01-02/
                      geoPrecision: none
                      category: protest
                      status: retracted
                      title: {en: Nowhere}
                      sources: [{ref: afp}]
                    - id: spot
                      when: 2022-01-02T12:00:00Z
                      place: kyrgyzstan
                      at: [74.5, 42.8]
                      category: protest
                      status: disputed
                      title: {en: A spot in a country}
                      sources: [{ref: afp}]
                    """)
                .with("movements.yaml", """
                    - id: voyage
                      when: 2022-01-06/2022-01-08
                      from: suva
                      to: [apia, kyrgyzstan]
                      via: [[179.5, -17.123456789], apia]
                      category: protest
                      status: confirmed
                      title: {en: A voyage}
                      numbers: {troops: {best: 2030}}
                      sources: [{ref: afp}]
                      inferred: [from]
                    """)
                .with("scenes.yaml", """
                    - id: out
                      at: 2022-01-06/2022-01-08
                      mode: window
                      view: [170, -20, -170, 10]
                      highlight: [voyage, march]
                      title: {fr: Le départ, en: The way out}
                      text: {en: Told in English alone}
                    - id: before
                      at: 2022-01-03
                      title: {en: Before}
                      text: {fr: Auparavant, en: Before that}
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
