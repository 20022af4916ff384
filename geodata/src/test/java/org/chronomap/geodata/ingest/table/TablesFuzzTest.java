package org.chronomap.geodata.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.List;
import org.chronomap.geodata.ingest.Options;

/** Whatever stands in a table, it is refused, or comes as rows as wide as it. How it is run stands in geodata/docs/formats.md. */
class TablesFuzzTest {

    private static final String LENGTH = "2m";

    @FuzzTest(maxDuration = LENGTH)
    void csv(byte[] file) throws IOException {
        read(file);
    }

    /** As the sheet of a workbook, and its texts behind a byte of 0. */
    @FuzzTest(maxDuration = LENGTH)
    void xlsx(byte[] file) throws IOException {
        String text = new String(file, UTF_8);
        int end = text.indexOf('\0');
        String sheet = end < 0 ? text : text.substring(0, end);
        String shared = end < 0 ? "" : text.substring(end + 1);
        read(XlsxTablesTest.book("<sheets><sheet name='A' r:id='r1'/></sheets>", shared, sheet)
                .bytes());
    }

    @FuzzTest(maxDuration = LENGTH)
    void ods(byte[] content) throws IOException {
        read(new Zip()
                .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                .with("content.xml", content)
                .bytes());
    }

    private static void read(byte[] file) throws IOException {
        List<String> lines = Given.read(Given.file("fuzz.csv", file), Options.NONE);
        assertThat(lines).isNotEmpty();
    }
}
