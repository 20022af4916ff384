package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.chronomap.geodata.ingest.Rows;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Features as rows. A first reading of the whole file finds the columns: every name that any feature has, in the order in which they
 * are met. Names beyond the {@link Limits#COLUMNS} share the last column, as an object.
 */
final class FeatureRows implements Rows {

    private static final String OTHERS = "other properties";
    /** Left for what is no property, and for what is shared. */
    private static final int OWN = 20;

    private final Format format;
    private final Features features;
    private final Notes notes;
    private final List<Column> columns;
    private final Map<Key, Column> byKey = new HashMap<>();
    private final @Nullable Column others;

    private FeatureRows(Format format, Survey survey, Features features, Notes notes) {
        this.format = format;
        this.features = features;
        this.notes = notes;
        List<Key> keys = new ArrayList<>(survey.keys);
        keys.sort(Comparator.comparing(Key::of));
        List<@Nullable String> headers = new ArrayList<>();
        keys.forEach(key -> headers.add(key.name()));
        if (survey.more) {
            headers.add(OTHERS);
        }
        columns = Column.of(headers);
        for (int i = 0; i < keys.size(); i++) {
            byKey.put(keys.get(i), columns.get(i));
        }
        others = survey.more ? columns.get(keys.size()) : null;
    }

    static Rows of(Format format, Features.Opening opening) throws IOException, RefusedFileException {
        Notes notes = new Notes();
        Survey survey = new Survey();
        try (Features features = opening.open(notes)) {
            for (Feature feature = features.next(); feature != null; feature = features.next()) {
                survey.add(feature);
            }
        }
        if (survey.keys.isEmpty()) {
            notes.add(Note.of("no-features", "The file holds no features"));
        } else {
            survey.keys.add(Key.GEOMETRY);
        }
        if (survey.more) {
            notes.add(Note.of(
                    "other-properties",
                    "The features have more than %s names of properties: the later ones are in the column \"%s\"",
                    Limits.COLUMNS - OWN,
                    OTHERS));
        }
        return new FeatureRows(format, survey, opening.open(notes), notes);
    }

    /** @param keys that its features have: their file says so, and need not be read for that */
    static Rows of(Format format, List<Key> keys, Features.Opening opening) throws IOException, RefusedFileException {
        Notes notes = new Notes();
        Survey survey = new Survey();
        survey.add(keys);
        return new FeatureRows(format, survey, opening.open(notes), notes);
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public List<Note> noted() {
        return notes.all();
    }

    @Override
    public @Nullable Row next() throws IOException, RefusedFileException {
        Feature feature = features.next();
        if (feature == null) {
            return null;
        }
        requireInLimits(feature);
        List<@Nullable Cell> cells = new ArrayList<>(Collections.nCopies(columns.size(), null));
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        feature.cells().forEach((key, cell) -> {
            Column column = byKey.get(key);
            if (column != null) {
                cells.set(column.index(), cell);
            } else if (cell instanceof Cell.Tree tree) {
                rest.set(key.name(), tree.json());
            } else if (cell != null) {
                rest.put(key.name(), cell.text());
            }
        });
        if (others != null && !rest.isEmpty()) {
            cells.set(others.index(), new Cell.Tree(rest));
        }
        List<RowFault> faults = new ArrayList<>();
        for (Flaw flaw : feature.flaws()) {
            faults.add(new RowFault(feature.number(), named(flaw.key()), flaw.code(), flaw.given(), flaw.detail()));
        }
        return new Row(feature.number(), cells, faults);
    }

    private static void requireInLimits(Feature feature) throws RefusedFileException {
        if (feature.number() > Limits.ROWS) {
            throw new RefusedFileException(
                    "too-many-rows", "The file has more than %,d features: cut it in parts".formatted(Limits.ROWS));
        }
    }

    private @Nullable String named(@Nullable Key key) {
        if (key == null) {
            return null;
        }
        Column column = byKey.getOrDefault(key, others);
        return column == null ? key.name() : column.name();
    }

    @Override
    public long position() {
        return features.position();
    }

    @Override
    public void close() throws IOException {
        features.close();
    }

    private static final class Survey {

        private final Set<Key> keys = new LinkedHashSet<>();
        private boolean more;

        void add(Feature feature) throws RefusedFileException {
            requireInLimits(feature);
            add(feature.cells().keySet());
        }

        void add(Collection<Key> found) {
            for (Key key : found) {
                boolean own = key.of() == Key.Of.ITSELF || key.of() == Key.Of.EXTENT;
                if (own || keys.size() < Limits.COLUMNS - OWN) {
                    keys.add(key);
                } else if (!keys.contains(key)) {
                    more = true;
                }
            }
        }
    }
}
