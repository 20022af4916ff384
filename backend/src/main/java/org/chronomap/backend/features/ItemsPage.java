package org.chronomap.backend.features;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.chronomap.geodata.index.FeatureIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page of the features that were asked for: a header, the features' bytes as they are held, a footer.
 *
 * @param matched how many features match on all pages
 * @param features those of this page
 * @param next where the next page begins; null on the last
 */
record ItemsPage(
        int matched, List<byte[]> features, @Nullable Cursor next) {

    private static final int CHUNK_BYTES = 64 << 10;
    private static final byte[] FOOTER = "]}".getBytes(StandardCharsets.UTF_8);

    static ItemsPage of(FeatureIndex<?> index, List<byte[]> written, ItemsQuery query) {
        int[] selected = index.select(query.selection());
        int begin = query.from() == null
                ? 0
                : firstAtLeast(
                        selected,
                        index.positionOf(
                                query.from().earliestStart(), query.from().id()));
        int end = Math.min(selected.length, begin + query.limit());
        List<byte[]> features =
                Arrays.stream(selected, begin, end).mapToObj(written::get).toList();
        return new ItemsPage(
                selected.length, features, end < selected.length ? Cursor.at(index.get(selected[end])) : null);
    }

    private static int firstAtLeast(int[] ascending, int position) {
        int found = Arrays.binarySearch(ascending, position);
        return found < 0 ? -found - 1 : found;
    }

    /** The GeoJSON text in chunks of some {@value #CHUNK_BYTES} bytes, made as they are asked for. */
    Flux<DataBuffer> write(String self, ServerWebExchange exchange) {
        DataBufferFactory buffers = exchange.getResponse().bufferFactory();
        return Flux.generate(() -> 0, (position, sink) -> {
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            if (position == 0) {
                chunk.writeBytes(header(self));
            }
            int at = position;
            while (at < features.size() && chunk.size() < CHUNK_BYTES) {
                if (at > 0) {
                    chunk.write(',');
                }
                chunk.writeBytes(features.get(at));
                at++;
            }
            if (at == features.size()) {
                chunk.writeBytes(FOOTER);
            }
            sink.next(buffers.wrap(chunk.toByteArray()));
            if (at == features.size()) {
                sink.complete();
            }
            return at;
        });
    }

    private byte[] header(String self) {
        ObjectNode header = JsonMapper.shared().createObjectNode();
        header.put("type", "FeatureCollection");
        header.put("numberMatched", matched);
        header.put("numberReturned", features.size());
        ArrayNode links = header.putArray("links");
        link(links, "self", self);
        if (next != null) {
            link(
                    links,
                    "next",
                    UriComponentsBuilder.fromUriString(self)
                            .replaceQueryParam("cursor", next.toString())
                            .build(true)
                            .toUriString());
        }
        String json = JsonMapper.shared().writeValueAsString(header);
        return (json.substring(0, json.length() - 1) + ",\"features\":[").getBytes(StandardCharsets.UTF_8);
    }

    private static void link(ArrayNode links, String relation, String address) {
        links.addObject()
                .put("rel", relation)
                .put("type", "application/geo+json")
                .put("href", address);
    }
}
