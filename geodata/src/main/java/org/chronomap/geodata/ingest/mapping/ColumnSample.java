package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.chronomap.geodata.coordinates.CoordinateText;
import org.chronomap.geodata.coordinates.Reading;
import org.chronomap.geodata.geo.Nearness;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.time.typed.Context;
import org.locationtech.jts.geom.Geometry;

/** The first values of a column, and what they look like. */
final class ColumnSample {

    private static final int MOST_READ = 200;
    private static final int HUNDRED = 100;

    private final Column column;
    private final List<Cell> cells = new ArrayList<>();
    private final Set<String> different = new HashSet<>();
    private long length;

    ColumnSample(Column column, List<Row> rows) {
        this.column = column;
        for (Row row : rows) {
            Cell cell = column.index() < row.cells().size() ? row.cells().get(column.index()) : null;
            if (cell != null && !Words.saysNothing(cell.text())) {
                cells.add(cell);
                different.add(cell.text());
                length += cell.text().length();
            }
        }
    }

    Column column() {
        return column;
    }

    String name() {
        return column.name();
    }

    int size() {
        return cells.size();
    }

    int differentValues() {
        return different.size();
    }

    /** Whether no value stands in two rows. */
    boolean isUnique() {
        return !cells.isEmpty() && different.size() == cells.size();
    }

    double meanLength() {
        return cells.isEmpty() ? 0 : (double) length / cells.size();
    }

    /** How many of a hundred values are so; 0 where there are none. */
    int share(Predicate<Cell> is) {
        int read = Math.min(MOST_READ, cells.size());
        return read == 0 ? 0 : (int) (cells.subList(0, read).stream().filter(is).count() * HUNDRED / read);
    }

    int ofDates(Context context, String language) {
        ColumnOfDates dates = new ColumnOfDates(name(), context, language, null, null);
        cells.forEach(dates::take);
        return share(cell -> {
            Found<String> found = dates.read(cell);
            Trouble fault = found.fault();
            return fault == null || fault.code().equals("ambiguous-date");
        });
    }

    int ofClocks() {
        return share(cell -> cell instanceof Cell.Text && ClockText.read(cell.text()) != null);
    }

    int ofNumbers() {
        ColumnOfNumbers numbers = new ColumnOfNumbers(name(), null);
        cells.forEach(numbers::take);
        return share(cell -> {
            ColumnOfNumbers.Amount amount = numbers.read(cell).value();
            return amount != null && (amount.best() != null || amount.low() != null || amount.high() != null);
        });
    }

    /** Of what may be one number of a position. */
    int ofDegrees() {
        return share(cell -> cell instanceof Cell.Number
                || (cell instanceof Cell.Text
                        && cell.text().length() < 40
                        && cell.text().chars().anyMatch(Character::isDigit)));
    }

    int ofPositions(String language) {
        Nearness nowhere = Nearness.to(null);
        return share(cell -> {
            if (cell instanceof Cell.Shape || (cell instanceof Cell.Tree tree && isPair(tree))) {
                return true;
            }
            if (!(cell instanceof Cell.Text) || cell.text().length() < 5) {
                return false;
            }
            Reading reading = CoordinateText.read(cell.text(), language, nowhere);
            return reading instanceof Reading.Read || reading instanceof Reading.Asked;
        });
    }

    private static boolean isPair(Cell.Tree tree) {
        return tree.json().isArray()
                ? tree.json().size() >= 2 && tree.json().get(0).isNumber()
                : tree.json().has("coordinates") || tree.json().has("lat");
    }

    boolean hasShapes() {
        return cells.stream().anyMatch(cell -> cell instanceof Cell.Shape shape && isPoint(shape.geometry()));
    }

    private static boolean isPoint(Geometry geometry) {
        return geometry.getGeometryType().equals("Point");
    }

    int ofAddresses() {
        return share(cell -> cell.text().startsWith("https://") || cell.text().startsWith("http://"));
    }

    int ofText() {
        return share(cell -> cell instanceof Cell.Text && cell.text().chars().anyMatch(Character::isLetter));
    }

    int of(String subject) {
        return share(cell -> Words.VALUES.meaning(subject, cell.text()) != null);
    }
}
