package org.chronomap.backend.exporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import org.chronomap.backend.features.SelectedItems;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.export.ExportFormat;
import org.chronomap.geodata.export.Exported;
import org.chronomap.geodata.export.FeatureSink;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import reactor.core.publisher.Flux;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A story's items in a file, which is made piece by piece as it is asked for: each item is read, written and forgotten before the
 * next, and while its reader takes no more neither a thread nor more than a few pieces wait for them.
 *
 * @param items of each collection, those of one after another
 */
record Export(ExportFormat format, Exported story, EncodedStory encoded, List<SelectedItems> items) {

    /** A server writes ahead 128 of them to one who reads slowly: a megabyte. */
    private static final int PIECE = 1 << 13;

    /** Numbers as they were given, to the last figure. */
    private static final ObjectReader JSON =
            JsonMapper.shared().readerFor(JsonNode.class).with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static Export of(ExportFormat format, Snapshot snapshot, EncodedStory encoded, List<SelectedItems> selected) {
        Set<String> numbers = new HashSet<>(snapshot.index().numbers());
        numbers.addAll(snapshot.story().numberLabels().keySet());
        boolean isInEveryLanguage = encoded.language().equals(Snapshot.EVERY_LANGUAGE);
        Exported story = new Exported(
                snapshot.story(),
                isInEveryLanguage,
                isInEveryLanguage
                        ? snapshot.story().languages()
                        : encoded.wording().preferred(),
                numbers);
        return new Export(format, story, encoded, selected);
    }

    Flux<DataBuffer> pieces(DataBufferFactory buffers) {
        return Flux.generate(Writing::new, (writing, sink) -> {
            try {
                byte[] piece = writing.next();
                if (piece == null) {
                    sink.complete();
                } else {
                    sink.next(buffers.wrap(piece));
                }
            } catch (IOException e) {
                sink.error(e);
            }
            return writing;
        });
    }

    /** How far a file is. */
    private final class Writing {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream(2 * PIECE);
        private final FeatureSink file;
        private final Iterator<SelectedItems> collections = items.iterator();
        private @Nullable SelectedItems collection;
        private PrimitiveIterator.@Nullable OfInt positions;
        private boolean ended;

        Writing() throws IOException {
            file = format.open(out, story);
        }

        /** Null after the last. */
        byte @Nullable [] next() throws IOException {
            while (out.size() < PIECE && !ended) {
                step();
            }
            if (out.size() == 0) {
                return null;
            }
            byte[] piece = out.toByteArray();
            out.reset();
            return piece;
        }

        private void step() throws IOException {
            if (collection != null && positions != null && positions.hasNext()) {
                byte[] feature = encoded.written(collection.collection(), positions.nextInt());
                file.take(collection.collection().part(), JSON.readValue(feature));
            } else if (collections.hasNext()) {
                collection = collections.next();
                positions = collection.positions();
            } else {
                file.close();
                ended = true;
            }
        }
    }
}
