package org.chronomap.backend.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.chronomap.backend.features.SelectedItems;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.export.ExportFormat;
import org.chronomap.geodata.export.Exported;
import org.chronomap.geodata.export.FeatureSink;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * A story's items in a file, each read, written and forgotten before the next.
 *
 * @param items of each collection, those of one after another
 */
record Export(ExportFormat format, Exported story, List<Written> items) {

    /** What is written of items, by their positions. */
    record Written(SelectedItems selected, List<byte[]> features) {}

    static Mono<Export> of(
            ExportFormat format,
            Snapshot snapshot,
            EncodedStory encoded,
            String address,
            List<SelectedItems> selected) {
        List<String> languages = encoded.language().equals(Snapshot.EVERY_LANGUAGE)
                ? snapshot.story().languages()
                : encoded.wording().preferred();
        Exported story = new Exported(
                snapshot.story(),
                encoded.language().equals(Snapshot.EVERY_LANGUAGE),
                languages,
                Exported.numbersOf(snapshot.index()),
                address);
        return Mono.zip(
                selected.stream()
                        .map(items -> encoded.written(items.collection(), items.positions())
                                .map(features -> new Written(items, features)))
                        .toList(),
                written -> new Export(
                        format,
                        story,
                        Arrays.stream(written).map(Written.class::cast).toList()));
    }

    /** Takes as long as who reads it. */
    void write(OutputStream out) throws IOException {
        try (FeatureSink sink = format.open(out, story)) {
            for (Written written : items) {
                for (int position : written.selected().positions()) {
                    sink.take(
                            written.selected().collection().part(),
                            JsonMapper.shared().readTree(written.features().get(position)));
                }
            }
        }
    }
}
