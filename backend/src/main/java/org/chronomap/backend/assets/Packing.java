package org.chronomap.backend.assets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chronomap.backend.http.ContentCoding;

/**
 * Packs what most readers load, as a step of the build: each start would take more than a second of a processor for it. Names change
 * with what is in a file, so that none is taken for that of another build.
 */
final class Packing {

    /** Among the classes. */
    static final String FOLDER = "packed/";

    private Packing() {}

    /** @param classes the folder of the compiled classes */
    public static void main(String[] classes) throws IOException {
        Path folder = Files.createDirectories(Path.of(classes[0], FOLDER));
        for (Asset asset : new Assets().toPack().toList()) {
            for (ContentCoding coding : ContentCoding.values()) {
                boolean isMadeHere = ContentCoding.accepted(coding.id()) == coding;
                if (isMadeHere && coding != ContentCoding.IDENTITY) {
                    Files.write(folder.resolve(asset.packedName(coding)), asset.packed(coding));
                }
            }
        }
    }
}
