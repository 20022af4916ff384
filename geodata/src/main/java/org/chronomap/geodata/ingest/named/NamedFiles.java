package org.chronomap.geodata.ingest.named;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Head;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.Reader;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Rows;

/** JSON files of a name. Asked before those who read GeoJSON and tables, which some of them are, too. */
public final class NamedFiles implements Reader {

    private record Known(Predicate<Outline> recognition, Supplier<NamedItems> items) {}

    private static final List<Known> KNOWN = List.of(
            new Known(OwnItems::isCollection, OwnItems::ofCollection),
            new Known(OwnItems::isSequence, OwnItems::ofSequence),
            new Known(LinkedPlaceItems::recognises, LinkedPlaceItems::new),
            new Known(UmapItems::recognises, UmapItems::new),
            new Known(TimelineItems::recognises, TimelineItems::new),
            new Known(StoryMapItems::recognises, StoryMapItems::new),
            new Known(TimemapItems::recognises, TimemapItems::new));

    /** All readers of this room, in their order. */
    public static List<Reader> readers() {
        return List.of(new NamedFiles(), new GdeltEvents());
    }

    @Override
    public String label() {
        return "TimelineJS, StoryMapJS, timemap, uMap, Linked Places";
    }

    @Override
    public boolean recognises(Head head, ForeignFile file) {
        if (head.isZip()) {
            return false;
        }
        Outline outline = Outline.of(head.bytes());
        return KNOWN.stream().anyMatch(known -> known.recognition().test(outline));
    }

    @Override
    public Rows open(ForeignFile file, Options options) throws IOException, RefusedFileException {
        Outline outline = Outline.of(Head.of(file).bytes());
        for (Known known : KNOWN) {
            if (known.recognition().test(outline)) {
                return ItemRows.open(known.items().get(), file, options);
            }
        }
        throw new RefusedFileException("unknown-format", "The file is none of " + label());
    }
}
