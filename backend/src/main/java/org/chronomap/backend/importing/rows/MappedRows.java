package org.chronomap.backend.importing.rows;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.chronomap.geodata.ingest.mapping.Made;
import org.chronomap.geodata.ingest.mapping.Mapping;
import org.chronomap.geodata.ingest.mapping.MappingFault;
import org.chronomap.geodata.ingest.mapping.MappingJson;
import org.chronomap.geodata.ingest.mapping.RowReader;
import org.chronomap.geodata.ingest.mapping.StoryContext;
import org.chronomap.geodata.ingest.mapping.Survey;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file whose rows are made documents of incidents. To make it reads the file twice: its first rows, of which a mapping is guessed
 * where none is given, and then all of them, which decide what one row alone does not say. For one thread.
 */
final class MappedRows implements Closeable {

    /** Of a mapping that another may do better than. */
    static final String UNFIT = "unfit-mapping";

    private final Rows rows;
    private final long size;
    private final Mapping mapping;
    private final RowReader reader;
    private final List<Document> places = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final ObjectNode choices;
    private final Map<String, String> columns = new HashMap<>();

    private MappedRows(Rows rows, long size, Mapping mapping, Survey survey, List<Note> reasons) {
        this.rows = rows;
        this.size = size;
        this.mapping = mapping;
        this.reader = survey.reader();
        survey.newPlaces().forEach(place -> places.add(new Document(StoryPart.PLACES, place.id(), place.document())));
        notes.addAll(rows.noted());
        notes.addAll(reasons);
        notes.addAll(survey.notes());
        choices = Choices.of(survey);
        mapping.rules()
                .forEach(rule -> columns.putIfAbsent(
                        rule.field().kind().word(), rule.columns().get(0)));
    }

    /** Is told how much of a file is read, from 0 to 1. */
    @FunctionalInterface
    interface Progress {

        /** What it throws ends the reading. */
        void at(int rows, double share);
    }

    /**
     * @param given null = a mapping is guessed
     * @throws RefusedFileException when nothing can be made of the file, or the mapping does not fit it
     */
    static MappedRows open(
            ForeignFile file, Options options, @Nullable JsonNode given, StoryContext story, Progress progress)
            throws IOException, RefusedFileException {
        Mapping mapping;
        List<Note> reasons = new ArrayList<>();
        if (given == null) {
            try (Rows rows = FileKinds.open(file, options)) {
                mapping = Guess.of(rows, story, reasons);
            }
        } else {
            MappingJson.Read read = MappingJson.read(given);
            if (read.mapping() == null) {
                throw unfit(read.faults());
            }
            mapping = read.mapping();
        }
        Survey survey;
        try (Rows rows = new RowsAhead(FileKinds.open(file, options))) {
            if (isRest(rows)) {
                mapping = withoutWhatIsWrong(mapping);
            }
            List<MappingFault> faults = mapping.faults(rows.columns());
            if (!faults.isEmpty()) {
                throw unfit(faults);
            }
            survey = new Survey(mapping, rows.columns(), story, Gazetteer.packaged());
            int count = 0;
            for (Row row = rows.next(); row != null; row = rows.next()) {
                survey.take(row);
                if (++count % RowCheck.AT_ONCE == 0) {
                    progress.at(0, share(rows, file.size()));
                }
            }
        }
        return new MappedRows(new RowsAhead(FileKinds.open(file, options)), file.size(), mapping, survey, reasons);
    }

    private static boolean isRest(Rows rows) {
        return rows.columns().stream().anyMatch(column -> column.name().equals(FaultyRows.WRONG));
    }

    /** Whether it holds the rows alone that were faulty in another file. */
    boolean isRest() {
        return isRest(rows);
    }

    private static Mapping withoutWhatIsWrong(Mapping mapping) {
        return mapping.withIgnored(Stream.concat(mapping.ignored().stream(), Stream.of(FaultyRows.WRONG))
                .distinct()
                .toList());
    }

    private static RefusedFileException unfit(List<MappingFault> faults) {
        return new RefusedFileException(
                UNFIT,
                faults.stream()
                        .map(fault -> "mapping" + fault.pointer() + ": " + fault.detail())
                        .collect(Collectors.joining("\n")));
    }

    private static double share(Rows rows, long size) {
        return size == 0 ? 1 : Math.min(1, rows.position() / (double) size);
    }

    /** How much of it is read. */
    double share() {
        return share(rows, size);
    }

    /** Places that the rows need and the story lacks: to be put before them. */
    List<Document> places() {
        return places;
    }

    @Nullable Row next() throws IOException, RefusedFileException {
        return rows.next();
    }

    List<String> columnNames() {
        return rows.columns().stream().map(column -> column.name()).toList();
    }

    Made make(Row row) {
        return reader.read(row);
    }

    /** The column that a member of a document came of; null = of none, or that is not known. */
    @Nullable String column(String pointer) {
        String[] parts = pointer.split("/", -1);
        String member = parts.length < 2 ? "" : parts[1].equals("sources") ? "source" : parts[1];
        return columns.get(member);
    }

    String format() {
        return rows.format().id();
    }

    /** What was found out and decided. */
    List<Note> notes() {
        return notes;
    }

    /** What is open or can be chosen otherwise. */
    ObjectNode choices() {
        return choices;
    }

    ObjectNode mapping() {
        return MappingJson.write(mapping);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
