package org.chronomap.backend.features;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.chronomap.backend.http.Link;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.Selection;
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

    private static final Selection ANYTHING = new Selection(null, null);
    private static final int BYTES_OF_HEAD = 1 << 10;

    static ItemsPage of(FeatureIndex<?> index, ItemsQuery query) {
        int[] selected = selected(index, query);
        int begin = query.from() == null
                ? 0
                : firstAtLeast(
                        selected,
                        index.positionOf(
                                query.from().earliestStart(), query.from().id()));
        int end = Math.min(selected.length, begin + query.limit());
        return new ItemsPage(
                index,
                selected.length,
                Arrays.stream(selected, begin, end).boxed().toList(),
                end < selected.length ? Cursor.at(index.get(selected[end])) : null);
    }

    private static int[] selected(FeatureIndex<?> index, ItemsQuery query) {
        if (query.ids().isEmpty()) {
            return index.select(query.selection());
        }
        IntStream named = query.ids().stream()
                .map(index::find)
                .flatMapToInt(OptionalInt::stream)
                .sorted();
        if (query.selection().equals(ANYTHING)) {
            return named.toArray();
        }
        int[] among = index.select(query.selection());
        return named.filter(position -> Arrays.binarySearch(among, position) >= 0)
                .toArray();
    }

    /** The items themselves, in order. */
    List<Entry<?>> entries() {
        return positions.stream().<Entry<?>>map(index::get).toList();
    }

    private static int firstAtLeast(int[] ascending, int position) {
        int found = Arrays.binarySearch(ascending, position);
        return found < 0 ? -found - 1 : found;
    }

    /** The GeoJSON text: each feature as it is held, between what stands around them all. */
    GeoJsonText text(List<byte[]> written, ItemsAddress address) {
        return new GeoJsonText(
                head(address), positions.stream().map(written::get).toList());
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
