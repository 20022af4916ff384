package org.chronomap.geodata.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.chronomap.geodata.story.StoryPart;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Office Open XML (ECMA-376), written row by row. Dates are text, since spreadsheets know none that is uncertain or before 1900; texts
 * stand in their cells, for a table of them would be held until the end.
 */
final class XlsxFormat implements ExportFormat {

    private static final int ROWS = 1_048_576;
    private static final int CELL = 32_767;
    private static final int AT_ONCE = 500;

    @Override
    public String id() {
        return "xlsx";
    }

    @Override
    public String label() {
        return "Excel (XLSX)";
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public String ending() {
        return "xlsx";
    }

    @Override
    public FeatureSink open(OutputStream out, Exported story) throws IOException {
        Workbook workbook = new Workbook(out, "Chronomap", null);
        Worksheet sheet = workbook.newWorksheet("Incidents");
        TableColumns columns = new TableColumns(story);
        sheet.freezePane(0, 1);
        row(sheet, 0, columns.names());
        return new FeatureSink() {
            private int row = 1;

            @Override
            public void take(StoryPart part, JsonNode feature) throws IOException {
                if (row < ROWS) {
                    row(sheet, row++, columns.row(part, feature));
                    if (row % AT_ONCE == 0) {
                        sheet.flush();
                    }
                }
            }

            @Override
            public void close() throws IOException {
                workbook.finish();
            }
        };
    }

    /** Cuts no character in two. */
    private static String atMost(int units, String text) {
        if (text.length() <= units) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(units - 1)) ? units - 1 : units);
    }

    private static void row(Worksheet sheet, int row, List<? extends @Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof BigDecimal number) {
                sheet.value(row, column, number);
            } else if (cell != null) {
                sheet.inlineString(row, column, atMost(CELL, Formulas.marked(cell.toString())));
            }
        }
    }
}
