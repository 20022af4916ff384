package org.chronomap.backend.importing.rows;

import java.nio.charset.Charset;
import org.chronomap.geodata.ingest.Options;
import org.jspecify.annotations.Nullable;

/** {@link Options} as they are kept. Null = to be found out. */
record FileOptions(
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable Integer headerRow,
        @Nullable String sheet,
        @Nullable Boolean decimalComma) {

    /** Nothing is said. */
    static final FileOptions NONE = new FileOptions(null, null, null, null, null);

    Options options() {
        return new Options(
                encoding == null ? null : Charset.forName(encoding),
                delimiter == null ? null : delimiter.charAt(0),
                headerRow,
                sheet,
                decimalComma);
    }
}
