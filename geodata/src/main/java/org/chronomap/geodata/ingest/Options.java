package org.chronomap.geodata.ingest;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * What somebody knows better of a file than can be found out. Null = to be found out.
 *
 * @param delimiter between the cells of a text table
 * @param headerRow from 1; 0 = there is none
 * @param sheet the name of one in a workbook
 * @param decimalComma whether 1,5 is one and a half
 */
public record Options(
        @Nullable Charset encoding,
        @Nullable Character delimiter,
        @Nullable Integer headerRow,
        @Nullable String sheet,
        @Nullable Boolean decimalComma) {

    public static final Options NONE = new Options(null, null, null, null, null);
}
