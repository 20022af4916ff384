package org.chronomap.geodata.ingest;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** All that files are read of. */
public final class Formats {

    private final List<Reader> readers;

    /** @param readers the pickier first: the first that recognises a file reads it */
    public Formats(List<Reader> readers) {
        this.readers = List.copyOf(readers);
    }

    /**
     * @throws RefusedFileException when it is none of them, or holds nothing
     */
    public Rows open(ForeignFile file, Options options) throws IOException, RefusedFileException {
        if (file.size() == 0) {
            throw new RefusedFileException("empty", "The file is empty: it has 0 bytes");
        }
        Head head = Head.of(file);
        for (Reader reader : readers) {
            if (reader.recognises(head, file)) {
                return reader.open(file, options);
            }
        }
        throw new RefusedFileException(
                "unknown-format",
                "What the file holds is none of what is read here: "
                        + readers.stream().map(Reader::label).collect(Collectors.joining(", ")));
    }
}
