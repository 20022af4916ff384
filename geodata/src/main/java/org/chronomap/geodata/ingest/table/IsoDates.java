package org.chronomap.geodata.ingest.table;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Cell;

/** Dates and times that a cell of a spreadsheet holds as ISO 8601, within the years that spreadsheets know. */
final class IsoDates {

    private static final int DAY = "2022-01-05".length();

    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private IsoDates() {}

    /** What cannot be read is text as it is written. */
    static Cell cell(String written) {
        String text = written.endsWith("Z") ? written.substring(0, written.length() - 1) : written;
        try {
            if (text.indexOf('T') < 0) {
                return new Cell.Moment(LocalDate.parse(text).toString());
            }
            return SerialDates.moment(LocalDateTime.parse(text).plusNanos(500_000_000));
        } catch (DateTimeException e) {
            return new Cell.Text(written);
        }
    }

    /** @param shown what the cell shows; a date that is the first of a month is no finer than that */
    static Cell cell(String written, String shown) {
        Cell cell = cell(written);
        if (!(cell instanceof Cell.Moment)
                || cell.text().length() != DAY
                || !cell.text().endsWith("-01")) {
            return cell;
        }
        List<String> numbers =
                NUMBERS.matcher(shown).results().map(MatchResult::group).toList();
        boolean hasWords = shown.chars().anyMatch(Character::isLetter);
        String year = cell.text().substring(0, 4);
        if (numbers.equals(List.of(year))) {
            boolean isYear = !hasWords && cell.text().endsWith("-01-01");
            return new Cell.Moment(isYear ? year : hasWords ? cell.text().substring(0, 7) : cell.text());
        }
        boolean isMonth = numbers.size() == 2 && !hasWords && numbers.contains(year);
        return isMonth ? new Cell.Moment(cell.text().substring(0, 7)) : cell;
    }

    /** @param written {@code PT14H30M00S} */
    static Cell time(String written) {
        try {
            Duration time = Duration.parse(written);
            return time.isNegative()
                    ? new Cell.Text(written)
                    : new Cell.Text(SerialDates.time(time.plusMillis(500).toSeconds()));
        } catch (DateTimeException e) {
            return new Cell.Text(written);
        }
    }
}
