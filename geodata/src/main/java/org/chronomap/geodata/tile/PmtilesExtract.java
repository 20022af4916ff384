package org.chronomap.geodata.tile;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.chronomap.geodata.geo.Extent;
import org.locationtech.jts.geom.Envelope;

/** A part of an archive as one of its own: its size is known before any tile is read, and its tiles are copied as they are. */
public final class PmtilesExtract {

    /** So many ids take 100 MB; more are no part of a map, but all of it. */
    private static final int MOST_TILES = 1_000_000;

    private final PmtilesReader source;
    private final List<PmtilesReader.Found> copied;
    private final byte[] head;
    private final PmtilesHeader header;
    private final long tileBytes;

    private PmtilesExtract(PmtilesReader source, List<PmtilesReader.Found> copied, byte[] head, long tileBytes)
            throws PmtilesException {
        this.source = source;
        this.copied = copied;
        this.head = head;
        this.header = PmtilesHeader.read(head);
        this.tileBytes = tileBytes;
    }

    /**
     * All tiles, of every zoom, that share a point with one of the extents.
     *
     * @return empty where there is none
     * @throws PmtilesException if they are too many, or the archive is broken
     */
    public static Optional<PmtilesExtract> of(PmtilesReader source, Collection<Extent> extents) throws IOException {
        PmtilesHeader whole = source.header();
        List<Extent> inside =
                extents.stream().filter(whole.bounds()::intersects).toList();
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        List<DirectoryEntry> entries = new ArrayList<>();
        List<PmtilesReader.Found> copied = new ArrayList<>();
        Map<Long, Long> offsets = new HashMap<>();
        long[] tileBytes = {0};
        source.find(ids(whole, inside), tile -> {
            Long known = offsets.get(tile.offset());
            long offset = known == null ? tileBytes[0] : known;
            if (known == null) {
                offsets.put(tile.offset(), offset);
                copied.add(tile);
                tileBytes[0] += tile.length();
            }
            DirectoryEntry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
            if (last != null && last.nextId() == tile.tileId() && last.offset() == offset) {
                entries.set(
                        entries.size() - 1, new DirectoryEntry(last.tileId(), offset, last.length(), last.run() + 1));
            } else {
                entries.add(new DirectoryEntry(tile.tileId(), offset, tile.length(), 1));
            }
        });
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        byte[] head = PmtilesHead.of(
                entries,
                copied.size(),
                tileBytes[0],
                new PmtilesHead.Contents(whole.type(), whole.tilesPacked()),
                Extent.union(inside),
                source.metadata());
        return Optional.of(new PmtilesExtract(source, copied, head, tileBytes[0]));
    }

    private static long[] ids(PmtilesHeader whole, List<Extent> extents) throws PmtilesException {
        TreeSet<Long> ids = new TreeSet<>();
        for (int zoom = whole.minZoom(); zoom <= whole.maxZoom(); zoom++) {
            for (Extent extent : extents) {
                for (Envelope box : extent.envelopes()) {
                    TileAddress first = TileAddress.of(zoom, box.getMinX(), box.getMaxY());
                    TileAddress last = TileAddress.of(zoom, box.getMaxX(), box.getMinY());
                    if ((long) (last.x() - first.x() + 1) * (last.y() - first.y() + 1) + ids.size() > MOST_TILES) {
                        throw new PmtilesException("More than %,d of its tiles are asked for".formatted(MOST_TILES));
                    }
                    for (int x = first.x(); x <= last.x(); x++) {
                        for (int y = first.y(); y <= last.y(); y++) {
                            ids.add(new TileAddress(zoom, x, y).id());
                        }
                    }
                }
            }
        }
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    public PmtilesHeader header() {
        return header;
    }

    /** How many bytes it is. */
    public long size() {
        return head.length + tileBytes;
    }

    /** @param out is left open */
    public void write(OutputStream out) throws IOException {
        out.write(head);
        for (PmtilesReader.Found tile : copied) {
            out.write(source.bytes(tile));
        }
    }
}
