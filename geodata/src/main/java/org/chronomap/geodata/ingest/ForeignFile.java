package org.chronomap.geodata.ingest;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** A file that somebody sent. */
public interface ForeignFile {

    /** As its sender called it, which says nothing of what it holds. */
    String name();

    /** In bytes. */
    long size();

    /** From its beginning; may be called again while another is open. */
    SeekableByteChannel open() throws IOException;
}
