package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Row;

/**
 * What all rows of a file say of its columns: every row is taken once, and then what was decided is told, and the rows are read. For one
 * thread.
 */
public final class Survey {

    private final List<Part> parts = new ArrayList<>();
    private final PlaceNames places;
    private final WhatPart what;
    private final WherePart where;
    private boolean isDecided;

    /**
     * @param mapping without fault for these columns
     * @throws IllegalArgumentException when it has one
     */
    public Survey(Mapping mapping, List<Column> columns, StoryContext story, Gazetteer gazetteer) {
        List<MappingFault> faults = mapping.faults(columns);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.get(0).detail());
        }
        Cells cells = new Cells(mapping, columns);
        places = new PlaceNames(story, gazetteer, mapping);
        what = new WhatPart(cells, story);
        where = new WherePart(cells, story, places);
        // In the order of documents, but that ids are made of titles.
        parts.add(what);
        parts.add(new IdPart(cells));
        parts.add(new WhenPart(cells, story));
        parts.add(where);
        parts.add(new NumbersPart(cells));
        parts.add(new SourcesPart(cells, story));
        parts.add(new ExtraPart(cells, columns));
        parts.add(new KeptPart(cells, story));
    }

    public void take(Row row) {
        if (isDecided) {
            throw new IllegalStateException("What rows say is decided already");
        }
        parts.forEach(part -> part.take(row));
    }

    private void decide() {
        if (!isDecided) {
            isDecided = true;
            parts.forEach(Part::decide);
        }
    }

    /** What was decided of columns, and can be said otherwise in the mapping. */
    public List<Note> notes() {
        decide();
        return parts.stream().flatMap(part -> part.notes().stream()).toList();
    }

    /** Names of places that may mean several, those in most rows first. */
    public List<PlaceQuestion> questions() {
        decide();
        return places.questions();
    }

    /** Places that the rows need and the story lacks. */
    public List<PlaceNames.NewPlace> newPlaces() {
        decide();
        return Stream.concat(places.made().stream(), where.newPlaces().stream()).toList();
    }

    public Optional<Equals> categories() {
        return what.categories();
    }

    public Optional<Equals> statuses() {
        return what.statuses();
    }

    public Optional<Equals> geoPrecisions() {
        return where.precisions();
    }

    /** After all rows were taken. */
    public RowReader reader() {
        decide();
        return new RowReader(parts);
    }
}
