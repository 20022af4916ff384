package org.chronomap.geodata.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file that is written entry by entry. */
final class Zip {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    Zip with(String name, String text) {
        return with(name, text.getBytes(UTF_8));
    }

    Zip with(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    Zip change(String name, UnaryOperator<byte[]> change) {
        entries.computeIfPresent(name, (same, bytes) -> change.apply(bytes));
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
