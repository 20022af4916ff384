package org.chronomap.geodata.tile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A directory as bytes, unpacked (PMTiles 3, section 4.2): numbers of variable length, column by column. */
final class Directory {

    /** A varint of 64 bits. */
    private static final int MOST_VARINT_BYTES = 10;
    /** An entry takes four bytes at the least. */
    private static final int LEAST_ENTRY_BYTES = 4;

    private final byte[] bytes;
    private int at;

    private Directory(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] write(List<DirectoryEntry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(entries.size() * LEAST_ENTRY_BYTES);
        writeVarint(out, entries.size());
        long id = 0;
        for (DirectoryEntry entry : entries) {
            writeVarint(out, entry.tileId() - id);
            id = entry.tileId();
        }
        entries.forEach(entry -> writeVarint(out, entry.run()));
        entries.forEach(entry -> writeVarint(out, entry.length()));
        long next = -1;
        for (DirectoryEntry entry : entries) {
            // 0 = where the one before ends.
            writeVarint(out, entry.offset() == next ? 0 : entry.offset() + 1);
            next = entry.offset() + entry.length();
        }
        return out.toByteArray();
    }

    private static void writeVarint(ByteArrayOutputStream out, long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    /**
     * @param tiles how many bytes the tile data are
     * @param leaves how many bytes the leaf directories are
     * @throws PmtilesException if it is broken, or names bytes that are not there
     */
    static List<DirectoryEntry> read(byte[] bytes, long tiles, long leaves) throws PmtilesException {
        return new Directory(bytes).read(tiles, leaves);
    }

    private List<DirectoryEntry> read(long tiles, long leaves) throws PmtilesException {
        long count = varint();
        if (count < 1 || count > bytes.length / LEAST_ENTRY_BYTES) {
            throw new PmtilesException(
                    "A directory of it says that it has " + count + " entries, in " + bytes.length + " bytes");
        }
        int size = (int) count;
        long[] ids = column(size);
        long[] runs = column(size);
        long[] lengths = column(size);
        long[] offsets = column(size);
        List<DirectoryEntry> entries = new ArrayList<>(size);
        long id = 0;
        long next = 0;
        for (int i = 0; i < size; i++) {
            id += ids[i];
            long offset = offsets[i] == 0 && i > 0 ? next : offsets[i] - 1;
            next = offset + lengths[i];
            boolean isLeaf = runs[i] == 0;
            if (ids[i] < (i == 0 ? 0 : 1) || id < 0 || runs[i] < 0 || runs[i] > Integer.MAX_VALUE) {
                throw new PmtilesException("A directory of it is not in the order of its tiles");
            }
            if (lengths[i] < 1 || lengths[i] > Integer.MAX_VALUE || offset < 0 || next > (isLeaf ? leaves : tiles)) {
                throw new PmtilesException("A directory of it names bytes that are not there");
            }
            DirectoryEntry before = entries.isEmpty() ? null : entries.get(entries.size() - 1);
            if (before != null && before.nextId() > id) {
                throw new PmtilesException("A directory of it has two entries for one tile");
            }
            entries.add(new DirectoryEntry(id, offset, (int) lengths[i], (int) runs[i]));
        }
        return entries;
    }

    private long[] column(int size) throws PmtilesException {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = varint();
        }
        return values;
    }

    private long varint() throws PmtilesException {
        long value = 0;
        for (int i = 0; i < MOST_VARINT_BYTES && at < bytes.length; i++) {
            byte next = bytes[at++];
            value |= (next & 0x7fL) << (7 * i);
            if (next >= 0) {
                return value;
            }
        }
        throw new PmtilesException("A directory of it ends in the midst of a number");
    }
}
