package org.chronomap.backend.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Ids of items in alphabetical order, and the number that each has among all: a part of them. */
final class BulkIds {

    /** Ids of one part. */
    private static final int MOST = 2_000;

    private final String[] ids;
    private final int[] numbers;

    private BulkIds(String[] ids, int[] numbers) {
        this.ids = ids;
        this.numbers = numbers;
    }

    private record Numbered(String id, int number) {}

    /** All parts, in their order; their ids are ASCII, so that each order of them is the same. */
    static List<BulkIds> parts(List<String> ids) {
        Numbered[] all = new Numbered[ids.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Numbered(ids.get(i), i);
        }
        Arrays.sort(all, Comparator.comparing(Numbered::id));
        List<BulkIds> parts = new ArrayList<>();
        for (int begin = 0; begin < all.length; begin += MOST) {
            Numbered[] part = Arrays.copyOfRange(all, begin, Math.min(all.length, begin + MOST));
            parts.add(new BulkIds(
                    Arrays.stream(part).map(Numbered::id).toArray(String[]::new),
                    Arrays.stream(part).mapToInt(Numbered::number).toArray()));
        }
        return parts;
    }

    String first() {
        return ids[0];
    }

    List<String> ids() {
        return Arrays.asList(ids);
    }

    /** The number that an id has; empty when it is not among them. */
    OptionalInt find(String id) {
        int at = Arrays.binarySearch(ids, id);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(numbers[at]);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
            out.writeInt(ids.length);
            for (int i = 0; i < ids.length; i++) {
                byte[] id = ids[i].getBytes(StandardCharsets.UTF_8);
                out.writeByte(id.length);
                out.write(id);
                out.writeInt(numbers[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static BulkIds of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            String[] ids = new String[in.readInt()];
            int[] numbers = new int[ids.length];
            for (int i = 0; i < ids.length; i++) {
                byte[] id = new byte[in.readUnsignedByte()];
                in.readFully(id);
                ids[i] = new String(id, StandardCharsets.UTF_8);
                numbers[i] = in.readInt();
            }
            return new BulkIds(ids, numbers);
        } catch (IOException e) {
            throw new UncheckedIOException("Ids of items cannot be read", e);
        }
    }
}
