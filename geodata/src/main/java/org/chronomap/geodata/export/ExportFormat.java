package org.chronomap.geodata.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** What a story's incidents and movements are written as. */
public interface ExportFormat {

    /** The more usual first. */
    List<ExportFormat> ALL = List.of(
            new CsvFormat(),
            new XlsxFormat(),
            new GeoJsonFormat(),
            new GeoJsonSequence(),
            new JsonFgFormat(),
            new KmlFormat(),
            new GpxFormat(),
            new FlatGeobufFormat(),
            new TimelineJsFormat(),
            new ICalendarFormat());

    static Optional<ExportFormat> find(String id) {
        return ALL.stream().filter(format -> format.id().equals(id)).findFirst();
    }

    /** As addresses name it: lower-case letters and hyphens. */
    String id();

    /** As people call it. */
    String label();

    String mediaType();

    /** What its files' names end with, without a dot. */
    String ending();

    /** Begins a file; what is returned writes to {@code out} as it is given features, and does not close it. */
    FeatureSink open(OutputStream out, Exported story) throws IOException;
}
