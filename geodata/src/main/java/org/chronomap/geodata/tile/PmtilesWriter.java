package org.chronomap.geodata.tile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.geo.Extent;

/**
 * Writes a PMTiles archive (version 3), clustered, with directories packed by gzip. An archive is two pieces, one after the other:
 * its head, which is known at the end, and the tiles, which are written as they come. Equal tiles are kept once.
 */
public final class PmtilesWriter {

    private final PmtilesHead.Contents kind;
    private final OutputStream tileData;
    private final List<DirectoryEntry> entries = new ArrayList<>();
    private final Map<Digest, DirectoryEntry> known = new HashMap<>();
    private final MessageDigest sha256 = sha256();
    private long written;

    private record Digest(long high, long low) {}

    /** @param tileData gets the tiles, and is left open */
    public PmtilesWriter(TileType type, Compression tilesPacked, OutputStream tileData) {
        this.kind = new PmtilesHead.Contents(type, tilesPacked);
        this.tileData = tileData;
    }

    /**
     * @param tile packed already, one byte at least: what has no tile is not written
     * @throws IllegalArgumentException if it does not come in the order of ids
     */
    public void add(TileAddress address, byte[] tile) throws IOException {
        long id = address.id();
        DirectoryEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
        if (last != null && id < last.nextId()) {
            throw new IllegalArgumentException(address + " comes after a tile with a greater id");
        }
        if (tile.length == 0) {
            throw new IllegalArgumentException(address + " is empty: expected a byte at least");
        }
        DirectoryEntry same = known.get(digest(tile));
        if (same == null) {
            DirectoryEntry entry = new DirectoryEntry(id, written, tile.length, 1);
            tileData.write(tile);
            written += tile.length;
            known.put(digest(tile), entry);
            entries.add(entry);
        } else if (last != null && last.nextId() == id && last.offset() == same.offset()) {
            entries.set(
                    entries.size() - 1,
                    new DirectoryEntry(last.tileId(), last.offset(), last.length(), last.run() + 1));
        } else {
            entries.add(new DirectoryEntry(id, same.offset(), same.length(), 1));
        }
    }

    /**
     * What stands before the tiles in the file.
     *
     * @param metadata JSON; of vector tiles it names their {@code vector_layers}
     * @throws IllegalStateException if no tile has been written
     */
    public byte[] head(Extent bounds, String metadata) {
        if (entries.isEmpty()) {
            throw new IllegalStateException("An archive has one tile at least");
        }
        return PmtilesHead.of(entries, known.size(), written, kind, bounds, metadata);
    }

    private Digest digest(byte[] tile) {
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(tile));
        return new Digest(digest.getLong(), digest.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
