package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.nio.charset.Charset;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/** The shapes of a Shapefile with the record that stands at the same place; what is deleted is passed over. */
final class ShapefileFeatures implements Features {

    private final Notes notes;
    private final ReferenceSystem system;
    private final ShapeRecords shapes;
    private final @Nullable DbfRecords attributes;
    private int number;

    ShapefileFeatures(Shapefile file, Charset charset, Notes notes) throws IOException, RefusedFileException {
        this.notes = notes;
        system = file.system(notes);
        shapes = new ShapeRecords(file.shapes().open());
        try {
            Source source = file.attributes();
            attributes = source == null ? null : new DbfRecords(source.open(), charset);
        } catch (IOException | RefusedFileException | RuntimeException e) {
            shapes.close();
            throw e;
        }
        notes.add(
                attributes == null
                        ? Note.of("no-attributes", "There is no .dbf file of its name: there are shapes alone")
                        : Note.of("encoding", "Encoding: %s", charset.name()));
    }

    @Override
    public @Nullable Feature next() throws IOException, RefusedFileException {
        while (true) {
            ShapeRecords.Shape shape = shapes.next();
            DbfRecords.Values values = attributes == null ? null : attributes.next();
            if (shape == null && values == null) {
                return null;
            }
            number++;
            if (values != null && values.isDeleted()) {
                continue;
            }
            Feature feature = new Feature(number);
            if (values != null && attributes != null) {
                attributes.put(values, feature, notes);
            } else if (attributes != null) {
                feature.flaw(null, "half-a-feature", "", "There is a shape, and no record in the .dbf file");
            }
            if (shape == null) {
                feature.flaw(Key.GEOMETRY, "half-a-feature", "", "There is a record, and no shape in the .shp file");
            } else {
                feature.shape(() -> Shapes.placed(shape.made(), system));
            }
            return feature;
        }
    }

    @Override
    public long position() {
        return shapes.position();
    }

    @Override
    public void close() throws IOException {
        try (shapes) {
            if (attributes != null) {
                attributes.close();
            }
        }
    }
}
