package org.chronomap.geodata.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.chronomap.geodata.Golden;
import org.chronomap.geodata.InterfaceWords;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.time.SpanWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

class FeatureWriterTest {

    /** Every member that a story can have. What is in English alone is there to be fallen back on. */
    static final StoryFolder FULL = StoryFolder.empty()
            .with("story.yaml", """
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

    private static final StoryIndex INDEX = new StoryIndex(FULL.read(), StoryFolder.outlines());

    private static final Wording FRENCH =
            new Wording(List.of("fr", "en"), new SpanWords(INDEX.story().timeZone(), InterfaceWords.in("fr")));

    @ParameterizedTest
    @ValueSource(strings = {"march", "somewhere", "nowhere", "spot"})
    void writesIncidents(String id) throws IOException {
        Entry<Incident> entry = entry(INDEX.incidents(), id);

        Golden.assertJson("incident-" + id + ".fr.json", new FeatureWriter(INDEX, FRENCH).incident(entry));
        Golden.assertJson(
                "incident-" + id + ".all.json", new FeatureWriter(INDEX, Wording.everyLanguage()).incident(entry));
    }

    @Test
    void writesMovements() throws IOException {
        Entry<Movement> entry = entry(INDEX.movements(), "voyage");

        Golden.assertJson("movement-voyage.fr.json", new FeatureWriter(INDEX, FRENCH).movement(entry));
        Golden.assertJson(
                "movement-voyage.all.json", new FeatureWriter(INDEX, Wording.everyLanguage()).movement(entry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"almaty", "kyrgyzstan"})
    void writesPlaces(String id) throws IOException {
        Entry<Place> entry = entry(INDEX.places(), id);

        Golden.assertJson("place-" + id + ".fr.json", new FeatureWriter(INDEX, FRENCH).place(entry));
        Golden.assertJson("place-" + id + ".all.json", new FeatureWriter(INDEX, Wording.everyLanguage()).place(entry));
    }

    @ParameterizedTest
    @ValueSource(strings = {"out", "before"})
    void writesScenes(String id) throws IOException {
        Entry<Scene> entry = entry(INDEX.scenes(), id);

        Golden.assertJson("scene-" + id + ".fr.json", new FeatureWriter(INDEX, FRENCH).scene(entry));
        Golden.assertJson("scene-" + id + ".all.json", new FeatureWriter(INDEX, Wording.everyLanguage()).scene(entry));
    }

    @Test
    void writesTheStory() throws IOException {
        Golden.assertJson("story.fr.json", story(INDEX, FRENCH));
        Golden.assertJson("story.all.json", story(INDEX, Wording.everyLanguage()));
    }

    @Test
    void writesAStoryWithoutPlaces() throws IOException {
        StoryFolder placeless = StoryFolder.empty()
                .with(
                        "story.yaml",
                        "title: {en: A}\ntimeZone: UTC\nextent: 2022\nlanguages: [en]\nlicence: {name: CC0}\n");

        Golden.assertJson(
                "story-placeless.json", story(new StoryIndex(placeless.read(), StoryFolder.outlines()), FRENCH));
    }

    @Test
    void tellsTheVersionOfWhatIsCounted() {
        StoryIndex counted = new StoryIndex(
                INDEX.story(),
                StoryFolder.outlines(),
                (part, id) -> part == StoryPart.PLACES && id.equals("almaty")
                        ? new Version(3, Instant.parse("2022-01-14T08:00:00Z"))
                        : null,
                INDEX);
        FeatureWriter writer = new FeatureWriter(counted, FRENCH);

        assertThat(new String(writer.place(entry(counted.places(), "almaty")), StandardCharsets.UTF_8))
                .endsWith("\"revision\":3,\"updated\":\"2022-01-14T08:00:00Z\"}}");
        assertThat(new String(writer.place(entry(counted.places(), "apia")), StandardCharsets.UTF_8))
                .doesNotContain("revision");
        assertThat(counted.incidents()).as("nothing there has changed").isSameAs(INDEX.incidents());
    }

    @Test
    void writesTextAsUtf8WithoutEscapes() {
        byte[] json = new FeatureWriter(INDEX, FRENCH).incident(entry(INDEX.incidents(), "nowhere"));

        assertThat(new String(json, StandardCharsets.UTF_8)).contains("à partir du 2 janvier 2022, fin inconnue");
    }

    private static <T> Entry<T> entry(FeatureIndex<T> index, String id) {
        return index.get(index.find(id).orElseThrow());
    }

    private static byte[] story(StoryIndex index, Wording wording) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(bytes)) {
            json.writeStartObject();
            StoryWriter.writeMembers(json, index, wording);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
