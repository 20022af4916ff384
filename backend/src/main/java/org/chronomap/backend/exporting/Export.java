package org.chronomap.backend.exporting;

import java.io.IOException;
import java.io.OutputStream;
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
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A story's items in a file, which is made in pieces: each item is read, written and forgotten before the next.
 *
 * @param items of each collection, those of one after another
 */
record Export(ExportFormat format, Exported story, EncodedStory encoded, List<SelectedItems> items)
        implements Pieces.File {

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

    @Override
    public Pieces.Steps begin(OutputStream out) throws IOException {
        return new Writing(out);
    }

    /** How far a file is. */
    private final class Writing implements Pieces.Steps {

        private final FeatureSink file;
        private final Iterator<SelectedItems> collections = items.iterator();
        private @Nullable SelectedItems collection;
        private PrimitiveIterator.@Nullable OfInt positions;

        Writing(OutputStream out) throws IOException {
            file = format.open(out, story);
        }

        @Override
        public boolean next() throws IOException {
            if (collection != null && positions != null && positions.hasNext()) {
                byte[] feature = encoded.written(collection.collection(), positions.nextInt());
                file.take(collection.collection().part(), JSON.readValue(feature));
                return true;
            }
            if (collections.hasNext()) {
                collection = collections.next();
                positions = collection.positions();
                return true;
            }
            file.close();
            return false;
        }
    }
}
