package org.chronomap.backend.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** All parts, in their order; each is made when it is asked for. */
    static List<BulkIds> parts(IdList ids) {
        Integer[] sorted = IntStream.range(0, ids.size()).boxed().toArray(Integer[]::new);
        Arrays.parallelSort(sorted, ids::compare);
        int[] order = Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
        return new AbstractList<>() {
            @Override
            public BulkIds get(int part) {
                int[] numbers = Arrays.copyOfRange(order, part * MOST, Math.min(order.length, (part + 1) * MOST));
                return new BulkIds(Arrays.stream(numbers).mapToObj(ids::get).toArray(String[]::new), numbers);
            }

            @Override
            public int size() {
                return (order.length + MOST - 1) / MOST;
            }
        };
    }

    private record Numbered(String id, int number) {}

    private static BulkIds of(List<Numbered> part) {
        return new BulkIds(
                part.stream().map(Numbered::id).toArray(String[]::new),
                part.stream().mapToInt(Numbered::number).toArray());
    }

    String first() {
        return ids[0];
    }

    String last() {
        return ids[ids.length - 1];
    }

    List<String> ids() {
        return Arrays.asList(ids);
    }

    BulkIds without(String id) {
        List<Numbered> left = numbered();
        left.removeIf(numbered -> numbered.id().equals(id));
        return of(left);
    }

    BulkIds with(String id, int number) {
        List<Numbered> more = numbered();
        more.add(new Numbered(id, number));
        more.sort(Comparator.comparing(Numbered::id));
        return of(more);
    }

    private List<Numbered> numbered() {
        return IntStream.range(0, ids.length)
                .mapToObj(i -> new Numbered(ids[i], numbers[i]))
                .collect(Collectors.toCollection(ArrayList::new));
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
