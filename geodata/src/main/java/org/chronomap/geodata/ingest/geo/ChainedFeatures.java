package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/** Those of several files, as if they were one. */
final class ChainedFeatures implements Features {

    private final Iterator<Opening> files;
    private final Notes notes;
    private Features current;
    private int before;
    private int last;

    ChainedFeatures(List<Opening> all, Notes notes) throws IOException, RefusedFileException {
        files = all.iterator();
        this.notes = notes;
        current = files.next().open(notes);
    }

    @Override
    public @Nullable Feature next() throws IOException, RefusedFileException {
        while (true) {
            Feature feature = current.next();
            if (feature != null) {
                last = before + feature.number();
                return new Feature(last, feature.cells(), feature.flaws());
            }
            if (!files.hasNext()) {
                return null;
            }
            current.close();
            before = last;
            current = files.next().open(notes);
        }
    }

    @Override
    public long position() {
        return current.position();
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
