package org.chronomap.backend.publish;

import java.io.OutputStream;
import java.util.List;
import java.util.zip.Deflater;
import org.chronomap.backend.exporting.ReproducibleZip;

/** Writes a bundle as a ZIP file. */
final class BundleZip {

    private BundleZip() {}

    /**
     * @param files in the order in which they are to stand
     * @param out is closed at the end
     */
    static void write(List<BundleFile> files, OutputStream out) throws Exception {
        try (ReproducibleZip zip = new ReproducibleZip(out, Deflater.BEST_COMPRESSION)) {
            for (BundleFile file : files) {
                try (OutputStream entry = zip.entry(file.path())) {
                    file.content().write(entry);
                }
            }
        }
    }
}
