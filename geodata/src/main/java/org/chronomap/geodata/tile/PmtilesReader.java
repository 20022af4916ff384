package org.chronomap.geodata.tile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Reads a PMTiles archive (version 3, https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md). Nothing that it says of itself
 * is believed: what it names must be there, and unpacks to a bounded size. It keeps the root directory, and nothing else.
 */
public final class PmtilesReader {

    /** Unpacked. Directories are made to be some ten kilobytes. */
    private static final int MOST_DIRECTORY_BYTES = 4 << 20;

    private static final int MOST_METADATA_BYTES = 4 << 20;
    /** Tiles of streets are made to be half a megabyte at the most, packed. */
    private static final int MOST_TILE_BYTES = 64 << 20;
    /** The specification has a root, leaves, and leaves of leaves no more (section 4.2.3). */
    private static final int MOST_DEPTH = 3;

    private final ByteRanges file;
    private final PmtilesHeader header;
    private final List<DirectoryEntry> root;

    /** A tile's bytes in the file. */
    record Found(long tileId, long offset, int length) {}

    /** Told each of the tiles that are found, in the order of their ids. */
    interface Finder {
        void found(Found tile) throws IOException;
    }

    /** @throws PmtilesException if it is none, is broken, or is of a kind that is not read here */
    public PmtilesReader(ByteRanges file) throws IOException {
        this.file = file;
        long size = file.size();
        header = PmtilesHeader.read(file.read(0, (int) Math.min(size, PmtilesHeader.LENGTH)));
        header.requireWithin(size);
        root = directory(header.root().offset(), header.root().length());
    }

    public PmtilesHeader header() {
        return header;
    }

    /** What it says of itself, as JSON; empty when it says nothing. */
    public String metadata() throws IOException {
        PmtilesHeader.Section section = header.metadata();
        if (section.length() == 0) {
            return "";
        }
        if (section.length() > MOST_METADATA_BYTES) {
            throw new PmtilesException("Its metadata is more than " + MOST_METADATA_BYTES + " bytes");
        }
        byte[] packed = file.read(section.offset(), (int) section.length());
        return new String(header.packed().unpack(packed, MOST_METADATA_BYTES, "metadata"), StandardCharsets.UTF_8);
    }

    /** A tile as it lies in the file, packed as the header says. */
    public Optional<byte[]> tile(TileAddress address) throws IOException {
        byte[][] bytes = new byte[1][];
        find(new long[] {address.id()}, tile -> bytes[0] = bytes(tile));
        return Optional.ofNullable(bytes[0]);
    }

    /** @throws PmtilesException if it cannot be unpacked */
    public Optional<byte[]> unpackedTile(TileAddress address) throws IOException {
        byte[] packed = tile(address).orElse(null);
        if (packed == null) {
            return Optional.empty();
        }
        String what = "tile %d/%d/%d".formatted(address.zoom(), address.x(), address.y());
        return Optional.of(header.tilesPacked().unpack(packed, MOST_TILE_BYTES, what));
    }

    /** Of the tiles with the ids, which are in their order, those that are there. */
    void find(long[] ids, Finder finder) throws IOException {
        find(root, ids, 0, ids.length, 1, finder);
    }

    private void find(List<DirectoryEntry> directory, long[] ids, int from, int to, int depth, Finder finder)
            throws IOException {
        int next = from;
        for (int i = 0; i < directory.size() && next < to; i++) {
            DirectoryEntry entry = directory.get(i);
            while (next < to && ids[next] < entry.tileId()) {
                next++;
            }
            long end = !entry.isLeaf()
                    ? entry.nextId()
                    : i + 1 < directory.size() ? directory.get(i + 1).tileId() : Long.MAX_VALUE;
            int first = next;
            while (next < to && ids[next] < end) {
                if (!entry.isLeaf()) {
                    finder.found(new Found(ids[next], header.tileData().offset() + entry.offset(), entry.length()));
                }
                next++;
            }
            if (entry.isLeaf() && next > first) {
                if (depth == MOST_DEPTH) {
                    throw new PmtilesException("Its directories lie more than " + MOST_DEPTH + " deep");
                }
                List<DirectoryEntry> leaf = directory(header.leaves().offset() + entry.offset(), entry.length());
                find(leaf, ids, first, next, depth + 1, finder);
            }
        }
    }

    byte[] bytes(Found tile) throws IOException {
        return file.read(tile.offset(), tile.length());
    }

    private List<DirectoryEntry> directory(long offset, long length) throws IOException {
        if (length > MOST_DIRECTORY_BYTES) {
            throw new PmtilesException("A directory of it is more than " + MOST_DIRECTORY_BYTES + " bytes");
        }
        byte[] bytes = header.packed().unpack(file.read(offset, (int) length), MOST_DIRECTORY_BYTES, "directory");
        return Directory.read(bytes, header.tileData().length(), header.leaves().length());
    }
}
