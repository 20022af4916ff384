package org.chronomap.geodata.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * RFC 4180 in UTF-8, with the mark of it that spreadsheets need. Text that one of them would take for a formula has an apostrophe before
 * it, as OWASP has it.
 */
final class CsvFormat implements ExportFormat {

    private static final char MARK = '\uFEFF';

    @Override
    public String id() {
        return "csv";
    }

    @Override
    public String label() {
        return "CSV";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    public String ending() {
        return "csv";
    }

    @Override
    public FeatureSink open(OutputStream out, Exported story) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        TableColumns columns = new TableColumns(story);
        writer.write(MARK);
        row(writer, columns.names());
        return new FeatureSink() {
            @Override
            public void take(StoryPart part, JsonNode feature) throws IOException {
                row(writer, columns.row(part, feature));
            }

            @Override
            public void close() throws IOException {
                writer.flush();
            }
        };
    }

    private static void row(Writer writer, List<? extends @Nullable Object> cells) throws IOException {
        String before = "";
        for (Object cell : cells) {
            writer.write(before);
            before = ",";
            if (cell != null) {
                writer.write(
                        cell instanceof BigDecimal number
                                ? number.stripTrailingZeros().toPlainString()
                                : quoted(Formulas.guarded(cell.toString())));
            }
        }
        writer.write("\r\n");
    }

    private static String quoted(String text) {
        boolean isPlain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r')
                && text.strip().equals(text);
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
