package org.chronomap.backend.importing.rows;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.RowFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All that is wrong with the rows of a file, and what should be looked at again, a line of JSON each. */
record FaultsFile(Path path) {

    Writing write() throws IOException {
        return new Writing(Files.newBufferedWriter(path, StandardCharsets.UTF_8));
    }

    static final class Writing implements Closeable {

        private final BufferedWriter writer;

        private Writing(BufferedWriter writer) {
            this.writer = writer;
        }

        void add(RowFault fault, boolean warning) throws IOException {
            writer.write(json(fault).put("warning", warning).toString());
            writer.write('\n');
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }

    static ObjectNode json(RowFault fault) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("row", fault.row())
                .put("column", fault.column())
                .put("code", fault.code())
                .put("detail", fault.detail())
                .put("given", fault.given());
    }

    /** Line by line as JSON; to be closed. */
    Stream<String> lines() throws IOException {
        return Spool.lines(path);
    }

    static final String CSV_HEAD = "row,column,code,detail,given,warning\r\n";

    /** A line of a table for a spreadsheet: what would be a formula there has a {@code '} before it. */
    static String csv(String line) {
        JsonNode fault = JsonMapper.shared().readTree(line);
        return fault.path("row").asString("")
                + ',' + cell(fault.path("column").asString(""))
                + ',' + cell(fault.path("code").asString(""))
                + ',' + cell(fault.path("detail").asString(""))
                + ',' + cell(fault.path("given").asString(""))
                + ',' + fault.path("warning").asBoolean(false)
                + "\r\n";
    }

    static String cell(String value) {
        String text = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
