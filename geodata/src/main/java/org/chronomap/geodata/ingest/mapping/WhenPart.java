package org.chronomap.geodata.ingest.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.story.WireName;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.EdtfException;
import org.chronomap.geodata.time.typed.Context;
import org.jspecify.annotations.Nullable;

/** When something happened, of one to three columns, and a further one that says how closely it is known. */
final class WhenPart implements Part {

    private static final Pattern DAY = Pattern.compile("-?\\d{4}-\\d{2}-\\d{2}(?:T.*)?");
    private static final int LAST_MONTH = 12;

    private final Cells cells;
    private final @Nullable Rule rule;
    private final Context context;
    private final List<ColumnOfDates> dates = new ArrayList<>();
    private final @Nullable Equals precisions;

    WhenPart(Cells cells, StoryContext story) {
        this.cells = cells;
        context = story.dates();
        rule = cells.rule(Field.Kind.WHEN).orElse(null);
        if (rule != null) {
            for (String column : rule.columns()) {
                dates.add(
                        ColumnOfDates.of(rule, column, context, cells.mapping().language()));
            }
        }
        precisions = rule == null || rule.precision() == null ? null : Equals.datePrecisions(rule);
    }

    @Override
    public void take(Row row) {
        if (rule == null) {
            return;
        }
        List<@Nullable Cell> given = cells.cells(row, rule);
        if (rule.way() != Way.YEAR_MONTH_DAY) {
            int columns = rule.way() == Way.DATE_TIME ? 1 : given.size();
            for (int i = 0; i < columns; i++) {
                dates.get(i).take(given.get(i));
            }
        }
        if (precisions != null && rule.precision() != null) {
            precisions.take(Texts.orNull(cells.cell(row, rule.precision())));
        }
    }

    @Override
    public List<Note> notes() {
        return rule == null || rule.way() == Way.YEAR_MONTH_DAY
                ? List.of()
                : dates.stream().flatMap(column -> column.notes().stream()).toList();
    }

    @Override
    public void write(Draft draft) {
        if (rule == null) {
            unknown(draft, null);
            return;
        }
        List<@Nullable Cell> given = cells.cells(draft.row(), rule);
        String column = cells.column(rule);
        int faults = draft.faults().size();
        String when = switch (rule.way()) {
            case START_END -> span(draft, given, rule);
            case YEAR_MONTH_DAY -> inParts(draft, given, rule);
            case DATE_TIME -> withTime(draft, given, rule);
            case VALUE, LATITUDE_LONGITUDE, LONGITUDE_LATITUDE ->
                draft.noted(dates.get(0).read(given.get(0)), column, given.get(0));
        };
        if (when == null || draft.faults().size() > faults) {
            return;
        }
        String known = closely(draft, when);
        if (known.equals(ColumnOfDates.UNKNOWN)) {
            unknown(draft, column);
        } else {
            draft.fields().put("when", known);
        }
    }

    private static void unknown(Draft draft, @Nullable String column) {
        draft.fields().put("when", ColumnOfDates.UNKNOWN);
        draft.warn(column, "no-date", "", "has no date, and is taken as of unknown date");
    }

    private @Nullable String span(Draft draft, List<@Nullable Cell> given, Rule of) {
        String start = draft.noted(dates.get(0).read(given.get(0)), of.columns().get(0), given.get(0));
        String end = draft.noted(dates.get(1).read(given.get(1)), of.columns().get(1), given.get(1));
        if (start == null || end == null) {
            return null;
        }
        if (end.equals(ColumnOfDates.UNKNOWN) || end.equals(start)) {
            return start;
        }
        String span = (start.equals(ColumnOfDates.UNKNOWN) ? "" : start) + '/' + end;
        try {
            Edtf.parse(span, context.zone());
            return span;
        } catch (EdtfException e) {
            Cell last = given.get(1);
            draft.fault(
                    of.columns().get(1), "not-a-span", last == null ? "" : last.text(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable String withTime(Draft draft, List<@Nullable Cell> given, Rule of) {
        String day = draft.noted(dates.get(0).read(given.get(0)), of.columns().get(0), given.get(0));
        Cell cell = given.get(1);
        if (day == null
                || cell == null
                || Words.saysNothing(cell.text())
                || !DAY.matcher(day).matches()) {
            return day;
        }
        ClockText clock =
                ClockText.read(cell instanceof Cell.Moment ? cell.text().replaceFirst("^.*T", "T") : cell.text());
        if (clock == null) {
            draft.fault(of.columns().get(1), "not-a-time", cell.text(), "must be a time of day, like 14:30");
            return null;
        }
        String date = day.replaceFirst("T.*", "");
        try {
            String when = (clock.isEndOfDay() ? LocalDate.parse(date).plusDays(1) : date) + clock.edtf();
            Edtf.parse(when, context.zone());
            return when;
        } catch (EdtfException | DateTimeException e) {
            draft.fault(of.columns().get(1), "not-in-calendar", cell.text(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** A missing day or month lowers the precision. */
    private @Nullable String inParts(Draft draft, List<@Nullable Cell> given, Rule of) {
        String year = draft.noted(dates.get(0).read(given.get(0)), of.columns().get(0), given.get(0));
        if (year == null || year.equals(ColumnOfDates.UNKNOWN)) {
            return year;
        }
        Cell month = said(given.get(1));
        Cell day = given.size() > 2 ? said(given.get(2)) : null;
        if (month == null) {
            return year;
        }
        Optional<Integer> number = number(month);
        if (number.isEmpty()) {
            // By its name.
            String text = (day != null ? day.text() + " " : "") + month.text() + " " + year;
            return draft.noted(
                    dates.get(0).read(new Cell.Text(text)), of.columns().get(1), month);
        }
        if (number.get() > LAST_MONTH) {
            draft.fault(of.columns().get(1), "not-in-calendar", month.text(), "must be a month from 1 to 12");
            return null;
        }
        String date = String.format(Locale.ROOT, "%s-%02d", year, number.get());
        if (day != null) {
            Optional<Integer> ofMonth = number(day);
            if (ofMonth.isEmpty()) {
                draft.fault(of.columns().get(2), "not-a-date", day.text(), "must be a day from 1 to 31");
                return null;
            }
            date = String.format(Locale.ROOT, "%s-%02d", date, ofMonth.get());
        }
        String column = of.columns().get(day != null ? 2 : 1);
        return draft.noted(dates.get(0).read(new Cell.Moment(date)), column, day != null ? day : month);
    }

    /** Null where it says nothing: 0 does not, nor does an empty cell. */
    private static @Nullable Cell said(@Nullable Cell cell) {
        boolean says =
                cell != null && !Words.saysNothing(cell.text()) && !number(cell).equals(Optional.of(0));
        return says ? cell : null;
    }

    private static Optional<Integer> number(Cell cell) {
        String text = cell instanceof Cell.Number number
                ? number.value().stripTrailingZeros().toPlainString()
                : cell.text().strip();
        return text.matches("\\d{1,4}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private String closely(Draft draft, String when) {
        if (precisions == null || rule == null || rule.precision() == null) {
            return when;
        }
        Cell cell = cells.cell(draft.row(), rule.precision());
        String said = draft.noted(precisions.read(Texts.orNull(cell)), rule.precision(), cell);
        return said == null || !DAY.matcher(when).matches() ? when : lowered(when, precision(said));
    }

    private static DatePrecision precision(String id) {
        for (WireName one : DatePrecision.values()) {
            if (one.id().equals(id)) {
                return (DatePrecision) one;
            }
        }
        throw new IllegalStateException(id);
    }

    /** A day as closely as it is known. */
    static String lowered(String when, DatePrecision precision) {
        String day = when.replaceFirst("T.*", "");
        return switch (precision) {
            case EXACT -> when;
            case DAY -> day;
            case WEEK ->
                '[' + LocalDate.parse(day).minusDays(3).toString() + ".."
                        + LocalDate.parse(day).plusDays(3) + ']';
            case MONTH -> day.substring(0, day.length() - 3);
            case YEAR -> day.substring(0, day.length() - 6);
            case DECADE -> day.substring(0, day.length() - 7) + 'X';
            case APPROXIMATE -> day + '~';
            case UNKNOWN -> ColumnOfDates.UNKNOWN;
        };
    }
}
