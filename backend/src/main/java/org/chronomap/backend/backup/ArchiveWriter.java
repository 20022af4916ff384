package org.chronomap.backend.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.ObjectNode;

/** Writes an archive table by table; its manifest, which holds their digests, comes last. */
final class ArchiveWriter implements AutoCloseable {

    private final ZipOutputStream zip;
    private final MessageDigest digest = sha256();
    private final List<Manifest.Entry> entries = new ArrayList<>();
    private long rows;

    ArchiveWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    void begin(Table table) throws IOException {
        zip.putNextEntry(new ZipEntry(table.entry()));
        rows = 0;
    }

    void row(ObjectNode row) throws IOException {
        byte[] line = (row + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(line);
        zip.write(line);
        rows++;
    }

    void end(Table table) throws IOException {
        zip.closeEntry();
        entries.add(new Manifest.Entry(table.name(), rows, HexFormat.of().formatHex(digest.digest())));
    }

    void manifest(String version, Instant made, long head, Instant headAt) throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(new Manifest(version, made, head, headAt, entries).json());
        zip.closeEntry();
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
