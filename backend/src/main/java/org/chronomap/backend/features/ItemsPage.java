package org.chronomap.backend.features;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.chronomap.backend.http.Link;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.Matches;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page of the features that were asked for.
 *
 * @param index of all
 * @param matched how many features match on all pages
 * @param positions of those of this page
 * @param next where the next page begins; null on the last
 */
record ItemsPage(
        FeatureIndex<?> index,
        int matched,
        List<Integer> positions,
        @Nullable Cursor next) {

    private static final int BYTES_OF_HEAD = 1 << 10;
    private static final int MOST_COPIED = 1_000;

    static ItemsPage of(FeatureIndex<?> index, ItemsQuery query) {
        Matches matches = matches(index, query);
        Cursor from = query.from();
        int begin = from == null ? 0 : index.positionOf(from.earliestStart(), from.id());
        int[] found = matches.from(begin, query.limit() + 1);
        return new ItemsPage(
                index,
                matches.count(),
                Arrays.stream(found).limit(query.limit()).boxed().toList(),
                found.length > query.limit() ? Cursor.at(index.get(found[query.limit()])) : null);
    }

    static Matches matches(FeatureIndex<?> index, ItemsQuery query) {
        Matches matches = index.matches(query.selection());
        return query.ids().isEmpty()
                ? matches
                : Matches.of(query.ids().stream()
                        .map(index::find)
                        .flatMapToInt(OptionalInt::stream)
                        .filter(matches::contains)
                        .toArray());
    }

    /** The items themselves, in order. */
    List<Entry<?>> entries() {
        return positions.stream().<Entry<?>>map(index::get).toList();
    }

    /** The GeoJSON text: each feature as it is held, between what stands around them all. */
    GeoJsonText text(List<byte[]> written, ItemsAddress address) {
        return new GeoJsonText(head(address), features(written));
    }

    /** Of many each is taken as it goes out: who reads slowly has none of them copied meanwhile. */
    private List<byte[]> features(List<byte[]> written) {
        return positions.size() <= MOST_COPIED
                ? positions.stream().map(written::get).toList()
                : new AbstractList<>() {
                    @Override
                    public byte[] get(int i) {
                        return written.get(positions.get(i));
                    }

                    @Override
                    public int size() {
                        return positions.size();
                    }
                };
    }

    /** Up to the first feature. */
    private byte[] head(ItemsAddress address) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(BYTES_OF_HEAD);
        try (JsonGenerator json = JsonMapper.shared().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("type", "FeatureCollection");
            json.writeNumberProperty("numberMatched", matched);
            json.writeNumberProperty("numberReturned", positions.size());
            json.writeStringProperty(
                    "timeStamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            Link.write(json, address.links(next));
            json.writeArrayPropertyStart("features");
            json.writeEndArray();
            json.writeEndObject();
        }
        return Arrays.copyOf(out.toByteArray(), out.size() - GeoJsonText.END.length);
    }
}
