package org.chronomap.backend.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an archive says of itself.
 *
 * @param version of the program that made it
 * @param head sequence number of the last change in it
 * @param headAt when that was made
 */
record Manifest(String version, Instant made, long head, Instant headAt, List<Entry> entries) {

    static final String NAME = "manifest.json";
    static final int FORMAT = 1;

    /** @param sha256 of its bytes, hexadecimal */
    record Entry(String table, long rows, String sha256) {}

    Manifest {
        entries = List.copyOf(entries);
    }

    byte[] json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("generator", "Chronomap")
                .put("version", version)
                .put("made", made.toString())
                .put("head", head)
                .put("headAt", headAt.toString());
        ArrayNode tables = json.putArray("tables");
        for (Entry entry : entries) {
            tables.addObject()
                    .put("table", entry.table())
                    .put("rows", entry.rows())
                    .put("sha256", entry.sha256());
        }
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    /** @throws UnfitArchiveException when it cannot be understood */
    static Manifest read(byte @Nullable [] json) throws UnfitArchiveException {
        if (json == null) {
            throw new UnfitArchiveException(
                    "it has no " + NAME + "; only what GET /backup or the command backup made can be restored");
        }
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            int format = root.path("format").asInt(0);
            if (format != FORMAT) {
                throw new UnfitArchiveException(
                        "it is of format " + format + ", and this version reads format " + FORMAT);
            }
            List<Entry> entries = new ArrayList<>();
            for (JsonNode table : root.path("tables")) {
                entries.add(new Entry(
                        table.path("table").asString(""),
                        table.path("rows").longValue(),
                        table.path("sha256").asString("")));
            }
            return new Manifest(
                    root.path("version").asString(""),
                    Instant.parse(root.path("made").asString("")),
                    root.path("head").longValue(),
                    Instant.parse(root.path("headAt").asString("")),
                    entries);
        } catch (JacksonException | DateTimeException e) {
            throw new UnfitArchiveException("its " + NAME + " cannot be read: " + e.getMessage());
        }
    }
}
