package org.chronomap.geodata.tile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.chronomap.geodata.geo.Extent;

/**
 * The first {@value #LENGTH} bytes of an archive (PMTiles 3, section 3; https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md).
 *
 * @param root where the root directory lies in the file
 * @param leaves where all leaf directories lie
 * @param tileData where all tiles lie
 * @param addressedTiles how many addresses have a tile, 0 = not told; {@code tileEntries} and {@code tileContents} likewise
 * @param tileEntries how many entries of directories are of tiles
 * @param tileContents how many tiles differ
 * @param clustered whether tiles lie in the order of their ids
 * @param packed how directories and metadata are
 * @param minZoom in [0, {@link TileAddress#MAX_ZOOM}], not more than {@code maxZoom}
 */
public record PmtilesHeader(
        Section root,
        Section metadata,
        Section leaves,
        Section tileData,
        long addressedTiles,
        long tileEntries,
        long tileContents,
        boolean clustered,
        Compression packed,
        Compression tilesPacked,
        TileType type,
        int minZoom,
        int maxZoom,
        Extent bounds) {

    public static final int LENGTH = 127;

    /** Header and root directory lie within them, so that one request has both. */
    static final int FIRST_BYTES = 16_384;

    private static final byte[] MAGIC = "PMTiles".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 3;
    private static final double E7 = 1e7;

    /** A part of the file: from {@code offset} on, {@code length} bytes. */
    public record Section(long offset, long length) {

        /** The offset after it. */
        long end() {
            return offset + length;
        }
    }

    /** @throws PmtilesException if it is none, or of another version */
    static PmtilesHeader read(byte[] bytes) throws PmtilesException {
        requireVersion(bytes);
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(MAGIC.length + 1);
        Section root = section(in, "root directory");
        Section metadata = section(in, "metadata");
        Section leaves = section(in, "leaf directories");
        Section tileData = section(in, "tile data");
        long addressed = in.getLong();
        long entries = in.getLong();
        long contents = in.getLong();
        boolean clustered = in.get() == 1;
        Compression packed = Compression.of(in.get() & 0xff);
        Compression tilesPacked = Compression.of(in.get() & 0xff);
        TileType type = TileType.of(in.get() & 0xff);
        int minZoom = in.get() & 0xff;
        int maxZoom = in.get() & 0xff;
        if (minZoom > maxZoom || maxZoom > TileAddress.MAX_ZOOM) {
            throw new PmtilesException("Its header says zoom %d to %d: expected 0 to %d, the smaller first"
                    .formatted(minZoom, maxZoom, TileAddress.MAX_ZOOM));
        }
        return new PmtilesHeader(
                root,
                metadata,
                leaves,
                tileData,
                addressed,
                entries,
                contents,
                clustered,
                packed,
                tilesPacked,
                type,
                minZoom,
                maxZoom,
                bounds(in));
    }

    private static void requireVersion(byte[] bytes) throws PmtilesException {
        if (bytes.length == 0) {
            throw new PmtilesException("It is empty");
        }
        if (bytes.length < 2 || bytes[0] != MAGIC[0] || bytes[1] != MAGIC[1]) {
            throw new PmtilesException("It is no PMTiles archive: it does not begin with \"PMTiles\"");
        }
        // Before version 3 the number stood behind two letters.
        if (bytes.length > 3 && bytes[2] < VERSION && bytes[3] == 0) {
            throw new PmtilesException(
                    "It is PMTiles version " + bytes[2] + ": expected version 3; \"pmtiles convert\" makes one of it");
        }
        if (bytes.length < LENGTH) {
            throw new PmtilesException("It is cut short: it ends after " + bytes.length + " bytes, in its header");
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes[i] != MAGIC[i]) {
                throw new PmtilesException("It is no PMTiles archive: it does not begin with \"PMTiles\"");
            }
        }
        int version = bytes[MAGIC.length] & 0xff;
        if (version != VERSION) {
            throw new PmtilesException("It is PMTiles version " + version + ": expected version 3");
        }
    }

    private static Section section(ByteBuffer in, String what) throws PmtilesException {
        long offset = in.getLong();
        long length = in.getLong();
        if (offset < 0 || length < 0 || offset + length < 0) {
            throw new PmtilesException("Its header says that its " + what + " lies where no file reaches");
        }
        return new Section(offset, length);
    }

    private static Extent bounds(ByteBuffer in) throws PmtilesException {
        double west = in.getInt() / E7;
        double south = in.getInt() / E7;
        double east = in.getInt() / E7;
        double north = in.getInt() / E7;
        if (west == 0 && south == 0 && east == 0 && north == 0) {
            return new Extent(-180, -90, 180, 90); // not told
        }
        try {
            return new Extent(west, south, east, north);
        } catch (IllegalArgumentException e) {
            throw new PmtilesException("Its header says impossible bounds: " + e.getMessage());
        }
    }

    /** @throws PmtilesException if any part of the file would lie beyond its end */
    void requireWithin(long size) throws PmtilesException {
        long end = Math.max(Math.max(root.end(), metadata.end()), Math.max(leaves.end(), tileData.end()));
        if (end > size) {
            throw new PmtilesException(
                    "It is cut short: its header tells of %,d bytes, and there are %,d".formatted(end, size));
        }
        if (root.length() == 0 || root.end() > FIRST_BYTES) {
            throw new PmtilesException("Its root directory does not lie within its first " + FIRST_BYTES + " bytes");
        }
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        out.put(MAGIC).put((byte) VERSION);
        for (Section section : new Section[] {root, metadata, leaves, tileData}) {
            out.putLong(section.offset()).putLong(section.length());
        }
        out.putLong(addressedTiles).putLong(tileEntries).putLong(tileContents);
        out.put((byte) (clustered ? 1 : 0));
        out.put(packed.number()).put(tilesPacked.number()).put(type.number());
        out.put((byte) minZoom).put((byte) maxZoom);
        for (double edge : bounds.bbox()) {
            out.putInt(e7(edge));
        }
        out.put((byte) minZoom);
        out.putInt(e7(bounds.centre().x)).putInt(e7(bounds.centre().y));
        return out.array();
    }

    private static int e7(double degrees) {
        return (int) Math.round(degrees * E7);
    }
}
