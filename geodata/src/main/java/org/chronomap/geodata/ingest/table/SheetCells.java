package org.chronomap.geodata.ingest.table;

import java.math.BigDecimal;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Limits;
import org.jspecify.annotations.Nullable;

/** What all spreadsheets write into cells, and what is wrong with it. */
final class SheetCells {

    /** A character that XML cannot hold: ECMA-376 part 1, 22.9.2.19. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private static final Pattern SHORT_WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final int PLAIN_DIGITS = 20;

    private SheetCells() {}

    /** @return NaN when it is none, which is told */
    static double parsed(String value, int column, Line.Flaws flaws) {
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!Double.isFinite(number)) {
            flaws.add(column, "damaged-cell", value, "The cell is said to hold a number, but this is none");
            return Double.NaN;
        }
        return number;
    }

    static void error(int column, String value, Line.Flaws flaws) {
        flaws.add(
                column,
                "cell-error",
                value,
                "The formula of the cell came to an error: mend it, or put its value there");
    }

    static void notCalculated(int column, Line.Flaws flaws) {
        flaws.add(
                column,
                "not-calculated",
                "",
                "The cell holds a formula and not what it comes to: open the file in a spreadsheet and save it again");
    }

    static @Nullable Cell text(String written, int column, Line.Flaws flaws) {
        if (written.length() > Limits.CELL) {
            flaws.add(
                    column,
                    "long-cell",
                    written,
                    "The cell has more than " + Limits.CELL + " characters, the most that are read: it is left out");
            return null;
        }
        String text = written.contains("_x") ? ESCAPED.matcher(written).replaceAll(SheetCells::character) : written;
        return Texts.cell(text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", ""));
    }

    private static String character(MatchResult escaped) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escaped.group(1), 16)));
    }

    /** As few digits as tell it from all others, as a spreadsheet shows them: 43.24 is written there as 43.240000000000002. */
    static Cell number(String value, double number) {
        BigDecimal exact = SHORT_WHOLE.matcher(value).matches()
                ? new BigDecimal(value)
                : BigDecimal.valueOf(number).stripTrailingZeros();
        boolean isPlain = Math.abs(exact.scale()) <= PLAIN_DIGITS && exact.precision() - exact.scale() <= PLAIN_DIGITS;
        return new Cell.Number(exact, isPlain ? exact.toPlainString() : exact.toString());
    }
}
