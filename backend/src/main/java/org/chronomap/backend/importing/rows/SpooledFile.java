package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronomap.geodata.ingest.ForeignFile;

/** What somebody sent, as it lies on disk. */
record SpooledFile(Path path, String name, long size) implements ForeignFile {

    static SpooledFile at(Path path, String name) throws IOException {
        return new SpooledFile(path, name, Files.size(path));
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return Files.newByteChannel(path);
    }
}
