package org.chronomap.backend.publish;

import java.io.OutputStream;
import java.util.concurrent.Callable;

/**
 * A file of a bundle, made when it is written.
 *
 * @param path from the top of the folder, with slashes in it
 */
record BundleFile(String path, Content content) {

    /** Writes what is in the file, and leaves the stream open. */
    interface Content {
        void write(OutputStream out) throws Exception;
    }

    BundleFile {
        if (!path.matches("[A-Za-z0-9][A-Za-z0-9._-]*+(?:/[A-Za-z0-9][A-Za-z0-9._-]*+)*+")) {
            throw new IllegalArgumentException("\"" + path
                    + "\" must be names of letters, digits and . _ -, with slashes between them, each with a letter or"
                    + " digit first: other names are not safe on every file host");
        }
    }

    /** A file that memory holds. */
    static BundleFile of(String path, Callable<byte[]> bytes) {
        return new BundleFile(path, out -> out.write(bytes.call()));
    }
}
