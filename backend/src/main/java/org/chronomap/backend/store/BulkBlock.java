package org.chronomap.backend.store;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Items one behind the other, compressed: of each its id and its document, as the number of its bytes in UTF-8 and these.
 *
 * @param size how many items
 */
@SuppressWarnings("ArrayRecordComponent") // Read alone, and never compared.
public record BulkBlock(int size, byte[] documents) {

    /** Items of one block. */
    private static final int MOST_ITEMS = 1_000;
    /** Bytes before they are compressed: whatever they are, the column takes them. */
    private static final int MOST_BYTES = 1 << 19;

    private static final int AT_ONCE = 1 << 13;

    /** Characters of a document; a longer one stands by itself. */
    public static final int LONGEST = 1 << 16;

    /** In the place of the number of a document's bytes: it was removed for good, with the whole item or alone. */
    private static final int PURGED = 0xfffffe;

    private static final int REMOVED = 0xffffff;

    /** Collects items. For one thread. */
    public static final class Builder {

        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
        private int size;

        /** To be asked before each item. */
        public boolean isFull() {
            return size == MOST_ITEMS || raw.size() >= MOST_BYTES;
        }

        public int size() {
            return size;
        }

        public void add(String id, String document) {
            write(id);
            write(document);
            size++;
        }

        private void add(BulkItem item) {
            String document = item.document();
            if (document != null) {
                add(item.id(), document);
                return;
            }
            write(item.id());
            writeLength(item.purged() ? PURGED : REMOVED);
            size++;
        }

        private void write(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            writeLength(bytes.length);
            raw.writeBytes(bytes);
        }

        private void writeLength(int length) {
            raw.write(length >>> 16);
            raw.write(length >>> 8);
            raw.write(length);
        }

        /** What was added, and begins anew. */
        public BulkBlock build() {
            ByteArrayOutputStream documents = new ByteArrayOutputStream(raw.size() / 4);
            deflater.reset();
            try (DeflaterOutputStream out = new DeflaterOutputStream(documents, deflater, AT_ONCE)) {
                raw.writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            BulkBlock block = new BulkBlock(size, documents.toByteArray());
            raw.reset();
            size = 0;
            return block;
        }

        /** It is of no use any more. */
        public void end() {
            deflater.end();
        }
    }

    /** Of items as they are to stand. */
    static BulkBlock of(List<BulkItem> items) {
        Builder builder = new Builder();
        try {
            items.forEach(builder::add);
            return builder.build();
        } finally {
            builder.end();
        }
    }

    /** @param first number of the first */
    List<BulkItem> items(int first) {
        List<BulkItem> items = new ArrayList<>(size);
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(documents)), AT_ONCE))) {
            for (int i = 0; i < size; i++) {
                String id = text(in, length(in));
                int length = length(in);
                items.add(new BulkItem(first + i, id, length >= PURGED ? null : text(in, length), length == PURGED));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A block of items cannot be read", e);
        }
        return items;
    }

    private static int length(DataInputStream in) throws IOException {
        return in.readUnsignedByte() << 16 | in.readUnsignedShort();
    }

    private static String text(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What it says, an item at a time, of which nothing was removed. */
    public void each(BiConsumer<String, String> take) {
        items(0).forEach(item -> take.accept(item.id(), String.valueOf(item.document())));
    }

    /** As the two are written to a file. */
    public void write(DataOutputStream out) throws IOException {
        out.writeInt(size);
        out.writeInt(documents.length);
        out.write(documents);
    }

    /** As it was written; there must be one. */
    public static BulkBlock read(DataInputStream in) throws IOException {
        int size = in.readInt();
        byte[] documents = new byte[in.readInt()];
        in.readFully(documents);
        return new BulkBlock(size, documents);
    }
}
