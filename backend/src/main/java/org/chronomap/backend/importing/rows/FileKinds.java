package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Formats;
import org.chronomap.geodata.ingest.Head;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.Reader;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Rows;
import org.chronomap.geodata.ingest.geo.GeoFiles;
import org.chronomap.geodata.ingest.geo.GeoPackages;
import org.chronomap.geodata.ingest.named.NamedFiles;
import org.chronomap.geodata.ingest.named.NamedTables;
import org.chronomap.geodata.ingest.table.DelimitedTables;
import org.chronomap.geodata.ingest.table.OdsTables;
import org.chronomap.geodata.ingest.table.XlsxTables;

/** The kinds of files that are read here. */
final class FileKinds {

    /** What is known by name is GeoJSON or JSON to others; and any text is a table of one column at least: that comes last. */
    private static final List<Reader> READERS = Stream.concat(
                    NamedFiles.readers().stream(),
                    Stream.of(
                            new GeoPackages(SqliteTables::open),
                            new GeoFiles(),
                            new XlsxTables(),
                            new OdsTables(),
                            new DelimitedTables()))
            .toList();

    private static final Formats FORMATS = new Formats(READERS);

    private FileKinds() {}

    static Rows open(ForeignFile file, Options options) throws IOException, RefusedFileException {
        return NamedTables.named(FORMATS.open(file, options));
    }

    /** Whether it is of any kind, be it whole or not. */
    static boolean isKnown(ForeignFile file) throws IOException {
        Head head = Head.of(file);
        for (Reader reader : READERS) {
            if (reader.recognises(head, file)) {
                return true;
            }
        }
        return false;
    }
}
