package org.chronomap.backend.backup;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An archive that was looked through from end to end and is whole. */
final class Archive implements Closeable {

    private static final Set<String> NEEDED = Set.of("change_log", "item", "account");

    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * @param columns that the tables have here
     * @throws UnfitArchiveException when anything of it is not as its manifest says, or does not fit into the tables
     */
    static Archive open(Path file, Map<String, List<Column>> columns) throws IOException, UnfitArchiveException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new UnfitArchiveException("it is no ZIP file: " + e.getMessage());
        }
        try {
            Manifest manifest = Manifest.read(bytes(zip, Manifest.NAME));
            Set<String> there = new HashSet<>();
            for (Manifest.Entry entry : manifest.entries()) {
                check(zip, entry, columns);
                there.add(entry.table());
            }
            if (!there.containsAll(NEEDED)) {
                throw new UnfitArchiveException("its manifest must name " + String.join(", ", NEEDED));
            }
            return new Archive(zip, manifest);
        } catch (ZipException | EOFException e) {
            zip.close();
            throw new UnfitArchiveException("it is damaged: " + e.getMessage());
        } catch (IOException | UnfitArchiveException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static void check(ZipFile zip, Manifest.Entry entry, Map<String, List<Column>> columns)
            throws IOException, UnfitArchiveException {
        List<Column> known = columns.get(entry.table());
        ZipEntry found = zip.getEntry(entry.table() + ".jsonl");
        if (known == null) {
            throw new UnfitArchiveException("it has a table " + entry.table()
                    + ", which this version does not know; it was made by a later one");
        }
        if (found == null) {
            throw new UnfitArchiveException("it lacks " + entry.table() + ".jsonl");
        }
        MessageDigest digest = ArchiveWriter.sha256();
        long rows = 0;
        try (InputStream bytes = new DigestInputStream(zip.getInputStream(found), digest);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                checkRow(found.getName(), ++rows, line, known);
            }
        } catch (ZipException | EOFException e) {
            throw new UnfitArchiveException("its " + found.getName() + " is damaged: " + e.getMessage());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(entry.sha256()) || rows != entry.rows()) {
            throw new UnfitArchiveException("its " + found.getName() + " is damaged: its digest is not the manifest's");
        }
    }

    private static void checkRow(String name, long number, String line, List<Column> columns)
            throws UnfitArchiveException {
        String where = "its " + name + " has in line " + number + ' ';
        JsonNode row;
        try {
            row = JsonMapper.shared().readTree(line);
        } catch (JacksonException e) {
            throw new UnfitArchiveException(where + "no JSON: " + e.getOriginalMessage());
        }
        if (!row.isObject()) {
            throw new UnfitArchiveException(where + "no JSON object");
        }
        Set<String> unknown = new HashSet<>(row.propertyNames());
        for (Column column : columns) {
            unknown.remove(column.name());
            if (!column.takes(row.path(column.name()))) {
                throw new UnfitArchiveException(where + "what is not for a column " + column.name());
            }
            if (column.isTooShortFor(row.path(column.name()))) {
                throw new UnfitArchiveException(where + "what is too long for a column " + column.name()
                        + ", which takes " + column.longest() + ' ' + column.unit() + " in this database");
            }
        }
        if (!unknown.isEmpty()) {
            throw new UnfitArchiveException(
                    where + "a column " + unknown.iterator().next() + ", which this version does not know");
        }
    }

    private static byte @Nullable [] bytes(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (InputStream bytes = zip.getInputStream(entry)) {
            return bytes.readAllBytes();
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** The rows of a table, a line each; none where the archive has no such table. */
    BufferedReader rows(Table table) throws IOException {
        ZipEntry entry = zip.getEntry(table.entry());
        boolean named =
                manifest.entries().stream().anyMatch(each -> each.table().equals(table.name()));
        InputStream bytes = entry == null || !named ? InputStream.nullInputStream() : zip.getInputStream(entry);
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
