package org.chronomap.geodata.tile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.tile.PmtilesHeader.Section;

/** All of an archive that stands before its tiles: header, root directory, metadata and leaf directories, in this order. */
final class PmtilesHead {

    /** Of the entries that leaves begin with: as few as the root can name. */
    private static final int FIRST_LEAF_ENTRIES = 4096;

    private static final double LEAF_GROWTH = 1.2;
    private static final Compression PACKED = Compression.GZIP;

    private PmtilesHead() {}

    /**
     * @param entries of tiles, in the order of their ids, one at least
     * @param contents how many tiles differ
     * @param tileBytes how many bytes all of them are
     * @param metadata JSON
     */
    static byte[] of(
            List<DirectoryEntry> entries,
            long contents,
            long tileBytes,
            Contents kind,
            Extent bounds,
            String metadata) {
        Directories directories = Directories.of(entries);
        byte[] json = PACKED.pack(metadata.getBytes(StandardCharsets.UTF_8));
        Section root = new Section(PmtilesHeader.LENGTH, directories.root.length);
        Section about = new Section(root.end(), json.length);
        Section leaves = new Section(about.end(), directories.leaves.length);
        PmtilesHeader header = new PmtilesHeader(
                root,
                about,
                leaves,
                new Section(leaves.end(), tileBytes),
                entries.stream().mapToLong(DirectoryEntry::run).sum(),
                entries.size(),
                contents,
                true,
                PACKED,
                kind.packed(),
                kind.type(),
                TileAddress.zoomOf(entries.get(0).tileId()),
                TileAddress.zoomOf(entries.get(entries.size() - 1).nextId() - 1),
                bounds);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(header.bytes());
        head.writeBytes(directories.root);
        head.writeBytes(json);
        head.writeBytes(directories.leaves);
        return head.toByteArray();
    }

    /** What the tiles are, and how each is packed. */
    record Contents(TileType type, Compression packed) {}

    /** The root, and all leaves one after the other; packed. */
    private static final class Directories {

        final byte[] root;
        final byte[] leaves;

        private Directories(byte[] root, byte[] leaves) {
            this.root = root;
            this.leaves = leaves;
        }

        static Directories of(List<DirectoryEntry> entries) {
            byte[] whole = PACKED.pack(Directory.write(entries));
            if (fits(whole)) {
                return new Directories(whole, new byte[0]);
            }
            for (double size = FIRST_LEAF_ENTRIES; ; size *= LEAF_GROWTH) {
                Directories split = split(entries, (int) size);
                if (fits(split.root)) {
                    return split;
                }
            }
        }

        private static boolean fits(byte[] root) {
            return PmtilesHeader.LENGTH + root.length <= PmtilesHeader.FIRST_BYTES;
        }

        private static Directories split(List<DirectoryEntry> entries, int size) {
            ByteArrayOutputStream leaves = new ByteArrayOutputStream();
            List<DirectoryEntry> root = new ArrayList<>();
            for (int from = 0; from < entries.size(); from += size) {
                List<DirectoryEntry> part = entries.subList(from, Math.min(entries.size(), from + size));
                byte[] leaf = PACKED.pack(Directory.write(part));
                root.add(new DirectoryEntry(part.get(0).tileId(), leaves.size(), leaf.length, 0));
                leaves.writeBytes(leaf);
            }
            return new Directories(PACKED.pack(Directory.write(root)), leaves.toByteArray());
        }
    }
}
