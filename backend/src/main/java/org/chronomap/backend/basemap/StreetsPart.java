package org.chronomap.backend.basemap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import org.chronomap.backend.http.Digest;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.tile.PmtilesExtract;
import org.chronomap.geodata.tile.PmtilesReader;

/** A part of the file of streets, to be taken along: known to its size before any of its tiles is read. */
public final class StreetsPart {

    private final PmtilesExtract extract;
    private final Ground.Streets ground;

    private StreetsPart(PmtilesExtract extract, Ground.Streets ground) {
        this.extract = extract;
        this.ground = ground;
    }

    /** @return empty where the file has nothing there */
    static Optional<StreetsPart> of(StreetsFile file, Collection<Extent> extents) throws IOException {
        String name = Digest.of((file.name() + extents).getBytes(StandardCharsets.UTF_8)) + StreetsFile.SUFFIX;
        return PmtilesExtract.of(new PmtilesReader(file.ranges()), extents)
                .map(extract -> new StreetsPart(
                        extract,
                        Ground.Streets.of(
                                StreetsFile.FOLDER + name,
                                extract.header(),
                                file.ground().credits())));
    }

    public Ground.Streets ground() {
        return ground;
    }

    /** In bytes. */
    public long size() {
        return extract.size();
    }

    /**
     * @param out is left open
     * @throws IOException if another file has come into the place of the one that this is a part of
     */
    public void write(OutputStream out) throws IOException {
        extract.write(out);
    }
}
