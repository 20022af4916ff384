package org.chronomap.geodata.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Nearness;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.typed.Context;
import org.junit.jupiter.api.Test;

/**
 * Whole columns, and what is made of them: the tables {@code ingest/*-of-columns.txt}. What is made is filled anew by
 * {@code -Dgolden.renew=true}, to be looked at one by one before a commit.
 */
class ColumnTablesTest {

    private static final Path TABLES = Path.of("src", "test", "resources", "ingest");
    private static final Nearness KAZAKHSTAN = Nearness.to(new Extent(46, 40, 88, 56));

    /** Lines {@code given => made}. */
    private static void check(String table, UnaryOperator<String> make) throws IOException {
        Path file = TABLES.resolve(table);
        List<String> lines = Files.readAllLines(file);
        List<String> made = new ArrayList<>();
        for (String line : lines) {
            int arrow = line.indexOf(" =>");
            made.add(
                    line.isBlank() || line.startsWith("# ")
                            ? line
                            : (arrow < 0 ? line : line.substring(0, arrow)) + " => "
                                    + make.apply(arrow < 0 ? line : line.substring(0, arrow)));
        }
        if (Boolean.getBoolean("golden.renew")) {
            Files.write(file, made);
        }
        assertThat(made).hasSizeGreaterThan(20).containsExactlyElementsOf(Files.readAllLines(file));
    }

    private static List<Cell> cells(String given) {
        return Arrays.stream(given.split(";", -1))
                .map(String::strip)
                .map(Sheet::cell)
                .toList();
    }

    private static <V> String told(Found<V> found, String nothing) {
        if (found.fault() != null) {
            return "! " + found.fault().code();
        }
        String value = found.value() == null ? nothing : String.valueOf(found.value());
        return found.warnings().isEmpty()
                ? value
                : value + " (" + found.warnings().stream().map(Trouble::code).collect(Collectors.joining(", ")) + ")";
    }

    private static String told(List<String> values, List<Note> notes) {
        return String.join(" ; ", values)
                + notes.stream().map(note -> " {" + note.code() + "}").collect(Collectors.joining());
    }

    @Test
    void datesAreReadAsTheirColumnHasThem() throws IOException {
        Context january =
                Context.of(Sheet.STORY.zone()).within(Edtf.parse("2022-01-02/2022-01-22", Sheet.STORY.zone()));
        check("dates-of-columns.txt", given -> {
            String[] parts = given.split("\\|", -1);
            List<Cell> cells = cells(parts[2]);
            ColumnOfDates column = new ColumnOfDates(parts[1].strip(), january, parts[0].strip(), null, null);
            cells.forEach(column::take);
            return told(cells.stream().map(cell -> told(column.read(cell), "")).toList(), column.notes());
        });
    }

    @Test
    void positionsAreReadAsTheirColumnsHaveThem() throws IOException {
        check("positions-of-columns.txt", given -> {
            List<List<Cell>> rows = Arrays.stream(given.split("/", -1))
                    .map(ColumnTablesTest::cells)
                    .toList();
            int columns = rows.get(0).size();
            Rule rule = Rule.of(
                    Field.of(Field.Kind.AT),
                    columns == 1 ? Way.VALUE : Way.LATITUDE_LONGITUDE,
                    columns == 1 ? new String[] {"where"} : new String[] {"lat", "lon"});
            ColumnOfPositions column = new ColumnOfPositions(rule, KAZAKHSTAN, "en");
            rows.forEach(column::take);
            List<String> read = rows.stream()
                    .map(row -> told(column.read(row), "nothing")
                            .replaceAll("\\((-?[\\d.]+), (-?[\\d.]+), NaN\\)", "$1 $2"))
                    .toList();
            return told(read, column.notes());
        });
    }

    @Test
    void numbersAreReadAsTheirColumnHasThem() throws IOException {
        check("numbers-of-columns.txt", given -> {
            List<Cell> cells = cells(given);
            ColumnOfNumbers column = new ColumnOfNumbers("killed", null);
            cells.forEach(column::take);
            List<String> read = cells.stream()
                    .map(cell -> told(column.read(cell), "nothing")
                            .replaceAll("\\w+=null(, )?", "")
                            .replaceAll(", ]", "]")
                            .replace("Amount", ""))
                    .toList();
            return told(read, column.note().stream().toList());
        });
    }
}
