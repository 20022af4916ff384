package org.chronomap.geodata.ingest.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Where the headers of a table stand. A title above them has few cells; headers are words above columns of numbers and
 * dates, and are not said again below, as values often are.
 *
 * @param header which line they are, from 0; −1 = there are none
 * @param first which line is the first of the rows, from 0
 * @param columns how many there are
 */
record HeaderRow(int header, int first, int columns) {

    /** So many lines tell what a table is like. */
    static final int LOOKED_AT = 100;

    /** Numbers, dates, times and coordinates. */
    private static final Pattern MEASURE = Pattern.compile("[-+−(]?\\d[\\d\\s.,:/+\\-TZ'°′″%NSEWeE)]*");

    /** @param lines none of them empty */
    static HeaderRow find(List<Line> lines) {
        int usual = usualWidth(lines);
        int top = 0;
        while (top < lines.size() - 1 && lines.get(top).filled() < (usual + 1) / 2) {
            top++;
        }
        while (top < lines.size() - 1
                && lines.get(top).isSpanning()
                && lines.get(top + 1).filled() > lines.get(top).filled()) {
            top++;
        }
        Line line = lines.get(top);
        return isHeader(line, lines.subList(top + 1, lines.size())) ? at(lines, top) : none(lines, top);
    }

    static HeaderRow at(List<Line> lines, int header) {
        List<Line> below = lines.subList(header + 1, lines.size());
        int named = lines.get(header).cells().size();
        long wider = below.stream().filter(line -> line.width() > named).count();
        return new HeaderRow(header, header + 1, wider * 2 > below.size() ? Math.max(named, usualWidth(below)) : named);
    }

    static HeaderRow none(List<Line> lines, int first) {
        return new HeaderRow(
                -1,
                first,
                lines.stream().skip(first).mapToInt(Line::width).max().orElse(0));
    }

    private static int usualWidth(List<Line> lines) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (Line line : lines) {
            counts.merge(line.width(), 1, Integer::sum);
        }
        int usual = 0;
        int most = 0;
        for (Map.Entry<Integer, Integer> width : counts.entrySet()) {
            if (width.getValue() >= most) {
                most = width.getValue();
                usual = width.getKey();
            }
        }
        return usual;
    }

    private static boolean isHeader(Line line, List<Line> all) {
        List<Line> below = all.stream()
                .filter(other -> !other.cells().equals(line.cells()))
                .toList();
        if (below.isEmpty()) {
            return line.cells().stream().noneMatch(cell -> cell != null && isMeasure(cell));
        }
        int votes = 0;
        for (int column = 0; column < line.cells().size(); column++) {
            Cell cell = line.cell(column);
            if (cell != null) {
                votes += vote(cell, column, below);
            }
        }
        return votes >= 0;
    }

    private static int vote(Cell cell, int column, List<Line> below) {
        List<Cell> values = new ArrayList<>();
        for (Line line : below) {
            @Nullable Cell value = line.cell(column);
            if (value != null) {
                values.add(value);
            }
        }
        long measures = values.stream().filter(HeaderRow::isMeasure).count();
        if (isMeasure(cell)) {
            return -1;
        }
        if (!values.isEmpty() && measures * 3 >= values.size() * 2L) {
            return 1;
        }
        return values.contains(cell) ? -1 : 0;
    }

    private static boolean isMeasure(Cell cell) {
        return !(cell instanceof Cell.Text text) || MEASURE.matcher(text.text()).matches();
    }
}
