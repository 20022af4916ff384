package org.chronomap.geodata.ingest.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Row;
import org.jspecify.annotations.Nullable;

/** A table of few rows, the first being its header: cells stand between bars, {@code #5} is a number, {@code @2022} what a file knows as a date. */
record Sheet(List<Column> columns, List<Row> rows) {

    static final StoryContext STORY = StoryContext.of(StoryFolder.small().read());

    static Sheet of(String... lines) {
        List<Column> columns = Column.of(parts(lines[0]));
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            List<@Nullable Cell> cells = new ArrayList<>();
            for (String part : parts(lines[i])) {
                cells.add(cell(part));
            }
            rows.add(new Row(i + 1, cells, List.of()));
        }
        return new Sheet(columns, rows);
    }

    private static List<String> parts(String line) {
        return Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    }

    static @Nullable Cell cell(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String rest = text.substring(1);
        return switch (text.charAt(0)) {
            case '#' -> new Cell.Number(new BigDecimal(rest), rest);
            case '@' -> new Cell.Moment(rest);
            default -> new Cell.Text(text);
        };
    }

    Survey survey(Mapping mapping, StoryContext story) {
        Survey survey = new Survey(mapping, columns, story, Gazetteer.packaged());
        rows.forEach(survey::take);
        return survey;
    }

    List<Made> read(Mapping mapping) {
        RowReader reader = survey(mapping, STORY).reader();
        return rows.stream().map(reader::read).toList();
    }

    MappingGuess.Guessed guess() {
        return MappingGuess.of(columns, rows, STORY, "en");
    }
}
