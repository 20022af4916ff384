package org.chronomap.geodata.folder;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.EventReader;
import org.chronomap.geodata.document.Fields;
import org.chronomap.geodata.document.PlaceReader;
import org.chronomap.geodata.document.SceneReader;
import org.chronomap.geodata.document.StoryHeader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.TextRules;
import org.chronomap.geodata.story.Story;

/**
 * Reads a story folder: {@code story.yaml}, and {@code places.yaml}, {@code incidents.yaml}, {@code movements.yaml} and
 * {@code scenes.yaml} where it has them. What stands in each is told in {@code geodata/docs/story-folder.md}.
 *
 * <p>Items are read one by one, and of each no more is kept than who asks needs: of very many, their documents as text. Once anything
 * is wrong with the folder no item is made any more, and the rest is read for its faults alone.
 */
public final class StoryReader {

    private final ItemSchemas schemas;
    private final StoryFiles files;
    private final List<String> names;
    private final List<ItemTaker> takers;
    private final List<Fault> faults = new ArrayList<>();
    /** What was read, and most likely otherwise than it was meant. */
    private final List<Fault> suspects = new ArrayList<>();

    private final Set<String> unread = new HashSet<>();

    private StoryReader(ItemSchemas schemas, StoryFiles files, List<ItemTaker> takers) throws IOException {
        this.schemas = schemas;
        this.files = files;
        this.takers = takers;
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
        ReadStory whole = new ReadStory();
        return whole.with(new StoryReader(ItemSchemas.STANDARD, files, List.of(whole)).read(id, outlines), id);
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
        ListedDocuments listed = new ListedDocuments();
        ReadDocuments documents = new ReadDocuments(schemas, listed);
        new StoryReader(schemas, files, List.of(documents)).read(id, outlines);
        documents.requireNoneTooLong(id);
        return listed.all();
    }

    /** Reads a whole story, as {@link #documents}, and finds what in it its author should look at again. */
    public static StoryReading reading(String id, StoryFiles files, CountryOutlines outlines)
            throws IOException, StoryFaultsException {
        ListedDocuments listed = new ListedDocuments();
        List<Fault> warnings = reading(id, files, outlines, listed);
        return new StoryReading(listed.all(), warnings);
    }

    /**
     * The same of a story that need not have room in memory.
     *
     * @param taker what it was given is to be forgotten when anything turns out to be wrong later
     * @return the warnings, see {@link StoryReading}
     */
    public static List<Fault> reading(String id, StoryFiles files, CountryOutlines outlines, StoryTaker taker)
            throws IOException, StoryFaultsException {
        ReadDocuments documents = new ReadDocuments(ItemSchemas.STANDARD, taker);
        FolderWarnings warnings = new FolderWarnings(outlines);
        StoryReader reader = new StoryReader(ItemSchemas.STANDARD, files, List.of(documents, warnings));
        reader.read(id, outlines);
        documents.requireNoneTooLong(id);
        return warnings.with(reader.names, reader.suspects);
    }

    private StoryHeader read(String id, CountryOutlines outlines) throws IOException, StoryFaultsException {
        if (!TextRules.isId(id)) {
            faults.add(new Fault(
                    "story.yaml",
                    1,
                    null,
                    null,
                    "the name of the folder, \"" + id + "\", must be " + TextRules.ID_FORM));
        }
        StoryHeader header = header(id);
        PlaceReader placeReader = new PlaceReader(schemas, header, outlines);
        items("places.yaml", placeReader::read, ItemTaker::place);
        EventReader events =
                new EventReader(schemas, header, unread.contains("places.yaml") ? null : placeReader.kinds());
        items("incidents.yaml", events::incident, ItemTaker::incident);
        items("movements.yaml", events::movement, ItemTaker::movement);
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
        items("scenes.yaml", sceneReader::read, ItemTaker::scene);
        if (!faults.isEmpty()) {
            faults.sort(Comparator.comparing((Fault fault) -> FileNames.ALL.indexOf(fault.file()))
                    .thenComparing(Fault::line));
            throw new StoryFaultsException(id, faults);
        }
        return header;
    }

    private StoryHeader header(String id) throws IOException {
        try (InputStream stream = files.open("story.yaml")) {
            if (stream == null) {
                if (!isMisnamed("story.yaml")) {
                    faults.add(new Fault("story.yaml", 1, null, null, "is missing; every story folder has one"));
                }
                return StoryHeader.unread();
            }
            StoryFile file = new StoryFile("story.yaml", stream, faults);
            Optional<Fields> fields = file.fields();
            if (fields.isEmpty()) {
                return StoryHeader.unread();
            }
            suspects.addAll(file.warnings());
            StoryHeader header = new StoryHeader(schemas, fields.get());
            if (faults.isEmpty()) {
                Story own = header.story(id, List.of(), List.of(), List.of(), List.of());
                takers.forEach(taker -> taker.story(own, file));
            }
            return header;
        }
    }

    /** How one gets an item. */
    private interface Taking<T> {

        void give(ItemTaker taker, T item, int index, StoryFile file);
    }

    private <T> void items(String name, Function<Fields, Supplier<T>> reader, Taking<T> taking) throws IOException {
        try (InputStream stream = files.open(name)) {
            if (stream == null) {
                if (isMisnamed(name)) {
                    unread.add(name);
                }
                return;
            }
            StoryFile file = new StoryFile(name, stream, faults);
            file.items((fields, index) -> {
                Supplier<T> read = reader.apply(fields);
                if (faults.isEmpty()) {
                    T item = read.get();
                    takers.forEach(taker -> taking.give(taker, item, index, file));
                }
            });
            suspects.addAll(file.warnings());
            if (file.isUnread()) {
                unread.add(name);
            }
        }
    }

    /** Whether a file that is not there is, under another name: a story without it is not what its author wrote. */
    private boolean isMisnamed(String name) {
        Optional<String> other = FileNames.meantAs(name, names);
        other.ifPresent(given -> faults.add(
                new Fault(given, 1, null, null, "must be named " + name + ", in small letters, to be read")));
        return other.isPresent();
    }
}
