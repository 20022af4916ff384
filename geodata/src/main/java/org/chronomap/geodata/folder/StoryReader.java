package org.chronomap.geodata.folder;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.document.EventReader;
import org.chronomap.geodata.document.Fields;
import org.chronomap.geodata.document.PlaceReader;
import org.chronomap.geodata.document.SceneReader;
import org.chronomap.geodata.document.StoryHeader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import tools.jackson.core.JsonPointer;

/**
 * Reads a story folder: {@code story.yaml}, and {@code places.yaml}, {@code incidents.yaml}, {@code movements.yaml} and
 * {@code scenes.yaml} where it has them. What stands in each is told in {@code geodata/docs/story-folder.md}.
 *
 * <p>Every reader of items answers with a supplier, which is called when the whole folder turned out to be without fault.
 */
public final class StoryReader {

    private final ItemSchemas schemas;
    private final StoryFiles files;
    private final List<String> names;
    private final Map<String, StoryFile> read = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> unread = new HashSet<>();

    private StoryReader(ItemSchemas schemas, StoryFiles files) throws IOException {
        this.schemas = schemas;
        this.files = files;
        names = files.names();
    }

    /**
     * Reads a whole story, or finds all that is wrong with it.
     *
     * @param id what the story is called in addresses: the name of its folder
     * @param outlines where the outlines of countries are from
     * @throws StoryFaultsException with every fault of every file
     * @throws IOException when a file is there and cannot be read
     */
    public static Story read(String id, StoryFiles files, CountryOutlines outlines)
            throws IOException, StoryFaultsException {
        return new StoryReader(ItemSchemas.STANDARD, files).read(id, outlines);
    }

    /**
     * Reads a whole story, as {@link #read}, as the documents that it is made of: each says all of itself, whatever it has
     * from the sources that the story names.
     *
     * @return the story's own, then its places, incidents, movements and scenes, in the order of the files
     */
    public static List<Document> documents(String id, StoryFiles files, CountryOutlines outlines)
            throws IOException, StoryFaultsException {
        return documents(ItemSchemas.STANDARD, id, files, outlines);
    }

    public static List<Document> documents(ItemSchemas schemas, String id, StoryFiles files, CountryOutlines outlines)
            throws IOException, StoryFaultsException {
        StoryReader reader = new StoryReader(schemas, files);
        return reader.documents(id, reader.read(id, outlines));
    }

    /** Reads a whole story, as {@link #documents}, and finds what in it its author should look at again. */
    public static StoryReading reading(String id, StoryFiles files, CountryOutlines outlines)
            throws IOException, StoryFaultsException {
        StoryReader reader = new StoryReader(ItemSchemas.STANDARD, files);
        Story story = reader.read(id, outlines);
        return new StoryReading(
                reader.documents(id, story), FolderWarnings.of(story, reader.read, reader.names, outlines));
    }

    /** The documents of a story that was read, of which none may be too long to be kept. */
    private List<Document> documents(String id, Story story) throws StoryFaultsException {
        List<Document> documents = new DocumentWriter(schemas).documents(story);
        Map<StoryPart, Integer> passed = new EnumMap<>(StoryPart.class);
        for (Document document : documents) {
            StoryPart part = document.part();
            int index = passed.merge(part, 1, Integer::sum) - 1;
            TextRules.faultOfDocument(document.fields().toString())
                    .ifPresent(fault -> Objects.requireNonNull(read.get(part.id() + ".yaml"))
                            .add(
                                    part == StoryPart.STORY
                                            ? JsonPointer.empty()
                                            : JsonPointer.empty().appendIndex(index),
                                    fault));
        }
        if (!faults.isEmpty()) {
            throw new StoryFaultsException(id, faults);
        }
        return documents;
    }

    private Story read(String id, CountryOutlines outlines) throws IOException, StoryFaultsException {
        if (!TextRules.isId(id)) {
            faults.add(new Fault(
                    "story.yaml",
                    1,
                    null,
                    null,
                    "the name of the folder, \"" + id + "\", must be " + TextRules.ID_FORM));
        }
        StoryHeader header = header();
        PlaceReader placeReader = new PlaceReader(schemas, header, outlines);
        List<Supplier<Place>> places = items("places.yaml", placeReader::read);
        EventReader events =
                new EventReader(schemas, header, unread.contains("places.yaml") ? null : placeReader.kinds());
        List<Supplier<Incident>> incidents = items("incidents.yaml", events::incident);
        List<Supplier<Movement>> movements = items("movements.yaml", events::movement);
        if (!unread.contains("incidents.yaml")) {
            header.checkSpans(events.incidents());
        }
        boolean eventsUnread = unread.contains("incidents.yaml") || unread.contains("movements.yaml");
        AtomicInteger told = new AtomicInteger();
        SceneReader sceneReader = new SceneReader(
                schemas,
                header,
                event -> eventsUnread
                        || events.incidents().contains(event)
                        || events.movements().contains(event),
                scene -> BigDecimal.valueOf(told.incrementAndGet()));
        List<Supplier<Scene>> scenes = items("scenes.yaml", sceneReader::read);
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparing((Fault fault) -> FileNames.ALL.indexOf(fault.file()))
                    .thenComparing(Fault::line));
            throw new StoryFaultsException(id, faults);
        }
        return header.story(id, made(places), made(incidents), made(movements), made(scenes));
    }

    private StoryHeader header() throws IOException {
        try (InputStream stream = files.open("story.yaml")) {
            if (stream == null) {
                if (!isMisnamed("story.yaml")) {
                    faults.add(new Fault("story.yaml", 1, null, null, "is missing; every story folder has one"));
                }
                return StoryHeader.unread();
            }
            StoryFile file = new StoryFile("story.yaml", stream, faults);
            read.put("story.yaml", file);
            return file.isUnread() ? StoryHeader.unread() : new StoryHeader(schemas, file.fields());
        }
    }

    private <T> List<Supplier<T>> items(String name, Function<Fields, Supplier<T>> reader) throws IOException {
        try (InputStream stream = files.open(name)) {
            if (stream == null) {
                if (isMisnamed(name)) {
                    unread.add(name);
                }
                return List.of();
            }
            StoryFile file = new StoryFile(name, stream, faults);
            read.put(name, file);
            List<Fields> items = file.items();
            if (file.isUnread()) {
                unread.add(name);
            }
            return items.stream().map(reader).toList();
        }
    }

    /** Whether a file that is not there is, under another name: a story without it is not what its author wrote. */
    private boolean isMisnamed(String name) {
        Optional<String> other = FileNames.meantAs(name, names);
        other.ifPresent(given -> faults.add(
                new Fault(given, 1, null, null, "must be named " + name + ", in small letters, to be read")));
        return other.isPresent();
    }

    private static <T> List<T> made(List<Supplier<T>> items) {
        return items.stream().map(Supplier::get).toList();
    }
}
